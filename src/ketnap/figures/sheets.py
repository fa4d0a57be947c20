"""Plain tables as sheets of an Excel workbook: numbers as numbers, totals and shares as formulas."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ketnap.figures.workbook import (
    ONE_DECIMAL,
    harmless,
    lay_out,
    line_of,
    width_of,
    write_heads,
    write_line,
    write_notes,
)

_WIDEST, _NARROWEST = 58, 14
_DAY = "dd/mm/yyyy"
_SHARE = "0.00"
"""As exact as the paper says its rates."""


@dataclass(frozen=True, slots=True)
class Live:
    """A formula; `{line}` in it is the line it stands on, `{above}` all rows in its column."""

    text: str
    is_share: bool = False


SUM = Live("=SUM({above})")
Value = str | int | Decimal | date | Live | None


def share_of_line(part: str, whole: str) -> Live:
    """How much one column of a line is of another, in per cent; nothing where that is nought."""
    return Live(f'=IF(N({whole}{{line}})=0,"",{part}{{line}}/{whole}{{line}}*100)', is_share=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table on a sheet of its own; `total` is a line below its rows."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Value]]
    total: Sequence[Value] = ()
    notes: Sequence[str] = ()


def book_of(sheets: Sequence[Sheet], above: tuple[str, str, str]) -> bytes:
    """The workbook; `above` are the lines over each table: superior, organisation, period."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        _write(book.create_sheet(sheet.title), sheet, above)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _write(page: Worksheet, sheet: Sheet, above: tuple[str, str, str]) -> None:
    superior, organisation, period = above
    for line, text in enumerate((superior, organisation, sheet.title, period), start=1):
        page.cell(line, 1, harmless(text)).font = Font(bold=text == sheet.title)
    write_heads(page, sheet.columns)
    widths = [_width_of(sheet, column) for column in range(len(sheet.columns))]
    for place, row in enumerate(sheet.rows or [[_("Không có.")]]):
        _write_values(page, line_of(place), row, last=len(sheet.rows), bold=False)
    if sheet.rows and sheet.total:
        _write_values(page, line_of(len(sheet.rows)), sheet.total, last=len(sheet.rows), bold=True)
    write_notes(page, sheet.notes, after=len(sheet.rows), widths=widths)
    lay_out(page, widths)


def _width_of(sheet: Sheet, column: int) -> int:
    """A column as wide as its longest text, within limits; its head takes as many lines as it must."""
    texts = [row[column] for row in sheet.rows if column < len(row)]
    widest = max((width_of(each) for each in texts if isinstance(each, str)), default=0)
    return min(_WIDEST, max(_NARROWEST, widest))


def _write_values(
    page: Worksheet, line: int, values: Sequence[Value], *, last: int, bold: bool
) -> None:
    written = [
        _written(value, get_column_letter(column), line, last)
        for column, value in enumerate(values, start=1)
    ]
    write_line(page, line, written, bold=bold)
    for column, value in enumerate(values, start=1):
        is_text = isinstance(value, str)
        page.cell(line, column).alignment = Alignment(vertical="top", wrap_text=is_text)
        if isinstance(value, date):
            page.cell(line, column).number_format = _DAY
        elif isinstance(value, Live) and value.is_share:
            page.cell(line, column).number_format = _SHARE
        elif isinstance(value, Decimal):
            page.cell(line, column).number_format = ONE_DECIMAL


def _written(value: Value, letter: str, line: int, last: int) -> object:
    match value:
        case Live(text):
            above = f"{letter}{line_of(0)}:{letter}{line_of(last - 1)}"
            return text.format(line=line, above=above)
        case str():
            return harmless(value)
        case Decimal():
            return float(value)
        case _:
            return value
