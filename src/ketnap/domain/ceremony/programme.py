"""The programme of a ceremony, in the order that the rule in force prescribes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby

from ketnap.domain.rulebook import RulesInForce

PROGRAMME_RULE = "ceremony_programme"
ONE_BY_ONE_RULE = "one_person_per_ceremony"

READING_CODE = "secretary_or_committee_member_reads_decision"
OATH_CODE = "new_member_reads_oath"
HELPER_CODE = "duties_rights_tasks_and_assignment_of_helper"
_FOR_EACH = frozenset({READING_CODE, OATH_CODE})

# How long things usually take: no rule says so, and every programme may say otherwise.
_USUAL_MINUTES: Mapping[str, int] = {
    "opening_and_guests": 10,
    HELPER_CODE: 10,
    "superior_committee_speaks_if_any": 10,
}
_MINUTES = 5


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the programme; `person` is the place of the new member it is about, if one."""

    code: str
    person: int | None = None


def programme_of(rules: RulesInForce, *, people: int) -> tuple[Item, ...]:
    """Return the items for so many new members, in the order prescribed.

    Where people are admitted one by one, the decision and the oath follow each other for the
    first, then for the next. Empty where no rule prescribes an order.
    """
    rule = rules.find(PROGRAMME_RULE)
    if rule is None:
        return ()
    one_by_one = rules.find(ONE_BY_ONE_RULE)
    each = people if one_by_one is not None and one_by_one.value else 0
    return tuple(_items(rule.value, each))


def _items(codes: Sequence[str], each: int) -> Iterator[Item]:
    """Neighbouring items that concern one person are repeated together."""
    for is_personal, run in groupby(codes, key=lambda code: code in _FOR_EACH):
        run_of_codes = tuple(run)
        if is_personal and each:
            yield from (Item(code, person) for person in range(each) for code in run_of_codes)
        else:
            yield from (Item(code) for code in run_of_codes)


def usual_minutes(code: str) -> int:
    """Return how long an item usually takes."""
    return _USUAL_MINUTES.get(code, _MINUTES)


def timetable(starts_at: time, minutes: Iterable[int]) -> Iterator[time]:
    """Yield when each item begins, one after the other; past midnight the clock begins anew."""
    moment = datetime.combine(date.min, starts_at)
    for length in minutes:
        yield moment.time()
        moment += timedelta(minutes=length)
