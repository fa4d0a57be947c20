"""Raises reminders, once for each point of a deadline, and marks them as read."""

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils import timezone

from ketnap.domain.access import Actor
from ketnap.reminders.models import Reminder
from ketnap.reminders.queries import DueReminder, due_reminders, reminders_of


@transaction.atomic
def raise_reminders(*, on: date) -> list[DueReminder]:
    """Store what is to be brought to mind on a day, and return it; a second run finds nothing.

    Works for the whole installation, as whoever sets the timer; nobody's rights are asked.
    """
    due = due_reminders(on=on)
    rows = [row for each in due for row in _rows(each, on)]
    # Two runs at once store a row once: the unique key drops the second.
    Reminder.objects.bulk_create(rows, ignore_conflicts=True)
    return due


@transaction.atomic
def mark_read(ids: Collection[int] | None = None, *, actor: Actor) -> int:
    """Mark one's own reminders as read, all of them unless some are named; return how many."""
    unread = reminders_of(actor).filter(read_at__isnull=True)
    if ids is not None:
        unread = unread.filter(pk__in=ids)
    numbers = list(unread.values_list("pk", flat=True))
    return Reminder.objects.filter(pk__in=numbers).update(read_at=timezone.now())


def _rows(due: DueReminder, on: date) -> list[Reminder]:
    return [
        Reminder(
            user_id=user_id,
            casefile_id=due.duty.case.pk,
            code=due.duty.deadline.code.value,
            seq=due.duty.deadline.seq,
            due_on=due.duty.deadline.due_on,
            occasion=due.point.occasion.value,
            point_on=due.point.on,
            raised_on=on,
        )
        for user_id in sorted(due.user_ids)
    ]
