"""What a reminder says, in the reader's language: the reason, never more than name and deadline."""

from datetime import date
from typing import assert_never

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from ketnap.design.numbers import whole
from ketnap.domain.casefile.wording import Language
from ketnap.domain.planner import Occasion
from ketnap.rules.load import load_calendar


def language_now() -> Language:
    """Return the language in force, as the domain's wordings ask for it."""
    return "en" if (get_language() or "").startswith("en") else "vi"


def reason_for(occasion: Occasion, due_on: date, *, on: date) -> str:
    """Return why somebody is reminded, as it stands on a day, in one or two sentences."""
    began = occasion_words(occasion) if on <= due_on else ""
    return f"{began}. {left_until(due_on, on=on)}" if began else left_until(due_on, on=on)


def occasion_words(occasion: Occasion) -> str:
    """Return what the point of the deadline was; empty where the days left say all."""
    match occasion:
        case Occasion.STARTED:
            return _("Thời hạn mới bắt đầu")
        case Occasion.HALF_WAY:
            return _("Đã qua nửa thời hạn")
        case Occasion.AHEAD | Occasion.DUE | Occasion.OVERDUE:
            return ""
        case _:
            assert_never(occasion)


def left_until(due_on: date, *, on: date) -> str:
    """Return how long is left until a last day, or how long it is past, in working days."""
    if on > due_on:
        return _overdue_by(load_calendar().working_days_between(due_on, on))
    if due_on == on:
        return _("Hôm nay là ngày cuối")
    left = load_calendar().working_days_between(on, due_on)
    if not left:
        return _("Không còn ngày làm việc nào trước ngày cuối")
    return ngettext("Còn %(days)s ngày làm việc", "Còn %(days)s ngày làm việc", left) % {
        "days": whole(left)
    }


def _overdue_by(working_days: int) -> str:
    if not working_days:
        return _("Đã quá hạn")
    return ngettext(
        "Quá hạn %(days)s ngày làm việc", "Quá hạn %(days)s ngày làm việc", working_days
    ) % {"days": whole(working_days)}
