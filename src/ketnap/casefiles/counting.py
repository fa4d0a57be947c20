"""The facts in a case that figures count, and since when each has been known. Pure functions."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from ketnap.domain.casefile.codes import (
    DecisionOutcome,
    Matter,
    NominatorKind,
    StepKind,
    TransferDirection,
)
from ketnap.domain.casefile.replay import corrected_steps
from ketnap.domain.casefile.steps import Corrected, Decided, Nominated, Step, Transferred


class Counted(StrEnum):
    """What happened, so far as figures tell it apart."""

    BY_UNIT = "nominated_by_unit"
    BY_YOUTH_UNION = "nominated_youth_union"
    BY_TRADE_UNION = "nominated_trade_union"
    BY_MEMBER = "nominated_by_member"
    LISTED = "listed"
    MENTORED = "mentored"
    SENT_TO_COURSE = "sent_to_course"
    CERTIFIED = "certified"
    ADMISSION_DECIDED = "admission_decided"
    ADMISSION_REFUSED = "admission_refused"
    CEREMONY_HELD = "ceremony_held"
    NEW_MEMBER_CERTIFIED = "new_member_certified"
    RECOGNISED = "recognised"
    STRUCK_OFF = "struck_off"
    REMOVED = "removed"
    WITHDRAWN = "withdrawn"
    TRANSFERRED_OUT = "transferred_out"
    TRANSFERRED_IN = "transferred_in"


@dataclass(frozen=True, slots=True)
class Known:
    """A counted fact and the moments between which the log told it; open where it still does."""

    what: Counted
    on: date
    since: datetime
    until: datetime | None = None


_BY_KIND = {
    StepKind.LISTED_AS_SYMPATHISER: Counted.LISTED,
    StepKind.MENTOR_ASSIGNED: Counted.MENTORED,
    StepKind.SENT_TO_COURSE: Counted.SENT_TO_COURSE,
    StepKind.COURSE_CERTIFIED: Counted.CERTIFIED,
    StepKind.CEREMONY_HELD: Counted.CEREMONY_HELD,
    StepKind.NEW_MEMBER_COURSE_CERTIFIED: Counted.NEW_MEMBER_CERTIFIED,
    StepKind.REMOVED_FROM_LIST: Counted.REMOVED,
    StepKind.WITHDRAWN: Counted.WITHDRAWN,
}
_BY_NOMINATOR = {
    NominatorKind.UNIT: Counted.BY_UNIT,
    NominatorKind.YOUTH_UNION: Counted.BY_YOUTH_UNION,
    NominatorKind.TRADE_UNION: Counted.BY_TRADE_UNION,
    NominatorKind.MEMBER: Counted.BY_MEMBER,
}
_BY_DECISION = {
    (Matter.ADMISSION, DecisionOutcome.APPROVED): Counted.ADMISSION_DECIDED,
    (Matter.ADMISSION, DecisionOutcome.REFUSED): Counted.ADMISSION_REFUSED,
    (Matter.RECOGNITION, DecisionOutcome.APPROVED): Counted.RECOGNISED,
    (Matter.STRIKE_OFF, DecisionOutcome.APPROVED): Counted.STRUCK_OFF,
}
_BY_DIRECTION = {
    TransferDirection.OUT: Counted.TRANSFERRED_OUT,
    TransferDirection.IN: Counted.TRANSFERRED_IN,
}

NOMINATED = frozenset(_BY_NOMINATOR.values())
"""What one figure counts together, whoever put the person forward."""

ADMITTING = frozenset({Counted.ADMISSION_DECIDED, Counted.CEREMONY_HELD})
"""What an admission may be counted by."""

_Fact = tuple[Counted, date]


def counted_in(steps: Iterable[Step], *, elsewhere: Collection[int] = ()) -> set[_Fact]:
    """What the steps of one case count as after every correction, each once a day.

    What was recorded `elsewhere`, by number, is counted there.
    """
    own = (step for step in corrected_steps(steps) if step.seq not in elsewhere)
    found = ((_counted(step), step.on) for step in own)
    return {(what, on) for what, on in found if what is not None}


def known_in(steps: Iterable[Step], *, elsewhere: Collection[int] = ()) -> list[Known]:
    """Every fact the log of one case has ever told, also those that a correction took back.

    Each step must have been recorded: its `recorded_at` is when it became known. What was
    recorded `elsewhere`, by number, is counted there.
    """
    told: dict[_Fact, datetime] = {}
    taken_back: list[Known] = []
    so_far: list[Step] = []
    for step in steps:
        if step.recorded_at is None:
            raise ValueError(f"step {step.seq} has not been recorded")
        so_far.append(step)
        if isinstance(step, Corrected):
            now = counted_in(so_far, elsewhere=elsewhere)
        else:
            now = told.keys() | (set() if step.seq in elsewhere else _own(step))
        taken_back += [Known(*fact, told.pop(fact), step.recorded_at) for fact in told.keys() - now]
        told |= dict.fromkeys(now - told.keys(), step.recorded_at)
    return [*taken_back, *(Known(*fact, since) for fact, since in told.items())]


def _own(step: Step) -> set[_Fact]:
    what = _counted(step)
    return set() if what is None else {(what, step.on)}


def _counted(step: Step) -> Counted | None:
    match step:
        case Nominated():
            return _BY_NOMINATOR[step.by.kind]
        case Decided():
            return _BY_DECISION.get((step.matter, step.outcome))
        case Transferred():
            return _BY_DIRECTION[step.direction]
        case _:
            return _BY_KIND.get(step.kind)
