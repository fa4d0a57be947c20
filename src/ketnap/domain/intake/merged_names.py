"""Names merged over several rows: all these rows are about one person."""

from collections.abc import Iterable, Iterator, Mapping

from ketnap.domain.intake.cells import CellValue, Row, Unread, Unreadable, is_blank
from ketnap.domain.intake.columns import Layout
from ketnap.domain.intake.rows import Passed, Sheet, Tally

_NAMES = frozenset({"full_name", "surname", "given_name"})
_IDENTITY = _NAMES | {"born_on"}


def name_columns(sheet: Sheet) -> list[int]:
    """The columns in which the names stand."""
    return [number for number, place in sheet.places.items() if place.column.code in _NAMES]


def joined_rows(
    rows: Iterable[tuple[int, Row]], sheet: Sheet, *, continued: Mapping[int, int], tally: Tally
) -> Iterator[tuple[int, Row]]:
    """The rows, those of `continued` together with the one above: the name of both is one merged cell.

    `continued` tells the row in which the merged cell begins: where that one is hidden and left out,
    the row above is somebody else's. Of a person each column may have one value; a cell says so
    where they differ. Steps stay a row each, of the person born on the day that stands beside the
    merged name.
    """
    held: tuple[int, Row] | None = None
    begun = 0
    for number, row in rows:
        if held is None or continued.get(number, number) != begun:
            if held is not None:
                yield held
            held, begun = (number, row), continued.get(number, number)
        elif sheet.layout is Layout.STEPS:
            yield held
            held = number, _of_the_same_person(row, held[1], sheet)
        else:
            tally.note(Passed.MERGED, number)
            held = held[0], _together(held[1], row, sheet.places, number)
    if held is not None:
        yield held


def _of_the_same_person(row: Row, above: Row, sheet: Sheet) -> Row:
    identity = [column for column, place in sheet.places.items() if place.column.code in _IDENTITY]
    told = {column: above[column] for column in identity if not is_blank(above.get(column))}
    return {**row, **{c: value for c, value in told.items() if is_blank(row.get(c))}}


def _together(above: Row, row: Row, columns: Iterable[int], number: int) -> Row:
    joined = dict(above)
    for column in columns:
        value = row.get(column)
        if is_blank(value):
            continue
        if is_blank(above.get(column)):
            joined[column] = value
        elif not _is_same(above[column], value):
            joined[column] = Unread(Unreadable.MERGED_DIFFERS, str(number))
    return joined


def _is_same(one: CellValue, another: CellValue) -> bool:
    if isinstance(one, str) and isinstance(another, str):
        return one.split() == another.split()
    return one == another
