"""Whether the days of a member fit each other, and the rules on age and probation."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from ketnap.domain.calendar import add_months
from ketnap.domain.intake.problems import Code
from ketnap.domain.intake.values import Standing, Value
from ketnap.domain.rulebook import Confidence, Rulebook, RuleValue

_LOWEST_AGE = "age_min_months"
_PROBATION = "probation_months"


class Trouble(NamedTuple):
    """What stands against a day: the code of its column, the problem, and what to say beside it."""

    column: str
    code: Code
    fact: str


def membership_troubles(
    values: Mapping[str, Value], rulebook: Rulebook, *, today: date
) -> Iterator[Trouble]:
    """What is odd about the days of a row of members.

    Admission below the lowest age refuses the row only by a verified rule of that day. Before the
    first rule there is, its value is what comes nearest, and only points the row out.
    """
    admitted, official = _day(values, "admitted_on"), _day(values, "official_on")
    born = _day(values, "born_on")
    if official is not None:
        yield from _against_recognition(values, admitted, official)
    if admitted is None or (born is not None and admitted <= born):
        return  # told by itself
    if born is not None:
        yield from _against_age(born, admitted, rulebook)
    if official is None and values.get("standing") is not Standing.OFFICIAL:
        yield from _against_long_probation(admitted, rulebook, today)


def _against_recognition(
    values: Mapping[str, Value], admitted: date | None, official: date
) -> Iterator[Trouble]:
    if values.get("standing") is Standing.PROBATIONARY:
        yield Trouble("official_on", Code.OFFICIAL_DAY_OF_PROBATIONARY, _told(official))
    elif admitted is not None and official < admitted:
        yield Trouble("official_on", Code.DAYS_OUT_OF_ORDER, _told(official))


def _against_age(born: date, admitted: date, rulebook: Rulebook) -> Iterator[Trouble]:
    rule, is_certain = _rule_on(admitted, _LOWEST_AGE, rulebook)
    old_enough = add_months(born, rule.value)
    if admitted < old_enough:
        code = Code.TOO_YOUNG if is_certain else Code.PERHAPS_TOO_YOUNG
        yield Trouble("admitted_on", code, f"{_told(old_enough)} ({rule.source})")


def _against_long_probation(admitted: date, rulebook: Rulebook, today: date) -> Iterator[Trouble]:
    """Recognition often comes late, so that this is never more than pointed out."""
    rule, _ = _rule_on(admitted, _PROBATION, rulebook)
    ended = add_months(admitted, rule.value)
    if ended < today:
        yield Trouble("admitted_on", Code.PROBATION_OVER, f"{_told(ended)} ({rule.source})")


def _rule_on(day: date, rule_id: str, rulebook: Rulebook) -> tuple[RuleValue, bool]:
    """The value of a rule on a day, or the first there is; and whether it is certain for that day."""
    values = rulebook.rules[rule_id].values
    rule = next((value for value in values if value.holds_on(day)), None)
    if rule is None:
        return values[0], False
    return rule, rule.confidence is Confidence.VERIFIED


def _day(values: Mapping[str, Value], code: str) -> date | None:
    value = values.get(code)
    return value if isinstance(value, date) else None


def _told(day: date) -> str:
    return f"{day:%d/%m/%Y}"
