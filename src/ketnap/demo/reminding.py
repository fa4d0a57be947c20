"""Lets the reminders of the last week be raised, some read, and one deadline snoozed."""

from datetime import timedelta

from ketnap.casefiles.queries import due_rows
from ketnap.demo.almanac import Almanac
from ketnap.domain.access import Actor
from ketnap.domain.casefile.codes import DeadlineCode
from ketnap.reminders.duties import duties_behind
from ketnap.reminders.services import Wish, mark_read, raise_reminders, snooze

SNOOZED_FOR = timedelta(days=5)
REASON = "Nơi thẩm tra hẹn trả lời sau đợt kiểm tra"


def remind(*, clerk: Actor, secretary: Actor, almanac: Almanac) -> None:
    """What a timer did a week ago and this morning; the clerk read what is older."""
    raise_reminders(on=almanac.earlier(almanac.today, 5))
    mark_read(actor=clerk)
    _snooze_one(clerk, almanac)
    raise_reminders(on=almanac.today)
    mark_read(actor=secretary)


def _snooze_one(clerk: Actor, almanac: Almanac) -> None:
    """The clerk snoozes the nearest answer to a verification that he waits for."""
    today = almanac.today
    page = due_rows(clerk, today, today + timedelta(days=60))
    waiting = (due for due in page.rows if due.code is DeadlineCode.VERIFICATION_REPLY)
    for duty in list(duties_behind(waiting, on=today))[:1]:
        snooze(duty.key, Wish(today + SNOOZED_FOR, REASON), actor=clerk, today=today)
