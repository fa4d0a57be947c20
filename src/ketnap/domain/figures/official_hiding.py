"""Official tables for readers outside: every number that could tell about a person left out."""

from collections import Counter
from collections.abc import Collection, Hashable, Mapping, Sequence

from ketnap.domain.figures.breakdown import number_of_ages
from ketnap.domain.figures.bridge import Bridge
from ketnap.domain.figures.dimensions import People
from ketnap.domain.figures.official import (
    Counts,
    OfficialTable,
    TableRow,
    Value,
)
from ketnap.domain.figures.suppression import (
    Change,
    is_small,
    shown_part,
    shown_whole,
    suppressed,
    suppressed_changes,
)


def without_small(
    table: OfficialTable, values: Sequence[Value], people: People, *, least: int
) -> list[Value]:
    """The values of one column with what could tell of fewer than `least` people left out."""
    whole = next(
        (
            value
            for row, value in zip(table.rows, values, strict=True)
            if row.counts is Counts.SUM and isinstance(value, int)
        ),
        None,
    )
    if whole is not None and is_small(whole, least=least):
        return [None] * len(values)
    within = _in_groups(table.rows, values, least)
    shown = [
        within[place] if place in within else _alone(value, whole, least)
        for place, value in enumerate(values)
    ]
    return _without_mean(table, shown, people, least=least)


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


def _without_mean(
    table: OfficialTable, values: Sequence[Value], people: People, *, least: int
) -> list[Value]:
    """The values without a mean age of so few that it tells about each."""
    tells = is_small(number_of_ages(people), least=least)
    return [
        None if tells and row.counts is Counts.MEAN_AGE else value
        for row, value in zip(table.rows, values, strict=True)
    ]


def changes_without_small(
    tables: Sequence[OfficialTable],
    bridge: Bridge,
    *,
    least: int,
    told_beside: Collection[Change] = (),
) -> list[list[Value]]:
    """The numbers of one bridge in the rows of some tables, with what could tell left out.

    The bridge stands on another page line by line, and `told_beside` are the lines whose numbers
    stand elsewhere too. A row that puts several lines together is left out where it would part a few
    from the others of its way.
    """
    changes = [row.change for table in tables for row in table.rows if row.change]
    lines = {(*change[:1], how): 0 for change in changes for how in change[1:]}
    numbers: dict[Change, int] = {**lines, **bridge.numbers}
    shown = suppressed_changes(numbers, least=least, told_beside=told_beside)
    known = {name for name in told_beside if numbers.get(name, 0) >= least}
    cells: dict[Change, tuple[Hashable, ...]] = {
        name: (name,) if shown[name] is not None or name in known else ()
        for name in numbers
        if len(name) > 1
    }
    for change in changes:
        if change in shown:
            continue
        way, *hows = change
        finer = {name: (*cell, name[1] in hows) for name, cell in cells.items() if name[0] == way}
        is_told = shown[way,] is not None and not _parts_few(finer, numbers, least)
        shown[change] = sum(numbers[way, how] for how in set(hows)) if is_told else None
        if is_told:
            cells |= finer
    return [
        [shown.get(row.change) if row.change else None for row in table.rows] for table in tables
    ]


def _parts_few(
    cells: Mapping[Change, tuple[Hashable, ...]], numbers: Mapping[Change, int], least: int
) -> bool:
    together: Counter[tuple[Hashable, ...]] = Counter()
    for name, cell in cells.items():
        together[cell] += numbers[name]
    return any(is_small(number, least=least) for number in together.values())
