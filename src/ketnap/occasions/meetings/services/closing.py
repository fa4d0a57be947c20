"""Closes a meeting: every counted vote becomes a step of its case, all in one transaction."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from ketnap.casefiles.services import Entry, record_occasion
from ketnap.domain.access import Actor
from ketnap.occasions.meetings.models import CellMeeting, MeetingState, VoteCount
from ketnap.occasions.meetings.queries import check_marked, items_of
from ketnap.occasions.meetings.refusals import NobodyCalled, NotYetHeld, OfficersAbsent
from ketnap.occasions.meetings.rehearsal import CountedVote, counted_votes, recorded_as
from ketnap.occasions.meetings.services.holding import held_by, note_change


@transaction.atomic
def close_meeting(
    meeting_id: int,
    *,
    actor: Actor,
    seen_revision: int,
    seen_seqs: Mapping[int, int],
    today: date | None = None,
) -> CellMeeting:
    """Return the closed meeting (kết thúc họp); from now on it is read only.

    `seen_seqs` are the last steps its writer saw, by case. Nothing at all is written where one
    vote is refused: `StepRefused`, `ReasonNeeded` and `CaseChanged` name the case. A vote that
    stands in its case already, word for word, is linked to instead of recorded twice.
    """
    meeting = held_by(actor, meeting_id, seen_revision=seen_revision)
    if meeting.held_on > (today or timezone.localdate()):
        raise NotYetHeld
    _check_attendance(meeting)
    votes = counted_votes(meeting, items_of(meeting))
    unrecorded = _link(votes)
    _record(unrecorded, actor=actor, seen_seqs=seen_seqs, today=today)
    meeting.state = MeetingState.CLOSED
    meeting.closed_at, meeting.closed_by_id = timezone.now(), actor.user_id
    note_change(actor, meeting, f"kết thúc họp, ghi {len(votes)} kết quả biểu quyết")
    meeting.save(update_fields=["state", "closed_at", "closed_by"])
    return meeting


def _check_attendance(meeting: CellMeeting) -> None:
    if not meeting.attendance.exists():
        raise NobodyCalled
    check_marked(meeting)
    present = set(meeting.attendance.filter(is_present=True).values_list("person_id", flat=True))
    officers = (meeting.presiding, meeting.secretary)
    if absent := [person for person in officers if person.pk not in present]:
        raise OfficersAbsent(absent)


def _link(votes: Sequence[CountedVote]) -> list[CountedVote]:
    """Point to the steps that hold a vote already; return the votes that no step holds."""
    left = []
    for vote in votes:
        seq = recorded_as(vote)
        if seq is None:
            left.append(vote)
        else:
            _point(vote.row, seq)
    return left


def _record(
    votes: Sequence[CountedVote],
    *,
    actor: Actor,
    seen_seqs: Mapping[int, int],
    today: date | None,
) -> None:
    by_case: dict[int, list[CountedVote]] = defaultdict(list)
    for vote in votes:
        by_case[vote.casefile_id].append(vote)
    if not by_case:
        return
    entries = [_entry(number, mine, seen_seqs) for number, mine in by_case.items()]
    for recorded in record_occasion(entries, by=actor, today=today):
        pairs = zip(by_case[recorded.casefile_id], recorded.steps, strict=True)
        for vote, step in pairs:
            _point(vote.row, step.seq)


def _entry(casefile_id: int, votes: Sequence[CountedVote], seen_seqs: Mapping[int, int]) -> Entry:
    reasons = dict.fromkeys(vote.row.override_reason for vote in votes)
    return Entry(
        casefile_id=casefile_id,
        steps=[vote.step for vote in votes],
        seen_seq=seen_seqs.get(casefile_id, 0),
        override_reason="; ".join(filter(None, reasons)),
    )


def _point(row: VoteCount, seq: int) -> None:
    row.step_seq = seq
    row.save(update_fields=["step_seq"])
