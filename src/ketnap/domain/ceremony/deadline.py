"""The days in which a ceremony must be held, seen from the day for which it is planned."""

from dataclasses import dataclass
from datetime import date

from ketnap.domain.calendar import WorkingCalendar
from ketnap.domain.casefile.assess import Assessment
from ketnap.domain.casefile.codes import DeadlineCode
from ketnap.domain.rulebook import RulesInForce, RuleValue

LATE_RULE = "ceremony_overdue_consequence"


@dataclass(frozen=True, slots=True)
class CeremonyClock:
    """The deadline of one new member on the planned day; `due_on` is still in time.

    `late_by` counts working days: a ceremony on the day off after the deadline is late by none.
    """

    starts_on: date
    due_on: date
    working_day: int
    length: int
    is_late: bool
    late_by: int
    rule: RuleValue
    consent_rule: RuleValue | None

    @property
    def needs_consent(self) -> bool:
        """Whether a ceremony on the planned day needs the consent of the committee above."""
        return self.is_late and self.consent_rule is not None


def clock_on(
    assessment: Assessment, rules: RulesInForce, calendar: WorkingCalendar, *, on: date
) -> CeremonyClock | None:
    """Return the deadline of the ceremony on a planned day; none before an approving decision.

    `rules` are those of the planned day: they say what a late ceremony calls for.
    """
    found = [one for one in assessment.deadlines if one.code is DeadlineCode.HOLD_CEREMONY]
    if not found:
        return None
    deadline = found[-1]
    return CeremonyClock(
        starts_on=deadline.starts_on,
        due_on=deadline.due_on,
        working_day=calendar.working_days_between(deadline.starts_on, on),
        length=deadline.length,
        is_late=on > deadline.due_on,
        late_by=calendar.working_days_between(deadline.due_on, on),
        rule=deadline.rule,
        consent_rule=_consent_rule(rules),
    )


def _consent_rule(rules: RulesInForce) -> RuleValue | None:
    rule = rules.find(LATE_RULE)
    return rule if rule is not None and rule.value["consent_required"] else None
