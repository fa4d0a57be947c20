"""Writes down what was counted in a vote, once nothing stands against it."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from ketnap.domain.access import Actor
from ketnap.domain.meeting.ballots import Count
from ketnap.domain.text import nfc
from ketnap.occasions.meetings.models import AgendaItem, CellMeeting, VoteCount
from ketnap.occasions.meetings.refusals import CountChanged, NotYetHeld
from ketnap.occasions.meetings.rehearsal import check_count
from ketnap.occasions.meetings.services.holding import held_by, note_change
from ketnap.organisations.dated import store


@transaction.atomic
def count_vote(
    item: AgendaItem,
    count: Count,
    *,
    actor: Actor,
    seen_revision: int,
    resolution: str = "",
    override_reason: str = "",
    today: date | None = None,
) -> VoteCount:
    """Return what was counted in one vote; it is recorded in the case when the meeting closes.

    Raises `NobodyCalled`, `CountContradicts`, `CountChanged`, and like the log itself
    `StepRefused` or `ReasonNeeded`.
    """
    meeting = held_by(actor, item.meeting_id)
    today = today or timezone.localdate()
    _check_held(meeting, today)
    row = _row(item, seen_revision)
    check_count(item, count, resolution=resolution, override_reason=override_reason, today=today)
    row.method = count.method.value
    row.issued, row.returned = count.issued, count.returned
    row.agree, row.disagree = count.agree, count.disagree
    row.spoiled, row.blank = count.spoiled, count.blank
    row.resolution, row.override_reason = resolution, nfc(override_reason)
    row.revision = seen_revision + 1
    store(row)
    note_change(actor, meeting, f"ghi kết quả biểu quyết, mục {item.position + 1}")
    return row


@transaction.atomic
def discard_count(item: AgendaItem, *, actor: Actor, seen_revision: int) -> None:
    """Take back what was counted in one vote, which then stands as not voted on.

    Raises `CountChanged` where somebody counted anew, or took the count back already.
    """
    meeting = held_by(actor, item.meeting_id)
    row = VoteCount.objects.filter(item_id=item.pk, revision=seen_revision).first()
    if row is None:
        raise CountChanged
    row.delete()
    note_change(actor, meeting, f"bỏ kết quả biểu quyết, mục {item.position + 1}")


@transaction.atomic
def vote_again(item: AgendaItem, *, actor: Actor) -> AgendaItem:
    """Return one more vote on the same question, right after the one that was counted.

    Where one on that question waits to be counted, it is that one.
    """
    meeting = held_by(actor, item.meeting_id)
    waiting = meeting.items.filter(
        casefile=item.casefile_id, matter=item.matter, count__isnull=True
    ).first()
    if waiting is not None:
        return waiting
    again = AgendaItem(
        meeting=meeting, position=item.position, casefile=item.casefile, matter=item.matter
    )
    store(again)
    note_change(actor, meeting, f"thêm một lần biểu quyết, mục {item.position + 1}")
    return again


def _check_held(meeting: CellMeeting, today: date) -> None:
    if meeting.held_on > today:
        raise NotYetHeld


def _row(item: AgendaItem, seen_revision: int) -> VoteCount:
    """The count as it is stored now, whatever the writer had read before."""
    row = VoteCount.objects.filter(item_id=item.pk).first()
    row = row or VoteCount(item_id=item.pk, revision=0)
    if row.revision != seen_revision:
        raise CountChanged
    return row
