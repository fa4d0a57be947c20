"""What a plan holds: steps with their days, what to know about them, and whether it works out."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.casefile.findings import Finding
from ketnap.domain.planner.way import Practice
from ketnap.domain.rulebook import RuleValue


class NoteCode(StrEnum):
    """What somebody planning must know about a step."""

    TOO_LATE = "too_late"
    RUSHED = "rushed"
    TOO_EARLY = "too_early"
    ANSWER_MAY_COME_LATER = "answer_may_come_later"
    AFTER_DEADLINE = "after_deadline"
    DECISION_DUE_TOO_SOON = "decision_due_too_soon"
    PAST_YOUTH_AGE = "past_youth_age"
    DAY_OFF = "day_off"


IN_THE_WAY = frozenset(
    {
        NoteCode.TOO_LATE,
        NoteCode.TOO_EARLY,
        NoteCode.AFTER_DEADLINE,
        NoteCode.DECISION_DUE_TOO_SOON,
    }
)
"""The notes with which the ceremony cannot be held on its day as planned."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something to know about a planned step; `on` is the day it speaks of, `rule` its basis."""

    code: NoteCode
    kind: StepKind
    on: date
    working_days: int = 0
    rule: RuleValue | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a step may come no later: what follows it, after so many working days, and by what.

    Where `then` is the step itself, a deadline of its own already runs.
    """

    then: StepKind
    working_days: int
    practice: Practice | None
    rule: RuleValue | None


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step that remains, and the days between which it must fall; both are still in time."""

    kind: StepKind
    last_on: date
    reason: Reason | None = None
    not_before: date | None = None
    not_before_rule: RuleValue | None = None

    @property
    def is_due_by_itself(self) -> bool:
        """Whether a deadline of its own says when the step is due."""
        return self.reason is not None and self.reason.then is self.kind


@dataclass(frozen=True, slots=True)
class BackwardPlan:
    """What must be done by when for a ceremony on a day, the first thing first.

    `findings` are conditions that no step mends. `soonest_on` is the first ceremony day that
    stays safe although everybody takes all the time the plan gives him.
    """

    ceremony_on: date
    steps: tuple[PlannedStep, ...]
    notes: tuple[Note, ...]
    findings: tuple[Finding, ...]
    soonest_on: date

    @property
    def is_in_time(self) -> bool:
        """Whether the ceremony can be held on its day; people decide whether it should."""
        return not any(note.code in IN_THE_WAY for note in self.notes)
