"""Which steps a case still needs before the cell's vote and until the ceremony."""

from collections.abc import Mapping, Sequence
from datetime import date

from ketnap.domain.casefile.assess import Assessment
from ketnap.domain.casefile.codes import ConsentPurpose, Matter, Stage, StepKind
from ketnap.domain.casefile.findings import Finding
from ketnap.domain.casefile.replay import History, Round
from ketnap.domain.casefile.steps import (
    CellVoted,
    CvCertified,
    MentorAssigned,
    Returned,
    SentToCourse,
    Submitted,
    VerificationRequested,
)

BEFORE_THE_VOTE = frozenset({Stage.NOMINATED, Stage.LISTED, Stage.TRAINED, Stage.FILING})
BEFORE_THE_CEREMONY = BEFORE_THE_VOTE | {Stage.CELL_PROPOSED, Stage.APPROVED}
"""The stages from which a ceremony can be planned."""

_MENDED_BY: Mapping[str, StepKind] = {
    "certificate_missing": StepKind.COURSE_CERTIFIED,
    "certificate_expired": StepKind.COURSE_CERTIFIED,
    "application_missing": StepKind.APPLICATION_FILED,
    "cv_missing": StepKind.CV_DECLARED,
    "opinions_missing": StepKind.OPINIONS_SUMMARISED,
    "verification_missing": StepKind.VERIFICATION_ANSWERED,
    "verification_unanswered": StepKind.VERIFICATION_ANSWERED,
    "introducers_incomplete": StepKind.INTRODUCED,
}
STALE = "papers_stale"
WAITS_FOR_AGE = "age_below_min"


def remaining_after_the_vote(today: Assessment, last: Round) -> set[StepKind]:
    """Return what is still to be done from the cell's vote on."""
    remaining = {StepKind.CEREMONY_HELD}
    if today.stage is Stage.APPROVED:
        return remaining
    remaining.add(StepKind.DECIDED)
    if today.stage in BEFORE_THE_VOTE:
        return remaining | {StepKind.CELL_VOTED, StepKind.SUBMITTED}
    if not last.of(CvCertified):
        remaining.add(StepKind.CV_CERTIFIED)
    return remaining if _is_submitted(last) else remaining | {StepKind.SUBMITTED}


def remaining_before_the_vote(
    today: Assessment, gate: Sequence[Finding], history: History
) -> set[StepKind]:
    """Return what is still to be done before a vote, by what the gate of its day would find."""
    last = history.rounds[-1]
    remaining = {_MENDED_BY[found.code] for found in gate if found.code in _MENDED_BY}
    remaining |= _stale_kinds(gate)
    if today.stage is Stage.NOMINATED:
        remaining.add(StepKind.LISTED_AS_SYMPATHISER)
    if today.stage is not Stage.FILING:
        remaining.add(StepKind.FILE_OPENED)
    if not last.of(MentorAssigned):
        remaining.add(StepKind.MENTOR_ASSIGNED)
    if not last.of(CvCertified):
        remaining.add(StepKind.CV_CERTIFIED)
    if StepKind.COURSE_CERTIFIED in remaining and not _is_on_the_course(history):
        remaining.add(StepKind.SENT_TO_COURSE)
    if _unasked_sides(gate, last):
        remaining.add(StepKind.VERIFICATION_REQUESTED)
    return remaining


def needs_consent(
    remaining: set[StepKind], history: History, *, purposes: Mapping[str, str], today: date
) -> bool:
    """Say whether a step that remains waits for a consent that does not stand."""
    return any(
        not history.consent_stands(ConsentPurpose(purpose), on=today)
        for kind, purpose in purposes.items()
        if kind in remaining
    )


def stays_open(found: Finding) -> bool:
    """Say whether no step of the plan mends what was found, so that people must see to it."""
    return found.code not in _MENDED_BY and found.code not in {STALE, WAITS_FOR_AGE}


def _stale_kinds(gate: Sequence[Finding]) -> set[StepKind]:
    return {
        StepKind.OPINIONS_SUMMARISED if paper["kind"] == "opinions" else StepKind.INTRODUCED
        for found in gate
        if found.code == STALE
        for paper in found.facts["papers"]
    }


def _unasked_sides(gate: Sequence[Finding], last: Round) -> set[str]:
    asked = {request.subject for request in last.of(VerificationRequested)}
    missing = (
        side
        for found in gate
        if found.code == "verification_missing"
        for side in found.facts["sides"]
    )
    return {side for side in missing if side not in asked}


def _is_on_the_course(history: History) -> bool:
    """Whether the person was sent to a course whose certificate has not come yet."""
    sent = history.rounds[-1].of(SentToCourse)
    if not sent:
        return False
    return not history.certificates or history.certificates[-1].on < sent[-1].on


def _is_submitted(last: Round) -> bool:
    """Whether the file lies above the cell since its vote."""
    votes = [vote for vote in last.of(CellVoted) if vote.matter is Matter.ADMISSION]
    moves: list[Submitted | Returned] = [*last.of(Submitted), *last.of(Returned)]
    since = [move for move in moves if move.matter is Matter.ADMISSION and move.on >= votes[-1].on]
    since.sort(key=lambda move: (move.on, move.seq))
    return bool(since) and isinstance(since[-1], Submitted)
