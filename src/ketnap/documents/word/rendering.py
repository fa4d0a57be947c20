"""Word files: the compiled template of a sheet filled with the values of one paper."""

import io
import zipfile
from functools import cache

import jinja2
from docxtpl import DocxTemplate
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ketnap.documents.sheets.load import sheet_of
from ketnap.documents.word.template import word_template
from ketnap.domain.paperwork.filling import Filled
from ketnap.domain.paperwork.sheet import Sheet, Version

_BODY = "word/document.xml"
_FAST = 1


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
            packed.writestr(
                entry, self._body.render({**filled.texts, **filled.rows}), compresslevel=_FAST
            )
        return file.getvalue()


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
