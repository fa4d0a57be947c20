"""How a snooze reads on the desk, on the case and among the reminders."""

from django.utils.translation import gettext as _

from ketnap.reminders.models import Snooze
from ketnap.web.day_words import full_day


def snoozed_note(snooze: Snooze | None) -> str:
    """Return until when, why and by whom nobody is reminded; nothing without a snooze."""
    if snooze is None:
        return ""
    return _("Hoãn nhắc đến %(day)s: %(reason)s (%(who)s)") % {
        "day": full_day(snooze.until),
        "reason": snooze.reason,
        "who": snooze.snoozed_by.name,
    }
