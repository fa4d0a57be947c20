"""Texts of separated values: in which encoding they are written, and by what their values are parted."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any

from ketnap.domain.intake.legacy import detect, sense_of
from ketnap.intake.reading.troubles import Code, FileRefused
from ketnap.intake.reading.wire import (
    LONGEST_TEXT,
    MOST_COLUMNS,
    MOST_ROWS,
    Wired,
    wired,
    wired_typed_formula,
)

SHEET_NAME = "CSV"

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SEPARATORS = ",;\t|"
_QUOTE = '"'
_END_OF_OLD_FILES = "\x1a"
"""FoxPro and other programs of DOS end a file so."""
_ROWS_LOOKED_AT = 60
_TEXT_AS_FORMULA = re.compile(r'="((?:[^"]|"")*)"')
"""How spreadsheets write a text that must not become a number: `="000123"`."""
_FORMULA = re.compile(r"=[\w(+\-@$'\"]")
_LOOKED_AT = 4000
_LOOKED_AT_BYTES = 2000
_MANY_ZEROS = 0.3
_LONGEST_FIELD = 100 * LONGEST_TEXT


class SeparatedText:
    """One text of separated values, as the sheet it is."""

    def __init__(self, data: bytes) -> None:
        self._text = decoded(data).rstrip(_END_OF_OLD_FILES)
        csv.field_size_limit(_LONGEST_FIELD)

    def sheets(self) -> list[dict[str, Any]]:
        """The one sheet there is."""
        return [{"name": SHEET_NAME, "hidden": False}]

    def rows(self, name: str) -> Iterator[list[Any]]:
        """The rows, each with its number and its cells by column; every value is a text."""
        if name != SHEET_NAME:
            raise FileRefused(Code.NO_SUCH_SHEET, name)
        separator, text = _separator(self._text)
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=False)
        began = ended = self._left_out = 0
        try:
            for number, values in enumerate(reader, start=1):
                _check_length(number)
                began, ended = ended + 1, reader.line_num
                self._note_left_out(values)
                cells = enumerate(values[:MOST_COLUMNS], start=1)
                yield [number, 0, {column: _value(value) for column, value in cells if value}]
        except csv.Error as error:
            raise FileRefused(Code.BROKEN) from error
        if ended > began and text.count(_QUOTE) % 2:
            # The last row has taken in all that stands below its beginning.
            raise FileRefused(Code.QUOTE_OPEN, str(began))

    def _note_left_out(self, values: list[str]) -> None:
        """Remember the first column that is not read though something stands in it."""
        far = enumerate(values[MOST_COLUMNS:], start=MOST_COLUMNS + 1)
        first = next((column for column, value in far if value.strip()), 0)
        if first:
            self._left_out = min(first, self._left_out or first)

    def end(self) -> dict[str, Any]:
        """A text knows no merged cells, and hides nothing."""
        return {
            "merged": [],
            "merged_left": 0,
            "columns_hidden": [],
            "epoch_1904": False,
            "left_out": self._left_out,
        }


def _value(written: str) -> Wired:
    """A text as it stands, out of the formula that only keeps it a text; no formula is worked out."""
    bare = written.strip()
    if (text := _TEXT_AS_FORMULA.fullmatch(bare)) is not None:
        return wired(text.group(1).replace('""', '"'))
    return wired_typed_formula(bare) if _FORMULA.match(bare) else wired(written)


def _check_length(number: int) -> None:
    if number > MOST_ROWS:
        raise FileRefused(Code.TOO_MANY_ROWS, f"{MOST_ROWS:,}")


def decoded(data: bytes) -> str:
    """The text of a file; raises `FileRefused` where no encoding fits."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode(data, encoding)
    unmarked = _utf16_without_a_mark(data)
    if unmarked is not None:
        return _decode(data, unmarked)
    if b"\0" in data:
        raise FileRefused(Code.NOT_A_SHEET)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _from_one_byte(data)


def _utf16_without_a_mark(data: bytes) -> str | None:
    """Half of the bytes of plain letters, figures and separators are zeros; which half tells the order."""
    head = data[:_LOOKED_AT_BYTES]
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if head[first::2].count(0) > _MANY_ZEROS * len(head) / 2:
            return encoding
    return None


def _from_one_byte(data: bytes) -> str:
    """A font of old in Western letters, where it makes sense as that; else Windows Vietnamese."""
    western = data.decode("cp1252", errors="replace").replace("\ufffd", "")
    words = western[: _LOOKED_AT * 10].split()
    font = detect(words)
    if font is not None and sense_of(words, font) > _sense_in_windows(data):
        return western
    return _decode(data, "cp1258")


def _sense_in_windows(data: bytes) -> float:
    text = data[: _LOOKED_AT * 10].decode("cp1258", errors="replace")
    return sense_of(text.split())


def _decode(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise FileRefused(Code.ENCODING) from error


def _separator(text: str) -> tuple[str, str]:
    """What parts the values: Excel may say so in a first line of its own, else what parts rows alike."""
    first, _, rest = text.partition("\n")
    said = first.strip().lower()
    if said.startswith("sep=") and len(said) == len("sep=") + 1:
        return said[-1], rest
    return max(_SEPARATORS, key=lambda each: _parted_alike(text, each)), text


def _parted_alike(text: str, separator: str) -> tuple[int, int]:
    """How many rows have equally many values, and how many those are.

    A title full of commas is one row alone, and places full of commas stand below a heading without.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=False)
    try:
        rows = islice(reader, _ROWS_LOOKED_AT)
        widths = Counter(len(row) - 1 for row in rows if len(row) > 1)
    except csv.Error:
        return 0, 0
    return max(((count, width) for width, count in widths.items()), default=(0, 0))
