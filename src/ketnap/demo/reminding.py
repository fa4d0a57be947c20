"""Lets the reminders of the last week be raised, some read, and one deadline snoozed."""

from datetime import timedelta

from ketnap.casefiles.queries import due_rows
from ketnap.demo.almanac import Almanac
from ketnap.domain.access import Actor
from ketnap.reminders.duties import duties_behind
from ketnap.reminders.services import Wish, mark_read, raise_reminders, snooze

SNOOZED_FOR = timedelta(days=9)
REASON = "Nơi thẩm tra hẹn trả lời sau đợt kiểm tra"


def remind(*, clerk: Actor, secretary: Actor, almanac: Almanac) -> None:
    """What a timer did a week ago and this morning; the clerk read what is older."""
    raise_reminders(on=almanac.earlier(almanac.today, 5))
    mark_read(actor=clerk)
    _snooze_one(clerk, almanac)
    raise_reminders(on=almanac.today)
    mark_read(actor=secretary)


def _snooze_one(clerk: Actor, almanac: Almanac) -> None:
    """The clerk snoozes the nearest deadline that lies with him and is not overdue."""
    today = almanac.today
    page = due_rows(clerk, today, today + timedelta(days=60))
    duties = duties_behind(page.rows, on=today)
    own = [duty for duty in duties if clerk.user_id in duty.user_ids]
    ahead = sorted(
        (duty for duty in own if duty.deadline.due_on > today + SNOOZED_FOR),
        key=lambda duty: (duty.deadline.due_on, duty.key),
    )
    for duty in ahead[:1]:
        wish = Wish(today + SNOOZED_FOR, REASON)
        snooze(duty.key, wish, actor=clerk, today=today)
