"""Official tables for readers outside, side by side: what one leaves out, another must not tell."""

from collections.abc import Sequence
from dataclasses import replace

from ketnap.domain.figures import AgeBands, Bridge, People
from ketnap.domain.figures.official import FilledRow, Of, OfficialTable, Value
from ketnap.domain.figures.official_hiding import without_crossing, without_small
from ketnap.domain.figures.suppression import CLOSING
from ketnap.figures.members import TOLD_BESIDE
from ketnap.figures.official.filling import FilledTable


def tables_outside(
    tables: Sequence[FilledTable], bands: AgeBands, *, least: int
) -> list[FilledTable]:
    """The tables with all left out that could tell of fewer people than `least`.

    `bands` are those by which the page of results breaks the people admitted down.

    The stock of members at the end of either column is an end of its bridge: where that is left out,
    the stock is too.
    """
    shown = [replace(each, rows=_rows_outside(each, bands, least)) for each in tables]
    ends = [
        row
        for each in shown
        if each.table.of is Of.CHANGES
        for row in each.rows
        if row.row.change == CLOSING
    ]
    no_this, no_before = (
        any(value is None for value in column)
        for column in ([row.this for row in ends], [row.before for row in ends])
    )
    return [
        replace(each, rows=_without(each.rows, this=no_this, before=no_before))
        if each.table.of is Of.MEMBERS
        else each
        for each in shown
    ]


def _rows_outside(filled: FilledTable, bands: AgeBands, least: int) -> list[FilledRow]:
    rows = without_small(filled.rows, least=least, told_beside=TOLD_BESIDE)
    columns = [each.this for each in rows], [each.before for each in rows]
    this, before = (
        _column_outside(filled.table, values, counted, bands, least)
        for values, counted in zip(columns, filled.counted, strict=True)
    )
    return [
        replace(row, this=now, before=then)
        for row, now, then in zip(rows, this, before, strict=True)
    ]


def _column_outside(
    table: OfficialTable,
    values: Sequence[Value],
    counted: People | Bridge,
    bands: AgeBands,
    least: int,
) -> Sequence[Value]:
    if isinstance(counted, Bridge):
        return values
    return without_crossing(table, values, counted, bands, least=least)


def _without(rows: Sequence[FilledRow], *, this: bool, before: bool) -> list[FilledRow]:
    """The rows without the values of the columns named."""
    return [
        replace(row, this=None if this else row.this, before=None if before else row.before)
        for row in rows
    ]
