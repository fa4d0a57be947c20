"""Planning back from a ceremony day: the last safe day of every step that a case still needs."""

from collections.abc import Sequence
from datetime import date

from ketnap.domain.calendar import WorkingCalendar
from ketnap.domain.casefile.assess import assess
from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.casefile.findings import Finding
from ketnap.domain.casefile.replay import History, replay
from ketnap.domain.casefile.steps import Casefile
from ketnap.domain.planner.backward import last_days
from ketnap.domain.planner.forward import soonest
from ketnap.domain.planner.notes import notes_on
from ketnap.domain.planner.planned import BackwardPlan
from ketnap.domain.planner.remaining import (
    BEFORE_THE_CEREMONY,
    BEFORE_THE_VOTE,
    needs_consent,
    remaining_after_the_vote,
    remaining_before_the_vote,
    stays_open,
)
from ketnap.domain.planner.situation import Situation
from ketnap.domain.planner.way import WAY, Practices
from ketnap.domain.rulebook import Rulebook

CONSENT_RULE = "data_protection_consent_required"


class NotPlannable(ValueError):
    """The case is closed or past its ceremony: there is nothing to plan."""


def plan_back(
    casefile: Casefile,
    rulebook: Rulebook,
    calendar: WorkingCalendar,
    *,
    ceremony_on: date,
    today: date,
    practices: Practices,
) -> BackwardPlan:
    """Return the plan of a case for a ceremony on a day, seen from today.

    Every body above is given all the working days that the rule in force gives it. Raises
    `NotPlannable` for a case without a ceremony ahead.
    """
    assessment = assess(casefile, rulebook, calendar, on=today)
    if assessment.stage not in BEFORE_THE_CEREMONY:
        raise NotPlannable(assessment.stage)
    situation = Situation(casefile, assessment, rulebook, calendar, practices, ceremony_on, today)
    remaining, findings = _remaining(situation)
    days = last_days(situation, remaining)
    return BackwardPlan(
        ceremony_on=ceremony_on,
        steps=tuple(sorted(days.values(), key=lambda step: (step.last_on, WAY.index(step.kind)))),
        notes=tuple(notes_on(situation, days)),
        findings=findings,
        soonest_on=soonest(situation, remaining),
    )


def _remaining(situation: Situation) -> tuple[set[StepKind], tuple[Finding, ...]]:
    """What is still to be done, and what no step mends; the vote's own day decides about papers."""
    history = replay(situation.casefile.steps, on=situation.today)
    remaining = remaining_after_the_vote(situation.assessment, history.rounds[-1])
    if situation.assessment.stage not in BEFORE_THE_VOTE:
        return remaining, ()
    vote_on = last_days(situation, remaining)[StepKind.CELL_VOTED].last_on
    gate = _gate_on(situation, max(vote_on, situation.today))
    remaining |= remaining_before_the_vote(situation.assessment, gate, history)
    if _waits_for_consent(situation, remaining, history):
        remaining.add(StepKind.CONSENT_GIVEN)
    return remaining, tuple(found for found in gate if stays_open(found))


def _gate_on(situation: Situation, day: date) -> Sequence[Finding]:
    gate = assess(situation.casefile, situation.rulebook, situation.calendar, on=day).gate
    return gate.findings if gate is not None else ()


def _waits_for_consent(situation: Situation, remaining: set[StepKind], history: History) -> bool:
    rule = situation.rule(CONSENT_RULE, situation.today)
    if rule is None:
        return False
    return needs_consent(remaining, history, purposes=rule.value, today=situation.today)
