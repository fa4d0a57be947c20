"""The ZIP container of a workbook: judged by its directory before anything is inflated."""

import io
import zipfile
import zlib

from ketnap.intake.reading.troubles import Code, FileRefused

LARGEST_FILE_BYTES = 32 * 1024 * 1024
LARGEST_INFLATED_BYTES = 1024 * 1024 * 1024
MOST_ENTRIES = 2000
LARGEST_RATIO = 200
SMALL_ENTRY_BYTES = 4 * 1024 * 1024
"""Up to here a part may be packed as tightly as it likes: sheets repeat themselves."""

_ENCRYPTED = 0x1 | 0x40 | 0x2000
_WORKBOOK = b"spreadsheetml.sheet.main+xml"
_MACROS = b"macroEnabled"
_CONTENT_TYPES = "[Content_Types].xml"
_UNREADABLE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
    EOFError,
    zlib.error,
)


def check_container(data: bytes) -> None:
    """Refuse what is no plain workbook; raises `FileRefused`."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _UNREADABLE as error:
        raise FileRefused(Code.BROKEN) from error
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    if len(set(names)) < len(names) or any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise FileRefused(Code.BROKEN)
    if len(entries) > MOST_ENTRIES or _inflates_too_much(entries):
        raise FileRefused(Code.INFLATES_TOO_MUCH)
    _check_kind(archive, names)


def _inflates_too_much(entries: list[zipfile.ZipInfo]) -> bool:
    total = sum(entry.file_size for entry in entries)
    return total > LARGEST_INFLATED_BYTES or any(
        entry.file_size > max(SMALL_ENTRY_BYTES, entry.compress_size * LARGEST_RATIO)
        for entry in entries
    )


def _check_kind(archive: zipfile.ZipFile, names: list[str]) -> None:
    if _CONTENT_TYPES not in names:
        raise FileRefused(Code.OTHER_PROGRAM)
    try:
        types = archive.read(_CONTENT_TYPES)
    except _UNREADABLE as error:
        raise FileRefused(Code.BROKEN) from error
    if _MACROS in types or any(name.lower().endswith("vbaproject.bin") for name in names):
        raise FileRefused(Code.MACROS)
    if _WORKBOOK not in types:
        raise FileRefused(Code.OTHER_PROGRAM)
