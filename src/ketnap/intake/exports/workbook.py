"""A workbook of one sheet, written as text row by row: lists are long, and cells as objects are slow."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from typing import IO, BinaryIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

from ketnap.intake.exports.writing import Row, Value

MOST_CHARS = 32_767
"""A cell of Excel takes no more."""

_AT_ONCE = 500
_LEVEL = 3
"""Half the time of the usual level, for a file larger by a tenth."""

_BEFORE_FIRST_DAY = date(1899, 12, 30).toordinal()
_DAYS_COUNT_SINCE = date(1900, 3, 1)
"""Excel takes 1900 for a leap year, so that the days before are counted otherwise."""

_TO_ESCAPE = re.compile("[&<>\r]")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_HEADING, _DAY = 1, 2
"""The places of the styles below."""

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_MEDIA}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_MEDIA}.styles+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_MEDIA}.worksheet+xml"/>'
        "</Types>"
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>"
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/>'
        "</Relationships>"
    ),
    "xl/styles.xml": (
        f'<styleSheet xmlns="{_MAIN}">'
        '<numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>'
        '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
        '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
        '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    ),
}  # fmt: skip

_SHEET_BEGINS = (
    f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
    '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>'
    "</sheetView></sheetViews><sheetData>"
)
_SHEET_ENDS = "</sheetData></worksheet>"


def write_xlsx(file: BinaryIO, headings: Sequence[str], rows: Iterable[Row], *, title: str) -> None:
    """Write the rows under bold headings that stay in sight; every text is stored as a text.

    None is taken for a formula, a link or a number, whatever it begins with.
    """
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as book:
        for name, part in (_PARTS | {"xl/workbook.xml": _contents(title)}).items():
            book.writestr(name, _XML + part)
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            _write_sheet(sheet, headings, rows)


def _contents(title: str) -> str:
    name = quoteattr(title)
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        f'<sheets><sheet name={name} sheetId="1" r:id="rId1"/></sheets></workbook>'
    )


def _write_sheet(sheet: IO[bytes], headings: Sequence[str], rows: Iterable[Row]) -> None:
    columns = [f'<c r="{_letters(number)}' for number in range(1, len(headings) + 1)]
    sheet.write((_XML + _SHEET_BEGINS).encode())
    heading = (f' s="{_HEADING}"{_text(each)}' for each in headings)
    sheet.write(_row(1, columns, heading).encode())
    left = enumerate(rows, start=2)
    while portion := list(islice(left, _AT_ONCE)):
        lines = (_row(number, columns, map(_cell, row)) for number, row in portion)
        sheet.write("".join(lines).encode())
    sheet.write(_SHEET_ENDS.encode())


def _letters(number: int) -> str:
    """The letters of a column, as people count them: A to Z, then AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _row(number: int, columns: Sequence[str], cells: Iterable[str]) -> str:
    pairs = zip(columns, cells, strict=True)
    return (
        f'<row r="{number}">'
        + "".join(f'{c}{number}"{cell}' for c, cell in pairs if cell)
        + "</row>"
    )


def _cell(value: Value) -> str:
    """The rest of a cell behind its place; nothing where there is no value."""
    if isinstance(value, str):
        return _text(value)
    if value is None:
        return ""
    if not isinstance(value, date):
        return f"><v>{value}</v></c>"
    if value < _DAYS_COUNT_SINCE:
        return _text(f"{value:%d/%m/%Y}")
    return f' s="{_DAY}"><v>{value.toordinal() - _BEFORE_FIRST_DAY}</v></c>'


def _text(text: str) -> str:
    return f' t="inlineStr"><is><t xml:space="preserve">{_writable(text)}</t></is></c>'


def _writable(text: str) -> str:
    """As XML has it; a sign that XML cannot hold becomes the sign for one that was lost."""
    text = _NOT_IN_XML.sub("\ufffd", text[:MOST_CHARS])
    return escape(text, {"\r": "&#13;"}) if _TO_ESCAPE.search(text) else text
