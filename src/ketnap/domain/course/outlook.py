"""How long an awareness certificate lasts, seen from the day on which a vote is planned."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ketnap.domain.calendar import add_months
from ketnap.domain.rulebook import RulesInForce, RuleValue

VALIDITY_RULE = "awareness_certificate_valid_months"


class Standing(StrEnum):
    """What a certificate is worth on the day of the planned vote, the most urgent first."""

    NONE = "none"
    LAPSES_BEFORE = "lapses_before"
    LAPSES_SOON_AFTER = "lapses_soon_after"
    HOLDS = "holds"


@dataclass(frozen=True, slots=True)
class Outlook:
    """A certificate on the day of a planned vote; `valid_until` is its last good day."""

    standing: Standing
    certified_on: date | None
    valid_until: date | None
    rule: RuleValue | None


def outlook_of(
    certified_on: date | None, rules: RulesInForce, *, vote_on: date, cycle_months: int
) -> Outlook:
    """Return what a certificate is worth on the day of a planned vote, by the rules of that day.

    `cycle_months` is how often courses are held: whoever's certificate lapses within one cycle
    after the vote had better be sent to the course before it, in case the vote is put off.
    """
    rule = rules.find(VALIDITY_RULE)
    if certified_on is None:
        return Outlook(Standing.NONE, None, None, rule)
    if rule is None:
        return Outlook(Standing.HOLDS, certified_on, None, None)
    until = add_months(certified_on, rule.value)
    return Outlook(_standing(until, vote_on, cycle_months), certified_on, until, rule)


def _standing(until: date, vote_on: date, cycle_months: int) -> Standing:
    if until < vote_on:
        return Standing.LAPSES_BEFORE
    if until < add_months(vote_on, cycle_months):
        return Standing.LAPSES_SOON_AFTER
    return Standing.HOLDS
