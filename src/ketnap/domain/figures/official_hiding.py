"""Official tables for readers outside: every number that could tell about a person left out."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from ketnap.domain.figures.official import Counts, FilledRow, TableRow, Value
from ketnap.domain.figures.suppression import (
    Change,
    is_small,
    shown_part,
    shown_whole,
    suppressed,
    suppressed_changes,
)


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
