"""Official tables for readers outside, side by side: what one leaves out, another must not tell."""

from collections.abc import Sequence
from dataclasses import replace

from ketnap.domain.figures.official import FilledRow, Of
from ketnap.domain.figures.official_hiding import without_small
from ketnap.domain.figures.suppression import CLOSING
from ketnap.figures.members import TOLD_BESIDE
from ketnap.figures.official.filling import FilledTable


def tables_outside(tables: Sequence[FilledTable], *, least: int) -> list[FilledTable]:
    """The tables with all left out that could tell of fewer people than `least`.

    The stock of members at the end of either column is an end of its bridge: where that is left out,
    the stock is too.
    """
    shown = [
        replace(each, rows=without_small(each.rows, least=least, told_beside=TOLD_BESIDE))
        for each in tables
    ]
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


def _without(rows: Sequence[FilledRow], *, this: bool, before: bool) -> list[FilledRow]:
    """The rows without the values of the columns named."""
    return [
        replace(row, this=None if this else row.this, before=None if before else row.before)
        for row in rows
    ]
