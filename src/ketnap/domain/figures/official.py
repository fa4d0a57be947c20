"""Official tables (biểu thống kê) as data: which people each row counts, and what adds up to what."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from operator import attrgetter

from ketnap.domain.figures.breakdown import mean_age_of
from ketnap.domain.figures.bridge import Bridge
from ketnap.domain.figures.dimensions import (
    People,
    PersonCounted,
    Traits,
    each_of,
    number_of,
)
from ketnap.domain.text import nfc, words_key

_WORD = re.compile(r"\w+")


class Comparison(StrEnum):
    """How a fact is compared with the values a row names: texts by their whole words."""

    IS = "is"
    IS_NOT = "is_not"
    BEGINS_WITH_NONE_OF = "begins_with_none_of"
    CONTAINS = "contains"
    CONTAINS_NONE_OF = "contains_none_of"
    BETWEEN = "between"


class Of(StrEnum):
    """Whom a table is about."""

    ADMITTED = "admitted"
    MEMBERS = "members"
    CHANGES = "changes"


class Counts(StrEnum):
    """What stands in a row."""

    HEADING = "heading"
    PEOPLE = "people"
    REST = "rest"
    SUM = "sum"
    MEAN_AGE = "mean_age"
    CHANGE = "change"
    BY_HAND = "by_hand"


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold for somebody to count in a row; nobody whose fact is not recorded counts."""

    fact: str
    test: Comparison
    values: tuple[str | int | bool, ...]

    def holds_for(self, person: Traits) -> bool:
        value = getattr(person, self.fact)
        if value == "":
            return False
        words, named = _words(str(value)), [_words(str(each)) for each in self.values]
        match self.test:
            case Comparison.IS:
                return value in self.values
            case Comparison.IS_NOT:
                return words not in named
            case Comparison.BEGINS_WITH_NONE_OF:
                return not words.startswith(tuple(named))
            case Comparison.CONTAINS:
                return any(each in words for each in named)
            case Comparison.CONTAINS_NONE_OF:
                return not any(each in words for each in named)
            case Comparison.BETWEEN:
                least, most = self.values
                return bool(int(least) <= value <= int(most))


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One row as printed. `group` names the rows that divide everybody between them.

    In a group a person counts in the first row that fits, or in the one for the rest; the row
    of kind `SUM` of the same group is what they come to together.
    """

    vi: str
    en: str
    counts: Counts
    level: int = 0
    group: str = ""
    where: tuple[Condition, ...] = ()
    change: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialTable:
    """One table with its source; the sheets in force have not been seen, so that sites adapt it."""

    code: str
    of: Of
    vi: str
    en: str
    source: str
    confidence: str
    rows: tuple[TableRow, ...]

    @property
    def facts(self) -> frozenset[str]:
        """The facts by which its rows tell people apart."""
        return _facts_of(self.rows)


Value = int | Decimal | None


@dataclass(frozen=True, slots=True)
class FilledRow:
    """A row with its numbers of this period and of the same a year before; by hand they are open."""

    row: TableRow
    this: Value
    before: Value


def filled(
    table: OfficialTable,
    this: People | Bridge,
    before: People | Bridge,
) -> list[FilledRow]:
    """The rows of a table with what they count, of this period and of the one a year before."""
    now, then = _values(table, this), _values(table, before)
    return [FilledRow(*each) for each in zip(table.rows, now, then, strict=True)]


def counted_at(
    table: OfficialTable, place: int, people: Iterable[PersonCounted]
) -> list[PersonCounted]:
    """The people whom the row at a place counts; nobody where it counts none."""
    row = table.rows[place]
    match row.counts:
        case Counts.SUM:
            return list(people)
        case Counts.PEOPLE | Counts.REST if row.group:
            group = rows_by_group(table)[row.group]
            return [person for person in people if place_of(person, group) == place]
        case Counts.PEOPLE:
            return [person for person in people if _fits(row, person)]
        case _:
            return []


def share_of_last_year(row: FilledRow) -> Fraction | None:
    """This period as a share of the one before; nothing where there was none, or for a mean."""
    if not isinstance(row.this, int) or not isinstance(row.before, int) or row.before == 0:
        return None
    return Fraction(row.this, row.before)


_Alike = tuple[Traits, int]


def _values(table: OfficialTable, counted: People | Bridge) -> list[Value]:
    if isinstance(counted, Bridge):
        return [_change(row, counted) for row in table.rows]
    people = counted if isinstance(counted, Mapping) else list(counted)
    alike = _alike(table.rows, each_of(people))
    divided = _divided(table, alike)
    return [_value(place, row, people, alike, divided) for place, row in enumerate(table.rows)]


def _facts_of(rows: Iterable[TableRow]) -> frozenset[str]:
    return frozenset(each.fact for row in rows for each in row.where)


def _alike(rows: Iterable[TableRow], people: Iterable[_Alike]) -> list[_Alike]:
    """The people put together whom none of some rows tells apart: one of them, and how many."""
    facts = sorted(_facts_of(rows))
    if not facts:
        return list(people)
    told = attrgetter(*facts)
    numbers = Counter[object]()
    one: dict[object, Traits] = {}
    for traits, number in people:
        own = told(traits)
        numbers[own] += number
        one.setdefault(own, traits)
    return [(one[own], number) for own, number in numbers.items()]


def _value(
    place: int,
    row: TableRow,
    people: People,
    alike: Sequence[_Alike],
    divided: Mapping[int, int],
) -> Value:
    match row.counts:
        case Counts.HEADING | Counts.BY_HAND | Counts.CHANGE:
            return None
        case Counts.MEAN_AGE:
            return mean_age_of(people)
        case Counts.SUM:
            return number_of(people)
        case Counts.REST:
            return divided.get(place, 0)
        case Counts.PEOPLE:
            if row.group:
                return divided.get(place, 0)
            return sum(number for person, number in _alike([row], alike) if _fits(row, person))


def _divided(table: OfficialTable, alike: Sequence[_Alike]) -> dict[int, int]:
    """By place of a row, how many people of its group count in it."""
    counted: dict[int, int] = {}
    for rows in rows_by_group(table).values():
        for person, number in _alike([row for _place, row in rows], alike):
            found = place_of(person, rows)
            if found is not None:
                counted[found] = counted.get(found, 0) + number
    return counted


def rows_by_group(table: OfficialTable) -> dict[str, list[tuple[int, TableRow]]]:
    """The rows that divide everybody between them, each with its place."""
    groups: dict[str, list[tuple[int, TableRow]]] = {}
    for place, row in enumerate(table.rows):
        if row.group and row.counts in (Counts.PEOPLE, Counts.REST):
            groups.setdefault(row.group, []).append((place, row))
    return groups


def place_of(person: Traits, rows: Iterable[tuple[int, TableRow]]) -> int | None:
    """The place of the row of a group in which somebody counts; nothing where none fits."""
    rest = None
    for place, row in rows:
        if row.counts is Counts.REST:
            rest = place
        elif _fits(row, person):
            return place
    return rest


@lru_cache(maxsize=10_000)
def _words(text: str) -> str:
    """The whole words of a text between spaces; diacritics tell words apart, capitals do not."""
    return f" {' '.join(map(words_key, _WORD.findall(nfc(text))))} "


def _fits(row: TableRow, person: Traits) -> bool:
    return all(condition.holds_for(person) for condition in row.where)


def _change(row: TableRow, bridge: Bridge) -> Value:
    if row.counts is not Counts.CHANGE:
        return None
    name, *codes = row.change
    if name == "opening":
        return bridge.opening
    if name == "closing":
        return bridge.closing
    numbers = bridge.came if name == "came" else bridge.left
    return sum(numbers.get(code, 0) for code in set(codes)) if codes else sum(numbers.values())
