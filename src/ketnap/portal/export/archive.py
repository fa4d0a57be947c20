"""The one file an article is handed on in."""

from datetime import datetime
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from ketnap.portal.export.content import Content
from ketnap.portal.export.files import files_of
from ketnap.portal.news.words import address_of

_LONGEST_NAME = 80
_READABLE = 0o644 << 16


def name_of(content: Content) -> str:
    """Return a name every system can keep: the title without diacritics, and the day."""
    words = address_of(content.title)[:_LONGEST_NAME].strip("-") or "bai-viet"
    return f"{content.published_at:%Y-%m-%d}-{words}"


def write_archive(content: Content, into: IO[bytes]) -> None:
    """Write the export; the same article gives the same bytes."""
    folder = name_of(content)
    with ZipFile(into, "w") as archive:
        for name, data in files_of(content):
            entry = _entry(f"{folder}/{name}", content.published_at)
            # Pictures are packed already.
            how = ZIP_STORED if name.endswith(".jpg") else ZIP_DEFLATED
            archive.writestr(entry, data, compress_type=how)


def _entry(name: str, at: datetime) -> ZipInfo:
    entry = ZipInfo(name, at.timetuple()[:6])
    entry.external_attr = _READABLE
    return entry
