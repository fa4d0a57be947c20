"""A capsule in words: what runs, what passes on."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ketnap.design.numbers import whole
from ketnap.domain.casefile.wording import day_in_words, deadline_name
from ketnap.domain.transfer.capsule import Capsule, Duty, RunningTerm
from ketnap.web.language import reader_language

DUTIES: Mapping[Duty, Promise] = {
    Duty.ASSIGN_MENTOR: gettext_lazy("Phân công đảng viên chính thức giúp đỡ"),
    Duty.CONTINUE_REVIEWS: gettext_lazy("Tiếp tục nhận xét định kỳ"),
    Duty.FOLLOW_VERIFICATION: gettext_lazy("Theo dõi trả lời thẩm tra lý lịch"),
    Duty.FOLLOW_DECISION: gettext_lazy("Theo dõi quyết định của cấp trên"),
    Duty.HOLD_CEREMONY: gettext_lazy("Tổ chức lễ kết nạp"),
    Duty.FILE_MEMBER_RECORD: gettext_lazy("Nộp lý lịch đảng viên"),
    Duty.CONSIDER_RECOGNITION: gettext_lazy("Xét công nhận đảng viên chính thức"),
}


def duties_shown(capsule: Capsule) -> list[str]:
    """Return what passes to the receiving cell."""
    return [str(DUTIES[duty]) for duty in capsule.duties]


def terms_shown(capsule: Capsule) -> list[dict[str, str]]:
    """Return the deadlines that ran on the day of sending, each with what was left."""
    language = reader_language()
    return [
        {
            "name": deadline_name(term.code, language),
            "due": day_in_words(term.due_on),
            "left": _left(term),
        }
        for term in capsule.terms
    ]


def _left(term: RunningTerm) -> str:
    if term.days_left < 0:
        words = _("quá %(days)s ngày làm việc") if term.in_working_days else _("quá %(days)s ngày")
    else:
        words = _("còn %(days)s ngày làm việc") if term.in_working_days else _("còn %(days)s ngày")
    return words % {"days": whole(abs(term.days_left))}
