"""Renders a prepared template, opens the result again, and proves that nothing was lost."""

import io
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import TemplateError, Undefined, UndefinedError, pass_context
from lxml import etree

from ketnap.documents.own_templates.isolation.container import read_container
from ketnap.documents.own_templates.isolation.environment import TemplateEnvironment
from ketnap.documents.own_templates.isolation.markup import Element, read_xml
from ketnap.documents.own_templates.isolation.parts import has_braces
from ketnap.documents.own_templates.isolation.preparing import (
    END_MARK,
    LINE_END,
    Prepared,
    area_of,
)
from ketnap.documents.own_templates.isolation.shaping import mend, split_lines
from ketnap.documents.own_templates.isolation.tags import text_of
from ketnap.documents.own_templates.isolation.troubles import Code, Place, Troubled, refuse

LARGEST_OUTPUT_BYTES = 20 * 1024 * 1024

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ONE_DAY_FOR_ALL = (1980, 1, 1, 0, 0, 0)
_QUICK = 1


class _Written:
    """Remembers what was written into a part, in order."""

    def __init__(self) -> None:
        self.values: list[str] = []

    @pass_context
    def finalize(self, _context: Any, value: Any) -> Any:
        """Note a value on its way into the markup; its line ends become marks."""
        if isinstance(value, Undefined):
            return value
        if not isinstance(value, str | int):
            raise refuse(Code.LIST_AS_TEXT)
        text = str(value)
        self.values.append(text)
        return text.replace("\n", LINE_END)


def fill(prepared: Prepared, values: Mapping[str, Any]) -> bytes:
    """The finished Word file; raises `Troubled` unless every value is found in it again."""
    parts: dict[str, bytes] = {}
    written: dict[str, list[str]] = {}
    for name, source in prepared.sources.items():
        parts[name], written[name] = _rendered(name, source, values)
    document = _packed({**prepared.files, **parts})
    if len(document) > LARGEST_OUTPUT_BYTES:
        raise refuse(Code.OUTPUT_TOO_LARGE)
    _prove(document, written)
    return document


def _rendered(name: str, source: str, values: Mapping[str, Any]) -> tuple[bytes, list[str]]:
    noted = _Written()
    environment = TemplateEnvironment(noted.finalize)
    try:
        markup = "".join(_bounded(environment.from_string(source).generate(values)))
    except UndefinedError as error:
        raise refuse(Code.VALUE_MISSING, str(error.message), Place(area_of(name))) from error
    except TemplateError as error:
        raise refuse(Code.TAG_TOO_MUCH, str(error.message), Place(area_of(name))) from error
    root = _read_back(name, markup)
    split_lines(root)
    mend(root)
    return _DECLARATION.encode() + etree.tostring(root, encoding="utf-8"), noted.values


def _bounded(pieces: Iterator[str]) -> Iterator[str]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > LARGEST_OUTPUT_BYTES:
            raise refuse(Code.OUTPUT_TOO_LARGE)
        yield piece


def _read_back(name: str, markup: str) -> Element:
    """The rendered part, read strictly, without its end mark; a part cut short is refused."""
    try:
        root = read_xml(name, markup.encode("utf-8"))
    except Troubled as error:
        raise refuse(Code.OUTPUT_BROKEN, name) from error
    last = root[-1] if len(root) else None
    if last is None or last.tag is not etree.Comment or last.text != END_MARK:
        raise refuse(Code.END_LOST, name)
    root.remove(last)
    return root


def _packed(files: Mapping[str, bytes]) -> bytes:
    """The same parts give the same bytes, whenever they are packed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=_QUICK) as archive:
        for name, data in files.items():
            archive.writestr(_entry(name), data)
    return packed.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _ONE_DAY_FOR_ALL)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _prove(document: bytes, written: Mapping[str, list[str]]) -> None:
    """Find every value that was written, in order, in the text of the opened file."""
    files = read_container(document)
    for name, values in written.items():
        text, at = _plain(text_of(read_xml(name, files[name]))), 0
        if has_braces(text):
            raise refuse(Code.VALUE_BRACES, name, Place(area_of(name)))
        for value in values:
            wanted = _plain(value)
            at = text.find(wanted, at)
            if at < 0:
                raise refuse(Code.VALUE_LOST, value[:80], Place(area_of(name)))
            at += len(wanted)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text)
