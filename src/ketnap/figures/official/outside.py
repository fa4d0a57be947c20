"""Official tables for readers outside, side by side: what one leaves out, another must not tell."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ketnap.domain.figures import AgeBands, Bridge, People
from ketnap.domain.figures.crossing import without_crossing
from ketnap.domain.figures.official import FilledRow, Of, Value
from ketnap.domain.figures.official_hiding import changes_without_small, without_small
from ketnap.domain.figures.suppression import CLOSING
from ketnap.figures.members import TOLD_BESIDE
from ketnap.figures.official.filling import FilledTable


def tables_outside(
    tables: Sequence[FilledTable], bands: AgeBands, *, least: int
) -> list[FilledTable]:
    """The tables, filled together, with all left out that could tell of fewer people than `least`.

    `bands` are those by which the page of results breaks the people admitted down.

    The stock of members at the end of either column is an end of its bridge: where that is left out,
    the stock is too.
    """
    shown = {
        each.table.code: each
        for of in Of
        for each in _outside([each for each in tables if each.table.of is of], bands, least)
    }
    ends = [row for each in shown.values() for row in each.rows if row.row.change == CLOSING]
    no_this, no_before = (
        any(value is None for value in column)
        for column in ([row.this for row in ends], [row.before for row in ends])
    )
    return [
        replace(each, rows=_without(each.rows, this=no_this, before=no_before))
        if each.table.of is Of.MEMBERS
        else each
        for each in (shown[each.table.code] for each in tables)
    ]


def _outside(tables: Sequence[FilledTable], bands: AgeBands, least: int) -> Iterator[FilledTable]:
    """Tables about the same people, each column by itself."""
    if not tables:
        return
    columns = (
        [[row.this for row in each.rows] for each in tables],
        [[row.before for row in each.rows] for each in tables],
    )
    this, before = (
        _column_outside(tables, column, counted, bands, least)
        for column, counted in zip(columns, tables[0].counted, strict=True)
    )
    for each, now, then in zip(tables, this, before, strict=True):
        rows = zip(each.rows, now, then, strict=True)
        yield replace(
            each, rows=[replace(row, this=first, before=second) for row, first, second in rows]
        )


def _column_outside(
    tables: Sequence[FilledTable],
    values: Sequence[Sequence[Value]],
    counted: People | Bridge,
    bands: AgeBands,
    least: int,
) -> list[list[Value]]:
    named = [each.table for each in tables]
    if isinstance(counted, Bridge):
        return changes_without_small(named, counted, least=least, told_beside=TOLD_BESIDE)
    shown = [
        without_small(table, column, counted, least=least)
        for table, column in zip(named, values, strict=True)
    ]
    return without_crossing(named, shown, counted, bands, least=least)


def _without(rows: Sequence[FilledRow], *, this: bool, before: bool) -> list[FilledRow]:
    """The rows without the values of the columns named."""
    return [
        replace(row, this=None if this else row.this, before=None if before else row.before)
        for row in rows
    ]
