"""Workbooks of Excel, read row by row: the values that stand in them, never a formula worked out."""

import io
import warnings
from collections.abc import Iterator
from functools import cache
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from openpyxl import load_workbook
from openpyxl.styles.numbers import (
    BUILTIN_FORMATS,
    BUILTIN_FORMATS_MAX_SIZE,
    FORMAT_GENERAL,
)
from openpyxl.utils.datetime import MAC_EPOCH
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser

from ketnap.intake.reading.container import check_container
from ketnap.intake.reading.number_formats import hidden_day, shown_number
from ketnap.intake.reading.troubles import Code, FileRefused
from ketnap.intake.reading.wire import (
    MOST_COLUMNS,
    MOST_ROWS,
    Wired,
    wired,
    wired_error,
    wired_formula,
    wired_hidden_day,
)

MOST_SHEETS = 250
MOST_MERGED = 5000
LARGEST_MERGED = 20_000
"""Cells of one merged range; a larger one was a slip, and its words are left where they stand."""

_UNREADABLE = (
    DefusedXmlException,
    InvalidFileException,
    ParseError,
    SyntaxError,
    KeyError,
    IndexError,
    ValueError,
    TypeError,
    AttributeError,
    EOFError,
    OSError,
)
"""What the library may raise over a file that Excel itself would not have written."""


class Workbook:
    """One workbook, open for reading; raises `FileRefused` over whatever is wrong with it."""

    def __init__(self, data: bytes) -> None:
        check_container(data)
        warnings.simplefilter("ignore")
        try:
            self._book = load_workbook(
                io.BytesIO(data), read_only=True, data_only=True, keep_links=False
            )
            self._sheets = [sheet for sheet in self._book.worksheets if hasattr(sheet, "rows")]
        except _UNREADABLE as error:
            raise FileRefused(Code.BROKEN) from error
        if not self._sheets:
            raise FileRefused(Code.NO_SHEET)
        if len(self._sheets) > MOST_SHEETS:
            raise FileRefused(Code.TOO_MANY_SHEETS, str(len(self._sheets)))

    def sheets(self) -> list[dict[str, Any]]:
        """The sheets by name, each with whether it is hidden."""
        return [
            {"name": sheet.title, "hidden": sheet.sheet_state != "visible"}
            for sheet in self._sheets
        ]

    def rows(self, name: str) -> Iterator[list[Any]]:
        """The rows of a sheet, each with its number, whether it is hidden, and its cells by column."""
        sheet = next((each for each in self._sheets if each.title == name), None)
        if sheet is None:
            raise FileRefused(Code.NO_SUCH_SHEET, name)
        try:
            with sheet._get_source() as source:
                yield from self._parsed(source)
        except _UNREADABLE as error:
            raise FileRefused(Code.BROKEN) from error

    def _parsed(self, source: Any) -> Iterator[list[Any]]:
        shared = self._sheets[0]._shared_strings
        self._parser = _Parser(
            source,
            shared,
            data_only=True,
            epoch=self._book.epoch,
            date_formats=self._book._date_formats,
            timedelta_formats=self._book._timedelta_formats,
        )
        self._left_out = 0
        filled = set[int]()
        dimensions = self._parser.row_dimensions
        format_of = cache(self._format_of)
        blank: list[int] = []
        read = bytearray(MOST_ROWS + 1)
        for number, cells in self._parser.parse():
            if not 0 < number <= MOST_ROWS or read[number]:
                raise FileRefused(Code.BROKEN)
            read[number] = True
            self._note_left_out(cells)
            about = dimensions.pop(str(number), {})
            kept = {
                cell["column"]: _value(cell, format_of(cell["style_id"]))
                for cell in cells
                if _is_kept(cell)
            }
            if not kept:
                # Sheets are often formatted down to their last row: what no row follows is left.
                blank.append(number)
                continue
            yield from ([each, 0, {}] for each in blank)
            blank.clear()
            filled.update(kept)
            hidden = about.get("hidden") in ("1", "true")
            yield [number, int(hidden), kept]
        self._columns_hidden = sorted(filled & self._hidden_columns())

    def _note_left_out(self, cells: list[dict[str, Any]]) -> None:
        """Remember the first column that is not read though something stands in it."""
        for cell in reversed(cells):
            if cell["column"] <= MOST_COLUMNS:
                break
            if _says(cell):
                self._left_out = min(cell["column"], self._left_out or cell["column"])

    def _format_of(self, style: int) -> str:
        """The number format of a style; the general one where a file names none that it has."""
        styles, own = self._book._cell_styles, self._book._number_formats
        number = styles[style].numFmtId if style < len(styles) else 0
        place = number - BUILTIN_FORMATS_MAX_SIZE
        if place < 0:
            return str(BUILTIN_FORMATS.get(number, FORMAT_GENERAL))
        return str(own[place]) if place < len(own) else FORMAT_GENERAL

    def end(self) -> dict[str, Any]:
        """What is known of a sheet only once all its rows were read."""
        merged = self._parser.merged_cells
        ranges = merged.mergeCell if merged is not None else []
        spread = [
            [each.min_row, each.min_col, each.max_row, each.max_col]
            for each in ranges[:MOST_MERGED]
            if each.size["rows"] * each.size["columns"] <= LARGEST_MERGED
        ]
        return {
            "merged": spread,
            "merged_left": len(ranges) - len(spread),
            "columns_hidden": self._columns_hidden,
            "epoch_1904": self._book.epoch == MAC_EPOCH,
            "left_out": self._left_out,
        }

    def _hidden_columns(self) -> set[int]:
        hidden = set[int]()
        for about in self._parser.column_dimensions.values():
            if about.get("hidden") in ("1", "true"):
                last = min(int(about.get("max", about["min"])), MOST_COLUMNS)
                hidden.update(range(int(about["min"]), last + 1))
        return hidden


class _Parser(WorkSheetParser):  # type: ignore[misc]  # openpyxl says nothing of its types
    """Tells a formula without a result from a cell without a value."""

    def parse_cell(self, element: Any) -> dict[str, Any]:
        cell: dict[str, Any] = super().parse_cell(element)
        if cell["value"] is None and element.find(FORMULA_TAG) is not None:
            cell["data_type"] = "f"
        return cell


def _is_kept(cell: dict[str, Any]) -> bool:
    within: bool = cell["column"] <= MOST_COLUMNS
    return within and _says(cell)


def _says(cell: dict[str, Any]) -> bool:
    return cell["value"] is not None or cell["data_type"] == "f"


def _value(cell: dict[str, Any], number_format: str) -> Wired:
    value = cell["value"]
    match cell["data_type"]:
        case "f":
            return wired_formula()
        case "e":
            return wired_error(str(value))
        case "d":
            shown = hidden_day(value, number_format)
            return wired(value) if shown is None else wired_hidden_day(shown)
        case "n":
            return wired(shown_number(value, number_format) or value)
        case _:
            return wired(value)
