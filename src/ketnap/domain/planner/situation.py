"""A case as somebody plans for it: the law, the calendar, the day wished for, and what runs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ketnap.domain.calendar import WorkingCalendar
from ketnap.domain.casefile.assess import Assessment
from ketnap.domain.casefile.codes import DeadlineCode, StepKind
from ketnap.domain.casefile.deadlines import Deadline
from ketnap.domain.casefile.steps import Casefile
from ketnap.domain.planner.counting_back import LengthOn
from ketnap.domain.planner.way import Link, Practices
from ketnap.domain.rulebook import Rulebook, RuleValue

_MET_BY: Mapping[StepKind, DeadlineCode] = {
    StepKind.VERIFICATION_ANSWERED: DeadlineCode.VERIFICATION_REPLY,
    StepKind.DECIDED: DeadlineCode.DECIDE_ADMISSION,
    StepKind.CEREMONY_HELD: DeadlineCode.HOLD_CEREMONY,
}
"""The deadlines that a step meets, once they run."""


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything a plan is made from, seen from today."""

    casefile: Casefile
    assessment: Assessment
    rulebook: Rulebook
    calendar: WorkingCalendar
    practices: Practices
    ceremony_on: date
    today: date

    def running(self, kind: StepKind) -> Sequence[Deadline]:
        """Return the deadlines that a step would meet, the first one first."""
        code = _MET_BY.get(kind)
        found = [
            deadline
            for deadline in self.assessment.deadlines
            if deadline.code is code and deadline.met_on is None
        ]
        return sorted(found, key=lambda deadline: deadline.due_on)

    def in_time(self, kind: StepKind) -> Deadline | None:
        """Return the first deadline that a step can still meet."""
        running = self.running(kind)
        return next((each for each in running if each.due_on >= self.today), None)

    def rule(self, rule_id: str, on: date) -> RuleValue | None:
        return self.rulebook.on(on).find(rule_id)

    def length_by(self, rule_id: str) -> LengthOn:
        """Return how long a rule gives to what starts on a day."""

        def length_on(day: date) -> int:
            rule = self.rule(rule_id, day)
            return rule.value if rule is not None else 0

        return length_on

    def length_of(self, link: Link) -> LengthOn:
        """Return how long lies between two steps.

        Whoever must answer by a deadline of his own has no more time than that leaves him,
        whatever he usually takes.
        """
        if link.rule_id:
            return self.length_by(link.rule_id)
        length = self.practices[link.practice] if link.practice else 0
        own = self.in_time(link.then)
        if own is not None and link.then is not StepKind.CEREMONY_HELD:
            length = min(length, self.calendar.working_days_between(self.today, own.due_on))
        return lambda _day: length
