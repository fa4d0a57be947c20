"""Plain tables as sheets of an Excel workbook: numbers as numbers, totals and shares as formulas."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ketnap.figures.workbook import HEAD, ONE_DECIMAL, harmless, line_of, write_line

_FIRST_WIDTH, _WIDTH = 58, 18
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
    write_line(page, HEAD, [harmless(each) for each in sheet.columns], bold=True)
    for place, row in enumerate(sheet.rows):
        _write_values(page, line_of(place), row, last=len(sheet.rows), bold=False)
    if sheet.rows and sheet.total:
        _write_values(page, line_of(len(sheet.rows)), sheet.total, last=len(sheet.rows), bold=True)
    for line, note in enumerate(sheet.notes, start=line_of(len(sheet.rows) + 2)):
        page.cell(line, 1, harmless(note)).alignment = Alignment(wrap_text=True)
    for column in range(1, len(sheet.columns) + 1):
        width = _FIRST_WIDTH if column == 1 else _WIDTH
        page.column_dimensions[get_column_letter(column)].width = width
    page.freeze_panes = page.cell(HEAD + 1, 2)
    page.print_title_rows = f"{HEAD}:{HEAD}"


def _write_values(
    page: Worksheet, line: int, values: Sequence[Value], *, last: int, bold: bool
) -> None:
    written = [
        _written(value, get_column_letter(column), line, last)
        for column, value in enumerate(values, start=1)
    ]
    write_line(page, line, written, bold=bold)
    for column, value in enumerate(values, start=1):
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
