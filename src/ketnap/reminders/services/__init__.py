"""Every write about reminders, snoozes, mail addresses and calendar feeds."""

from ketnap.reminders.services.addresses import (
    confirm_address,
    keep_address,
    remove_address,
)
from ketnap.reminders.services.digests import send_digests
from ketnap.reminders.services.feeds import open_feed, read_feed, revoke_feed
from ketnap.reminders.services.mailing import mail_reminders
from ketnap.reminders.services.press import mail_press_notices
from ketnap.reminders.services.raising import mark_read, raise_reminders
from ketnap.reminders.services.reports import mail_reports
from ketnap.reminders.services.sending import Mailed
from ketnap.reminders.services.snoozing import Wish, last_snooze_day, snooze

__all__ = [
    "Mailed",
    "Wish",
    "confirm_address",
    "keep_address",
    "last_snooze_day",
    "mail_press_notices",
    "mail_reminders",
    "mail_reports",
    "mark_read",
    "open_feed",
    "raise_reminders",
    "read_feed",
    "remove_address",
    "revoke_feed",
    "send_digests",
    "snooze",
]
