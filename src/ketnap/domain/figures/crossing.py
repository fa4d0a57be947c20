"""Numbers of official tables that divide the same people differently: what they tell beside each other.

Rows of one fact (schooling by level, by general education, by training) are compared value by value.
Rows that join facts (women of 18 to 30) are compared by every combination of what they ask: nobody can
work a smaller group out of sums and differences than one of these, or one that a fact alone tells.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ketnap.domain.figures.bands import AgeBands
from ketnap.domain.figures.breakdown import row_of, rows_told
from ketnap.domain.figures.dimensions import UNKNOWN, Dimension, People, Traits, each_of
from ketnap.domain.figures.official import (
    Condition,
    Counts,
    Of,
    OfficialTable,
    TableRow,
    Value,
    place_of,
    rows_by_group,
)
from ketnap.domain.figures.suppression import is_small
from ketnap.domain.text import words_key

_Cell = tuple[Hashable, ...]
"""What is told of a value of a fact: in which row of each breakdown it stands, nothing where that is left out."""
_ByValue = Mapping[Hashable, tuple[Traits, int]]
"""By each value of a fact one of those who have it, and how many they are."""


def without_crossing(
    tables: Sequence[OfficialTable],
    values: Sequence[Sequence[Value]],
    people: People,
    bands: AgeBands,
    *,
    least: int,
) -> list[list[Value]]:
    """The values of one column of each table without those that tell of fewer than `least` together.

    The tables are about the same `people`, whose facts are all those that the tables ask about; of
    those admitted the breakdowns that stand on another page are told too. Rows that would part a few
    from the others are left out, all of their group, and those that join facts before all others.
    """
    shown = [list(each) for each in values]
    counted = people if isinstance(people, Mapping) else list(people)
    beside = _Beside(
        counted, bands, least=least, is_broken_down=any(each.of is Of.ADMITTED for each in tables)
    )
    for division in sorted(_divisions(tables), key=lambda each: len(each.facts)):
        column = shown[division.table]
        told = [place for place, _row in division.rows if column[place] is not None]
        if told and not beside.takes(division, told):
            for place in told:
                column[place] = None
    return shown


@dataclass(frozen=True, slots=True)
class _Division:
    """Rows of a table, each with its place, that divide people: a group, or one row and all the others."""

    table: int
    rows: Sequence[tuple[int, TableRow]]

    @property
    def conditions(self) -> list[Condition]:
        return [condition for _place, row in self.rows for condition in row.where]

    @property
    def facts(self) -> frozenset[str]:
        return frozenset(each.fact for each in self.conditions)


def _divisions(tables: Sequence[OfficialTable]) -> Iterator[_Division]:
    for number, table in enumerate(tables):
        for place, row in enumerate(table.rows):
            if row.counts is Counts.PEOPLE and not row.group and row.where:
                yield _Division(number, [(place, row)])
    for number, table in enumerate(tables):
        for rows in rows_by_group(table).values():
            if any(row.where for _place, row in rows):
                yield _Division(number, rows)


@dataclass(frozen=True, slots=True)
class _Beside:
    """What is told of some people so far, by which any further number is measured."""

    people: People
    bands: AgeBands
    least: int
    is_broken_down: bool
    alike: dict[str, _ByValue] = field(default_factory=dict)
    cells: dict[str, Mapping[Hashable, _Cell]] = field(default_factory=dict)
    joined: list[list[Condition]] = field(default_factory=list)
    """The conditions of the rows told that join facts; no two lists have a fact in common."""

    def takes(self, division: _Division, told: Sequence[int]) -> bool:
        """Whether the places of a division that are `told` may be, and from then on are."""
        for fact in division.facts - self.cells.keys():
            self.alike[fact] = _by_value(self.people, fact)
            self.cells[fact] = self._broken_down(fact) if self.is_broken_down else {}
        if len(division.facts) > 1:
            return self._takes_joined(division.conditions)
        (fact,) = division.facts
        return self._takes_rows(fact, division.rows, told)

    def _takes_rows(
        self, fact: str, rows: Sequence[tuple[int, TableRow]], told: Sequence[int]
    ) -> bool:
        places = {
            value: _place_told(one, rows, told)
            for value, (one, _number) in self.alike[fact].items()
        }
        finer = self._finer(fact, places)
        if self._has_small(fact, finer):
            return False
        self.cells[fact] = finer
        return True

    def _takes_joined(self, conditions: Sequence[Condition]) -> bool:
        """Whether rows that join facts may be told: neither a combination nor a fact alone is small."""
        facts = {each.fact for each in conditions}
        touched = [each for each in self.joined if not facts.isdisjoint(own.fact for own in each)]
        together = [*conditions, *(own for each in touched for own in each)]
        answers = {fact: self._answers(fact, together) for fact in {own.fact for own in together}}
        finer = {fact: self._finer(fact, answers[fact]) for fact in answers}
        if any(self._has_small(fact, cells) for fact, cells in finer.items()):
            return False
        combinations = Counter[_Cell]()
        for traits, number in each_of(self.people):
            combinations[tuple(own[getattr(traits, fact)] for fact, own in answers.items())] += (
                number
            )
        if any(is_small(number, least=self.least) for number in combinations.values()):
            return False
        self.cells.update(finer)
        self.joined[:] = [*(each for each in self.joined if each not in touched), together]
        return True

    def _answers(self, fact: str, conditions: Iterable[Condition]) -> dict[Hashable, _Cell]:
        """By each value of a fact, which of the conditions about it hold."""
        asked = [each for each in conditions if each.fact == fact]
        return {
            value: tuple(each.holds_for(one) for each in asked)
            for value, (one, _number) in self.alike[fact].items()
        }

    def _finer(self, fact: str, told: Mapping[Hashable, Hashable]) -> dict[Hashable, _Cell]:
        known = self.cells[fact]
        return {value: (*known.get(value, ()), more) for value, more in told.items()}

    def _has_small(self, fact: str, cells: Mapping[Hashable, _Cell]) -> bool:
        numbers: Counter[_Cell] = Counter()
        for value, cell in cells.items():
            numbers[cell] += self.alike[fact][value][1]
        return any(is_small(number, least=self.least) for number in numbers.values())

    def _broken_down(self, fact: str) -> dict[Hashable, _Cell]:
        """By each value of a fact the rows it stands in where people are broken down by it."""
        alike = self.alike[fact]
        cells: dict[Hashable, _Cell] = dict.fromkeys(alike, ())
        people = dict(alike.values())
        for dimension in (each for each in Dimension if each.trait == fact):
            rows = rows_told(people, dimension, self.bands, least=self.least)
            told = {words_key(row) for row, number in rows.items() if number is not None}
            for value, (one, _number) in alike.items():
                row = words_key(row_of(one, dimension, self.bands)) or UNKNOWN
                cells[value] = (*cells[value], row if row in told else None)
        return cells


def _by_value(people: People, fact: str) -> _ByValue:
    found: dict[Hashable, tuple[Traits, int]] = {}
    for traits, number in each_of(people):
        value = getattr(traits, fact)
        one, others = found.get(value, (traits, 0))
        found[value] = one, others + number
    return found


def _place_told(
    one: Traits, rows: Sequence[tuple[int, TableRow]], told: Sequence[int]
) -> int | None:
    """Where somebody counts; nothing where that row is left out, or none counts him."""
    place = place_of(one, rows)
    return place if place in told else None
