"""What still runs in a case on the day it moves, and which duties pass with it."""

from collections.abc import Iterator, Mapping
from datetime import date

from ketnap.domain.calendar import WorkingCalendar
from ketnap.domain.casefile.assess import Assessment
from ketnap.domain.casefile.codes import DeadlineCode, Stage
from ketnap.domain.casefile.deadlines import Deadline
from ketnap.domain.transfer.capsule import Duty, RunningTerm

_MENTORED = frozenset(
    {
        Stage.LISTED,
        Stage.TRAINED,
        Stage.FILING,
        Stage.CELL_PROPOSED,
        Stage.APPROVED,
        Stage.PROBATION,
        Stage.RECOGNITION_DUE,
        Stage.RECOGNITION_PROPOSED,
    }
)
_BY_DEADLINE: Mapping[DeadlineCode, Duty] = {
    DeadlineCode.VERIFICATION_REPLY: Duty.FOLLOW_VERIFICATION,
    DeadlineCode.DECIDE_ADMISSION: Duty.FOLLOW_DECISION,
    DeadlineCode.DECIDE_RECOGNITION: Duty.FOLLOW_DECISION,
    DeadlineCode.HOLD_CEREMONY: Duty.HOLD_CEREMONY,
    DeadlineCode.FILE_MEMBER_RECORD: Duty.FILE_MEMBER_RECORD,
    DeadlineCode.PROBATION_ENDS: Duty.CONSIDER_RECOGNITION,
    DeadlineCode.CONSIDER_RECOGNITION: Duty.CONSIDER_RECOGNITION,
}


def running_terms(
    assessment: Assessment, calendar: WorkingCalendar, *, on: date
) -> tuple[RunningTerm, ...]:
    """The deadlines that are not met on a day, the nearest first."""
    waiting = [term for term in assessment.deadlines if term.met_on is None]
    return tuple(
        RunningTerm(
            code=term.code,
            seq=term.seq,
            due_on=term.due_on,
            days_left=_days_left(term, calendar, on=on),
            in_working_days=not term.in_months,
        )
        for term in sorted(waiting, key=lambda term: term.due_on)
    )


def duties_passing(assessment: Assessment) -> tuple[Duty, ...]:
    """What the receiving cell must see to, in the order of the set."""
    found = frozenset(_duties(assessment))
    return tuple(duty for duty in Duty if duty in found)


def _duties(assessment: Assessment) -> Iterator[Duty]:
    if assessment.stage in _MENTORED:
        yield Duty.ASSIGN_MENTOR
        yield Duty.CONTINUE_REVIEWS
    for term in assessment.deadlines:
        if term.met_on is None and term.code in _BY_DEADLINE:
            yield _BY_DEADLINE[term.code]


def _days_left(term: Deadline, calendar: WorkingCalendar, *, on: date) -> int:
    if term.in_months:
        return (term.due_on - on).days
    if term.due_on >= on:
        return calendar.working_days_between(on, term.due_on)
    return -calendar.working_days_between(term.due_on, on)
