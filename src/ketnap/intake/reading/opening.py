"""Which kind of file lies there, by its content and never by its name."""

import re

from ketnap.intake.reading.container import LARGEST_FILE_BYTES
from ketnap.intake.reading.separated import SeparatedText
from ketnap.intake.reading.troubles import Code, FileRefused
from ketnap.intake.reading.workbook import Workbook

_ZIP = b"PK"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
_OTHERS = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
    b"PAR1",
)
_PAGES = (b"<html", b"<!doctype html", b"<table", b"<?xml", b"<!--", b"mime-version:")
"""A page may come as a letter with its pictures: Excel saves such ones too."""
_JSON = re.compile(rb'\[?\s*\{\s*"')
"""A case file of our own among others: it is imported at the machine."""


def opened(data: bytes) -> Workbook | SeparatedText:
    """The file, ready to be read; raises `FileRefused`."""
    if not data.strip():
        raise FileRefused(Code.EMPTY)
    if len(data) > LARGEST_FILE_BYTES:
        raise FileRefused(Code.TOO_LARGE)
    if data.startswith(_ZIP):
        return Workbook(data)
    if data.startswith((_OLE, *_BIFF)):
        raise FileRefused(Code.OLD_OR_LOCKED)
    if data.startswith(_OTHERS):
        raise FileRefused(Code.NOT_A_SHEET)
    begins = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if begins.startswith(_PAGES):
        raise FileRefused(Code.WEB_PAGE)
    if _JSON.match(begins):
        raise FileRefused(Code.JSON)
    return SeparatedText(data)
