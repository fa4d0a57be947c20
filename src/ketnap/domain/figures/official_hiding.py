"""Official tables for readers outside: every number that could tell about a person left out."""

from collections import Counter
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import replace

from ketnap.domain.figures.bands import AgeBands
from ketnap.domain.figures.breakdown import number_of_ages, row_of, rows_told
from ketnap.domain.figures.dimensions import UNKNOWN, Dimension, People, Traits, each_of
from ketnap.domain.figures.official import (
    Counts,
    FilledRow,
    Of,
    OfficialTable,
    TableRow,
    Value,
    place_of,
    rows_by_group,
)
from ketnap.domain.figures.suppression import (
    Change,
    is_small,
    shown_part,
    shown_whole,
    suppressed,
    suppressed_changes,
)
from ketnap.domain.text import words_key

_Cell = tuple[Hashable, ...]
"""What is told of a value of a fact: in which row of each breakdown it stands, nothing where that is left out."""
_ByValue = Mapping[Hashable, tuple[Traits, int]]
"""By each value of a fact one of those who have it, and how many they are."""


def without_small(
    rows: Sequence[FilledRow], *, least: int, told_beside: Collection[Change] = ()
) -> list[FilledRow]:
    """The rows with what could tell left out, in either column by itself.

    Of a bridge, `told_beside` are the lines whose numbers stand elsewhere too.
    """
    names = [each.row for each in rows]
    this = _shown(names, [each.this for each in rows], least, told_beside)
    before = _shown(names, [each.before for each in rows], least, told_beside)
    return [
        replace(each, this=now, before=then)
        for each, now, then in zip(rows, this, before, strict=True)
    ]


def _shown(
    rows: Sequence[TableRow],
    values: Sequence[Value],
    least: int,
    told_beside: Collection[Change],
) -> list[Value]:
    whole = next(
        (
            value
            for row, value in zip(rows, values, strict=True)
            if row.counts is Counts.SUM and isinstance(value, int)
        ),
        None,
    )
    if whole is not None and is_small(whole, least=least):
        return [None] * len(values)
    within = {**_in_groups(rows, values, least), **_in_bridge(rows, values, least, told_beside)}
    return [
        within[place] if place in within else _alone(value, whole, least)
        for place, value in enumerate(values)
    ]


def _alone(value: Value, whole: int | None, least: int) -> Value:
    if not isinstance(value, int):
        return value
    if whole is None:
        return shown_whole(value, least=least)
    return shown_part(value, whole, least=least)


def _in_groups(
    rows: Sequence[TableRow], values: Sequence[Value], least: int
) -> Mapping[int, int | None]:
    groups: dict[str, dict[int, int]] = {}
    for place, (row, value) in enumerate(zip(rows, values, strict=True)):
        if row.group and row.counts is not Counts.SUM and isinstance(value, int):
            groups.setdefault(row.group, {})[place] = value
    return {
        place: shown
        for group in groups.values()
        for place, shown in suppressed(group, least=least).items()
    }


def _in_bridge(
    rows: Sequence[TableRow],
    values: Sequence[Value],
    least: int,
    told_beside: Collection[Change],
) -> Mapping[int, int | None]:
    numbers: dict[Change, int] = {
        row.change: value
        for row, value in zip(rows, values, strict=True)
        if row.change and isinstance(value, int)
    }
    shown = suppressed_changes(numbers, least=least, told_beside=told_beside)
    return {place: shown[row.change] for place, row in enumerate(rows) if row.change in shown}


def without_crossing(
    table: OfficialTable,
    values: Sequence[Value],
    people: People,
    bands: AgeBands,
    *,
    least: int,
) -> list[Value]:
    """The values of one column without those that tell of a small group beside others of the same fact.

    The rows of a fact, and the breakdowns of those admitted that stand on another page, divide the
    same people differently: schooling by level, by general education and by training. Rows that
    would part fewer than `least` from those whom all the others told put together are left out, all
    of their group.
    """
    counted = people if isinstance(people, Mapping) else list(people)
    shown = list(values)
    together: dict[str, _ByValue] = {}
    known: dict[str, dict[Hashable, _Cell]] = {}
    for places, fact in _told_of_one_fact(table):
        if fact not in together:
            together[fact] = _by_value(counted, fact)
            beside = together[fact] if table.of is Of.ADMITTED else {}
            known[fact] = _told_by_breakdowns(beside, fact, bands, least)
        rows = [(place, table.rows[place]) for place in places]
        cells = {
            value: (*known[fact].get(value, ()), _place_shown(one, rows, shown))
            for value, (one, _number) in together[fact].items()
        }
        if _has_small(cells, together[fact], least=least):
            for place in places:
                shown[place] = None
        else:
            known[fact] = cells
    return _without_mean(table, shown, counted, least=least)


def _told_of_one_fact(table: OfficialTable) -> Iterator[tuple[list[int], str]]:
    """The places of rows that divide people by one fact: of a group, or of one row and all the others."""
    alone = [
        [(place, row)]
        for place, row in enumerate(table.rows)
        if row.counts is Counts.PEOPLE and not row.group
    ]
    for rows in [*alone, *rows_by_group(table).values()]:
        facts = {condition.fact for _place, row in rows for condition in row.where}
        if len(facts) == 1:
            yield [place for place, _row in rows], facts.pop()


def _by_value(people: People, fact: str) -> _ByValue:
    found: dict[Hashable, tuple[Traits, int]] = {}
    for traits, number in each_of(people):
        value = getattr(traits, fact)
        one, others = found.get(value, (traits, 0))
        found[value] = one, others + number
    return found


def _told_by_breakdowns(
    alike: _ByValue, fact: str, bands: AgeBands, least: int
) -> dict[Hashable, _Cell]:
    """By each value of a fact the rows it stands in where people are broken down by it."""
    cells: dict[Hashable, _Cell] = dict.fromkeys(alike, ())
    people = dict(alike.values())
    for dimension in (each for each in Dimension if each.trait == fact):
        rows = rows_told(people, dimension, bands, least=least)
        told = {words_key(row) for row, number in rows.items() if number is not None}
        for value, (one, _number) in alike.items():
            row = words_key(row_of(one, dimension, bands)) or UNKNOWN
            cells[value] = (*cells[value], row if row in told else None)
    return cells


def _place_shown(
    one: Traits, rows: Sequence[tuple[int, TableRow]], shown: Sequence[Value]
) -> int | None:
    """Where somebody counts; nothing where that row is left out, or none counts him."""
    place = place_of(one, rows)
    return None if place is None or shown[place] is None else place


def _has_small(cells: Mapping[Hashable, _Cell], alike: _ByValue, *, least: int) -> bool:
    numbers: Counter[_Cell] = Counter()
    for value, cell in cells.items():
        numbers[cell] += alike[value][1]
    return any(is_small(number, least=least) for number in numbers.values())


def _without_mean(
    table: OfficialTable, values: Sequence[Value], people: People, *, least: int
) -> list[Value]:
    """The values without a mean age of so few that it tells about each."""
    tells = is_small(number_of_ages(people), least=least)
    return [
        None if tells and row.counts is Counts.MEAN_AGE else value
        for row, value in zip(table.rows, values, strict=True)
    ]
