"""Official tables as an Excel workbook: totals and shares are formulas, or values for outside."""

import io
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ketnap.domain.figures.official import (
    Counts,
    FilledRow,
    TableRow,
    Value,
    share_of_last_year,
)
from ketnap.domain.figures.proportion import rounded
from ketnap.domain.figures.suppression import CAME, CLOSING, LEFT, OPENING
from ketnap.figures.official.filling import FilledTable

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEAD = 6
"""The line of the heads; the rows of a table follow it."""
WIDTHS = (58, 14, 20, 12)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_THIN = Side(style="thin")
_FRAME = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
ONE_DECIMAL = "0.0"
_LINE_HEIGHT = 15
"""Of a line of text, in points."""
_UPRIGHT = 110
"""How wide a table may be, in digits, to be read on an upright sheet."""
_WHOLE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What stands above each table: whose it is, of which period, and how its columns are called."""

    superior: str
    organisation: str
    period: str
    columns: tuple[str, str, str, str]
    control: str
    """What the row is called that says whether a bridge adds up."""
    notes: Sequence[str] = ()


def workbook_of(
    tables: Sequence[FilledTable], heading: Heading, *, language: str, live: bool = True
) -> bytes:
    """A sheet for each table; live sums follow what is written by hand in the open rows.

    Where numbers are left out a sum over the others would be wrong: such a copy has values alone.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    for table in tables:
        _write(book.create_sheet(table.table.code), table, heading, language, live)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _write(
    sheet: Worksheet, table: FilledTable, heading: Heading, language: str, live: bool
) -> None:
    title = table.table.vi if language == "vi" else table.table.en
    for line, text in (
        (1, heading.superior),
        (2, heading.organisation),
        (3, f"{table.table.code}. {title}"),
        (4, heading.period),
    ):
        sheet.cell(line, 1, harmless(text)).font = Font(bold=line == 3)
    write_heads(sheet, heading.columns)
    rows = [each.row for each in table.rows]
    for place, each in enumerate(table.rows):
        _write_row(
            sheet, place, each, _cells_of(place, each, rows) if live else _told(each), language
        )
    controls = [control_of(rows, letter) for letter in ("B", "C")] if live else []
    if any(controls):
        write_line(sheet, line_of(len(rows)), (harmless(heading.control), *controls), bold=False)
    write_notes(sheet, [table.table.source, *heading.notes], after=len(rows), widths=WIDTHS)
    lay_out(sheet, WIDTHS)


def _write_row(
    sheet: Worksheet, place: int, each: FilledRow, values: Sequence[object], language: str
) -> None:
    line = line_of(place)
    name = each.row.vi if language == "vi" else each.row.en
    write_line(sheet, line, (harmless(name), *values), bold=each.row.level == 0)
    sheet.cell(line, 1).alignment = Alignment(indent=each.row.level, wrap_text=True)
    sheet.cell(line, 4).number_format = ONE_DECIMAL
    if each.row.counts is Counts.MEAN_AGE:
        sheet.cell(line, 2).number_format = sheet.cell(line, 3).number_format = ONE_DECIMAL


def _cells_of(place: int, each: FilledRow, rows: Sequence[TableRow]) -> list[object]:
    """The numbers of a row and their share, as formulas wherever others add up to them."""
    line = line_of(place)
    share = f'=IF(N(C{line})=0,"",B{line}/C{line}*100)'
    return [
        formula_of(place, rows, "B") or _number(each.this),
        formula_of(place, rows, "C") or _number(each.before),
        None if each.row.counts in (Counts.HEADING, Counts.MEAN_AGE) else share,
    ]


def _told(each: FilledRow) -> list[object]:
    share = share_of_last_year(each)
    percent = None if share is None else float(rounded(share * _WHOLE, 1))
    return [_number(each.this), _number(each.before), percent]


def write_heads(sheet: Worksheet, heads: Sequence[str]) -> None:
    """Write the names of the columns, each on as many lines as it takes."""
    write_line(sheet, HEAD, [harmless(each) for each in heads], bold=True)
    for column in range(1, len(heads) + 1):
        sheet.cell(HEAD, column).alignment = Alignment(
            horizontal="left" if column == 1 else "center", vertical="center", wrap_text=True
        )


def write_notes(
    sheet: Worksheet, notes: Sequence[str], *, after: int, widths: Sequence[int]
) -> None:
    """Write notes below so many rows, across the table."""
    for line, note in enumerate(notes, start=line_of(after + 2)):
        sheet.cell(line, 1, harmless(note)).alignment = Alignment(vertical="top", wrap_text=True)
        if len(widths) > 1:
            sheet.merge_cells(start_row=line, end_row=line, start_column=1, end_column=len(widths))
        sheet.row_dimensions[line].height = _LINE_HEIGHT * _lines(note, sum(widths))


def lay_out(sheet: Worksheet, widths: Sequence[int]) -> None:
    """Give columns and rows their sizes, and the printed sheet all columns beside each other."""
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    for cells in sheet.iter_rows(min_row=HEAD, max_col=len(widths)):
        row = sheet.row_dimensions[cells[0].row]
        lines = max(map(_lines, (cell.value for cell in cells), widths))
        if lines > 1 and row.height is None:
            row.height = _LINE_HEIGHT * lines
    sheet.freeze_panes = sheet.cell(HEAD + 1, 2)
    sheet.print_title_rows = f"{HEAD}:{HEAD}"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    wide = sum(widths) > _UPRIGHT
    sheet.page_setup.orientation = (
        sheet.ORIENTATION_LANDSCAPE if wide else sheet.ORIENTATION_PORTRAIT
    )
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0


def width_of(text: str) -> int:
    """How wide a column must be for a text to stand on one line, in digits; letters are no wider."""
    return len(text) + 1


def _lines(value: object, width: int) -> int:
    """How many lines of text a cell takes; not every program finds it out by itself."""
    is_text = isinstance(value, str) and not value.startswith(_FORMULA)
    return max(1, math.ceil(width_of(str(value)) / width)) if is_text else 1


def write_line(sheet: Worksheet, line: int, values: Sequence[object], *, bold: bool) -> None:
    """Write the cells of one framed line."""
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(line, column, value)
        cell.font, cell.border = Font(bold=bold), _FRAME


def line_of(place: int) -> int:
    """The line of the sheet on which a row of the table stands."""
    return HEAD + 1 + place


def formula_of(place: int, rows: Sequence[TableRow], letter: str) -> str:
    """The formula of a row that others add up to; empty for a row that is counted."""
    row = rows[place]
    if row.counts is Counts.SUM and row.group:
        return _sum(list(_members(place, rows)), letter)
    if row.counts is Counts.CHANGE and row.change in (CAME, LEFT):
        return _sum(list(_below(place, rows)), letter)
    return ""


def control_of(rows: Sequence[TableRow], letter: str) -> str:
    """The formula that comes to nought where a bridge adds up; empty for a table that is none.

    The members at the end are counted by themselves, so that the formula can show a gap.
    """
    lines = {each.change: line_of(at) for at, each in enumerate(rows) if each.change}
    if any(part not in lines for part in (OPENING, CAME, LEFT, CLOSING)):
        return ""
    opening, came, left, closing = (
        f"{letter}{lines[part]}" for part in (OPENING, CAME, LEFT, CLOSING)
    )
    return f"={opening}+{came}-{left}-{closing}"


def _members(place: int, rows: Sequence[TableRow]) -> Iterator[int]:
    group = rows[place].group
    for at, row in enumerate(rows):
        if row.group == group and row.counts in (Counts.PEOPLE, Counts.REST):
            yield line_of(at)


def _below(place: int, rows: Sequence[TableRow]) -> Iterator[int]:
    following = takewhile(lambda at: rows[at].level > 0, range(place + 1, len(rows)))
    return (line_of(at) for at in following if rows[at].level == 1)


def _sum(lines: Sequence[int], letter: str) -> str:
    return "=SUM(" + ",".join(f"{letter}{line}" for line in lines) + ")"


def _number(value: Value) -> int | float | None:
    return value if value is None or isinstance(value, int) else float(value)
