"""The first day on which a step of a plan is not too early, and the rule that says so."""

from collections.abc import Mapping
from datetime import date

from ketnap.domain.calendar import add_months
from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.planner.counting_back import first_start, first_valid
from ketnap.domain.planner.planned import PlannedStep
from ketnap.domain.planner.situation import Situation
from ketnap.domain.rulebook import RuleValue

CEREMONY_RULE = "ceremony_deadline"
DECISION_RULE = "admission_decision_deadline"
PAPERS_RULE = "dossier_papers_valid_months"
CERTIFICATE_RULE = "awareness_certificate_valid_months"
AGE_RULE = "age_min_months"

Earliest = tuple[date | None, RuleValue | None]
_ANY_DAY: Earliest = (None, None)


def not_before(
    situation: Situation, kind: StepKind, days: Mapping[StepKind, PlannedStep]
) -> Earliest:
    """Return the first day of a step; none where it is never too early.

    A decision that comes sooner lets the ceremony's deadline pass before the day wished for,
    a vote that comes sooner the decision's; papers must still be valid on the vote.
    """
    match kind:
        case StepKind.DECIDED:
            return _deadline_reaching(situation, CEREMONY_RULE, situation.ceremony_on)
        case StepKind.CELL_VOTED:
            return _vote_not_before(situation, days[StepKind.DECIDED].not_before)
        case StepKind.INTRODUCED | StepKind.OPINIONS_SUMMARISED:
            return _valid_on(situation, PAPERS_RULE, days[StepKind.CELL_VOTED].last_on)
        case StepKind.COURSE_CERTIFIED:
            return _valid_on(situation, CERTIFICATE_RULE, days[StepKind.CELL_VOTED].last_on)
        case _:
            return _ANY_DAY


def old_enough_on(situation: Situation) -> Earliest:
    """Return the day from which the person has the age for admission."""
    rule = situation.rule(AGE_RULE, situation.ceremony_on)
    if rule is None:
        return _ANY_DAY
    return add_months(situation.casefile.person.born_on, rule.value), rule


def _vote_not_before(situation: Situation, decided: date | None) -> Earliest:
    found = [old_enough_on(situation)]
    if decided is not None:
        found.append(_deadline_reaching(situation, DECISION_RULE, decided))
    return max(found, key=lambda earliest: earliest[0] or date.min)


def _deadline_reaching(situation: Situation, rule_id: str, target: date) -> Earliest:
    if situation.rule(rule_id, target) is None:
        return _ANY_DAY
    day = first_start(situation.calendar, target, situation.length_by(rule_id))
    return day, situation.rule(rule_id, day)


def _valid_on(situation: Situation, rule_id: str, vote_on: date) -> Earliest:
    rule = situation.rule(rule_id, vote_on)
    return _ANY_DAY if rule is None else (first_valid(vote_on, rule.value), rule)
