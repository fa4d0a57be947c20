"""Which kind of file lies there, by its content and never by its name."""

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
)
_PAGES = (b"<html", b"<!doctype html", b"<table", b"<?xml")


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
    if data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_PAGES):
        raise FileRefused(Code.WEB_PAGE)
    return SeparatedText(data)
