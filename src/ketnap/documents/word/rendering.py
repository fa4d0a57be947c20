"""Word files: the compiled template of a sheet filled with the values of one paper."""

import io
import zipfile
from functools import cache

import jinja2
from docxtpl import DocxTemplate
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ketnap.documents.sheets.load import sheet_of
from ketnap.documents.word.template import KEPT_IF_LAST, word_template
from ketnap.domain.paperwork.filling import Filled
from ketnap.domain.paperwork.sheet import Sheet, Version

_BODY = "word/document.xml"
_FAST = 1
_KEPT, _KEPT_IF_LAST = "<w:keepNext/>", f'<w:keepNext w:val="{KEPT_IF_LAST}"/>'


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
            packed.writestr(entry, keep_last_alone(body), compresslevel=_FAST)
        return file.getvalue()


def keep_last_alone(body: str) -> str:
    """Of paragraphs one after the other that were to stay with what follows, the last alone does.

    Office programs do not agree on how far back such a row reaches.
    """
    first, *others = body.split(_KEPT_IF_LAST)
    kept = [_KEPT if _ends_a_row(after) else "" for after in others[:-1]]
    marks = [*kept, _KEPT] if others else []
    return first + "".join(mark + after for mark, after in zip(marks, others, strict=True))


def _ends_a_row(after: str) -> bool:
    """Whether what stands between two marks is more than the paragraph of the first."""
    return "<w:tbl>" in after or after.count("</w:p>") > 1


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
