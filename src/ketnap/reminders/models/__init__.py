"""Records of this room: reminders, snoozes, addresses, digests, feeds."""

from ketnap.reminders.models.feeds import CalendarFeed
from ketnap.reminders.models.mail import Digest, MailAddress
from ketnap.reminders.models.press import PressNotice
from ketnap.reminders.models.reminding import Reminder, Snooze

__all__ = ["CalendarFeed", "Digest", "MailAddress", "PressNotice", "Reminder", "Snooze"]
