"""What meetings, votes and their slips are called on the screen."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ketnap.domain.casefile.codes import ExclusionGround, Matter, VoteMethod
from ketnap.occasions.meetings.models import AgendaItem, CellMeeting
from ketnap.web.day_words import capitalised, weekday_and_day

Words = str | Promise

MATTERS: Mapping[Matter, Words] = {
    Matter.ADMISSION: gettext_lazy("Xét kết nạp"),
    Matter.RECOGNITION: gettext_lazy("Xét công nhận chính thức"),
    Matter.STRIKE_OFF: gettext_lazy("Xét xóa tên đảng viên dự bị"),
}
PROPOSALS: Mapping[Matter, Words] = {
    Matter.ADMISSION: gettext_lazy("đề nghị kết nạp đảng viên"),
    Matter.RECOGNITION: gettext_lazy("đề nghị công nhận đảng viên chính thức"),
    Matter.STRIKE_OFF: gettext_lazy("đề nghị xóa tên đảng viên dự bị"),
}
FORMS: Mapping[Matter, str] = {Matter.ADMISSION: "6-KNĐ", Matter.RECOGNITION: "13-KNĐ"}
"""The official form of the cell's resolution, where there is one."""
METHODS: Mapping[VoteMethod, Words] = {
    VoteMethod.SECRET_BALLOT: gettext_lazy("Bỏ phiếu kín"),
    VoteMethod.PARTY_CARD: gettext_lazy("Giơ thẻ đảng viên"),
}
GROUNDS: Mapping[ExclusionGround, Words] = {
    ExclusionGround.ON_TEMPORARY_ACTIVITY_ELSEWHERE: gettext_lazy("Sinh hoạt tạm thời nơi khác"),
    ExclusionGround.EXEMPT_FROM_WORK_AND_ACTIVITY: gettext_lazy("Được miễn công tác và sinh hoạt"),
    ExclusionGround.SUSPENDED_FROM_ACTIVITY: gettext_lazy("Bị đình chỉ sinh hoạt"),
    ExclusionGround.CHARGED_PROSECUTED_OR_DETAINED: gettext_lazy("Bị khởi tố, truy tố, tạm giam"),
}


def percent(part: Fraction) -> str:
    """Return a part as people write it here: 83,3 %."""
    number = Decimal(part.numerator * 100) / part.denominator
    tenths = number.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{formats.number_format(tenths, 1)}\N{NO-BREAK SPACE}%"


def share_words(share: Mapping[str, Any]) -> str:
    """Return a share as a rule words it."""
    names = {Fraction(2, 3): _("hai phần ba"), Fraction(1, 2): _("một nửa")}
    part = Fraction(share["num"], share["den"])
    return names.get(part, f"{part.numerator}/{part.denominator}")


def meeting_title(meeting: CellMeeting) -> str:
    """Return what a meeting is called, by its day."""
    return _("Họp chi bộ ngày %(day)s") % {"day": f"{meeting.held_on:%d/%m/%Y}"}


def meeting_time(meeting: CellMeeting) -> str:
    """Return when and where, such as "Thứ Năm 03/12/2026, 14:00, Phòng họp 302"."""
    return f"{meeting_hour(meeting)}, {meeting.place}"


def meeting_hour(meeting: CellMeeting) -> str:
    """Return when alone, such as "Thứ Năm 03/12/2026, 14:00"."""
    day = capitalised(weekday_and_day(meeting.held_on, year=0))
    return f"{day}, {meeting.begins_at:%H:%M}"


def officers_line(meeting: CellMeeting) -> str:
    """Return who presides and who takes the minutes."""
    return _("Chủ trì: %(presiding)s. Thư ký: %(secretary)s.") % {
        "presiding": meeting.presiding,
        "secretary": meeting.secretary,
    }


def question_line(item: AgendaItem, number: int) -> str:
    """Return what is voted on, and which time where it is not the first."""
    matter = str(MATTERS[Matter(item.matter)])
    return (
        matter
        if number == 1
        else _("%(matter)s, lần %(number)s")
        % {
            "matter": matter,
            "number": number,
        }
    )
