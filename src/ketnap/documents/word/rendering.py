"""Word files: the compiled template of a sheet filled with the values of one paper."""

import io
import re
import zipfile
from functools import cache
from html import unescape

import jinja2
from docx.shared import Twips
from docxtpl import DocxTemplate
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ketnap.documents.place_and_day import DAY, STYLE, breaks_before_its_day
from ketnap.documents.sheets.load import sheet_of
from ketnap.documents.word.template import (
    LAST_BEFORE_ITS_LINES,
    LAST_BEFORE_SIGNATURE,
    word_template,
)
from ketnap.domain.paperwork.filling import Filled
from ketnap.domain.paperwork.sheet import Sheet, Version

_BODY = "word/document.xml"
_FAST = 1
_HEADS = "<w:tblHeader/>"
_END_OF_ROW, _ROW = "</w:tr>", "<w:tr>"
_WHOLE_ROW = f"{_ROW}<w:trPr><w:cantSplit/></w:trPr>"
_CELL, _END_OF_PARAGRAPH = "<w:tc>", "</w:p>"
_OF_PLACE_AND_DAY = f'<w:pStyle w:val="{STYLE}"/>'
_BEFORE_A_DAY = re.compile(
    rf", (?:</w:t>(?P<next_run></w:r><w:r>(?:<w:rPr>.*?</w:rPr>)?<w:t[^>]*>))?(?={DAY})"
)
_MORE_WORDS = '<w:t xml:space="preserve">'
_CELL_GUTTER = re.compile(r'<w:tcMar>.*?<w:right w:w="(\d+)"')
_CELL_WIDTH = re.compile(r'<w:tcW [^>]*w:w="(\d+)"')
_WORDS = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_WIDEST_LETTER, _CELL_MARGINS = 160, 216
"""In twentieths of a point, at the size of cells."""
_KEPT = "<w:keepNext/>"
_KEPT_IF_LAST = [
    f'<w:keepNext w:val="{mark}"/>' for mark in (LAST_BEFORE_SIGNATURE, LAST_BEFORE_ITS_LINES)
]


class CompiledTemplate:
    """A template read once: its body as text with tags, the rest of the file as it is kept."""

    def __init__(self, template: bytes) -> None:
        document = DocxTemplate(io.BytesIO(template))
        document.init_docx()
        body = document.patch_xml(document.xml_to_string(document.docx._element))
        environment = ImmutableSandboxedEnvironment(
            autoescape=True, undefined=jinja2.StrictUndefined
        )
        self._body = environment.from_string(body)
        self._rest = _without_body(template)

    def fill(self, filled: Filled) -> bytes:
        """The Word file of one paper."""
        file = io.BytesIO(self._rest)
        # A fixed day: the same paper is the same file, whenever it is made.
        entry = zipfile.ZipInfo(_BODY)
        entry.compress_type = zipfile.ZIP_DEFLATED
        with zipfile.ZipFile(file, "a") as packed:
            body = self._body.render({**filled.texts, **filled.rows})
            set_body = let_days_begin_lines(let_first_rows_part(keep_last_alone(body)))
            packed.writestr(entry, set_body, compresslevel=_FAST)
        return file.getvalue()


def keep_last_alone(body: str) -> str:
    """Of paragraphs one after the other that were to stay with what follows, the last alone does.

    Office programs do not agree on how far back such a row reaches.
    """
    for kept_if_last in _KEPT_IF_LAST:
        first, *others = body.split(kept_if_last)
        kept = [_KEPT if _ends_a_row(after) else "" for after in others[:-1]]
        marks = [*kept, _KEPT] if others else []
        body = first + "".join(mark + after for mark, after in zip(marks, others, strict=True))
    return body


def _ends_a_row(after: str) -> bool:
    """Whether what stands between two marks is more than the paragraph of the first."""
    return "<w:tbl>" in after or after.count("</w:p>") > 1


def let_first_rows_part(body: str) -> str:
    """Of each table, the row under the heads may go on on the next page if it has one line anyway.

    Where it may not, and comes last on a page, LibreOffice loses the rows after it.
    """
    first, *others = body.split(_HEADS)
    return _HEADS.join([first, *map(_with_first_row_free, others)])


def _with_first_row_free(after_heads: str) -> str:
    heads, end, rows = after_heads.partition(_END_OF_ROW)
    row, _end, _others = rows.partition(_END_OF_ROW)
    if rows.startswith(_WHOLE_ROW) and all(map(_has_one_line, row.split(_CELL)[1:])):
        rows = _ROW + rows.removeprefix(_WHOLE_ROW)
    return heads + end + rows


def _has_one_line(cell: str) -> bool:
    """Whether the words of a cell surely fit beside each other."""
    width, words = _CELL_WIDTH.search(cell), "".join(_WORDS.findall(cell))
    return width is not None and len(words) * _WIDEST_LETTER <= int(width[1]) - _CELL_MARGINS


def let_days_begin_lines(body: str) -> str:
    """Where a line of place and day is too long for its cell, the day begins the next one."""
    first, *cells = body.split(_CELL)
    return _CELL.join([first, *map(_with_day_below, cells)])


def _with_day_below(cell: str) -> str:
    before, style, rest = cell.partition(_OF_PLACE_AND_DAY)
    if not style:
        return cell
    line, end, after = rest.partition(_END_OF_PARAGRAPH)
    if breaks_before_its_day(unescape("".join(_WORDS.findall(line))), _room_in(cell)):
        *_, day = _BEFORE_A_DAY.finditer(line)
        next_words = day["next_run"] or _MORE_WORDS
        line = f"{line[: day.start()]},</w:t><w:br/>{next_words}{line[day.end() :]}"
    return before + style + line + end + after


def _room_in(cell: str) -> float:
    """How long a line may be in a cell, in millimetres."""
    width, gutter = _CELL_WIDTH.search(cell), _CELL_GUTTER.search(cell)
    room: float = Twips(int(width[1] if width else 0) - int(gutter[1] if gutter else 0)).mm
    return room


def _without_body(template: bytes) -> bytes:
    kept = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(template)) as whole,
        zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as rest,
    ):
        for entry in whole.infolist():
            if entry.filename != _BODY:
                content = whole.read(entry.filename)
                fixed = zipfile.ZipInfo(entry.filename)
                fixed.compress_type = zipfile.ZIP_DEFLATED
                rest.writestr(fixed, content)
    return kept.getvalue()


@cache
def _compiled(code: str, place: int) -> CompiledTemplate:
    sheet = sheet_of(code)
    return CompiledTemplate(word_template(sheet, sheet.versions[place]))


def word_file(sheet: Sheet, version: Version, filled: Filled) -> bytes:
    """A paper as a Word file (.docx)."""
    return _compiled(sheet.code, sheet.versions.index(version)).fill(filled)
