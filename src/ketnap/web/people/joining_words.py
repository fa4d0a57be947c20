"""What a case calls for on the roll of members, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ketnap.casefiles.queries import Joining, status_of
from ketnap.domain.casefile.member_times import MemberTime
from ketnap.people.models import MemberStatus
from ketnap.web.day_words import capitalised, full_day


@dataclass(frozen=True, slots=True)
class TimeLine:
    """A standing with its days, as a page shows it."""

    status: str
    days: str


def joining_words(joining: Joining) -> str:
    """Return why a case calls for a membership."""
    if joining.until is not None:
        words = _(
            "Đã là đảng viên từ ngày %(day)s đến trước ngày %(until)s, chưa có trong danh sách đảng viên."
        )
        return words % {"day": full_day(joining.began_on), "until": full_day(joining.until)}
    if joining.status is MemberStatus.OFFICIAL:
        return _("Đã có quyết định công nhận ngày %(day)s, chưa có trong danh sách chính thức.") % {
            "day": full_day(joining.since)
        }
    return _("Đã kết nạp ngày %(day)s, chưa có trong danh sách đảng viên.") % {
        "day": full_day(joining.since)
    }


def enter_all_words(number: int) -> str:
    """Return what the button says that enters several people at once."""
    return ngettext(
        "Ghi %(count)s người vào danh sách", "Ghi tất cả %(count)s người vào danh sách", number
    ) % {"count": number}


def times_of(joining: Joining) -> list[TimeLine]:
    """Return each standing that is to be entered."""
    return [_line(time) for time in joining.times]


def _line(time: MemberTime) -> TimeLine:
    return TimeLine(capitalised(str(status_of(time).label)), _days(time))


def _days(time: MemberTime) -> str:
    since = full_day(time.since)
    if time.until is None:
        return _("từ ngày %(day)s") % {"day": since}
    words = _("từ ngày %(day)s đến trước ngày %(until)s")
    return words % {"day": since, "until": full_day(time.until)}
