"""The ZIP container of a Word file: judged by its central directory before anything is inflated."""

import io
import stat
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator

from ketnap.documents.own_templates.isolation.part_names import trouble_with_name
from ketnap.documents.own_templates.isolation.troubles import Code, Trouble, Troubled, refuse

LARGEST_FILE_BYTES = 10 * 1024 * 1024
LARGEST_INFLATED_BYTES = 30 * 1024 * 1024
MOST_ENTRIES = 500
LARGEST_RATIO = 100
SMALL_ENTRY_BYTES = 100 * 1024
"""Up to here an entry may be packed as tightly as it likes."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_STREAMED = 0x8
_UTF8_NAME = 0x800
_DESCRIPTOR_MARK = b"PK\x07\x08"
_DESCRIPTOR_BYTES = 12
"""The sizes that follow the data of a streamed entry; a mark of their own may stand before them."""
_ZIP64_FIELD = 0x0001
_LOCAL = struct.Struct("<4s5H3L2H")
_LOCAL_MARK = b"PK\x03\x04"
_END_BYTES = 22
_END_MARK = b"PK\x05\x06"
_ZIP64_LOCATOR = (b"PK\x06\x07", 20)
_UNREADABLE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    NotImplementedError,
    ValueError,
    OSError,
    EOFError,
    struct.error,
)


def read_container(data: bytes) -> dict[str, bytes]:
    """The parts of a Word file by name; raises `Troubled` with all that stands against the container."""
    archive = _opened(data)
    troubles = list(_troubles(archive, data))
    if troubles:
        raise Troubled(troubles)
    return {entry.filename: _inflated(archive, entry) for entry in archive.infolist()}


def _opened(data: bytes) -> zipfile.ZipFile:
    if len(data) > LARGEST_FILE_BYTES:
        raise refuse(Code.TOO_LARGE)
    if data.startswith(_OLE):
        raise refuse(Code.LOCKED_OR_OLD)
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _UNREADABLE as error:
        raise refuse(Code.NOT_A_DOCX) from error


def _inflated(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    try:
        return archive.read(entry)
    except (*_UNREADABLE, zlib.error) as error:
        raise refuse(Code.ZIP_BROKEN, entry.filename) from error


def _troubles(archive: zipfile.ZipFile, data: bytes) -> Iterator[Trouble]:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        yield Trouble(Code.ZIP_TOO_MANY_ENTRIES, fact=str(len(entries)))
        return
    yield from _repeated(entries)
    for entry in entries:
        yield from _troubles_of(entry)
    if _inflates_too_much(entries):
        yield Trouble(Code.ZIP_INFLATES_TOO_MUCH)
    yield from _layout_troubles(archive, data)


def _repeated(entries: Iterable[zipfile.ZipInfo]) -> Iterator[Trouble]:
    """Names are the same to Word whatever their case."""
    counted = Counter(entry.orig_filename.casefold() for entry in entries)
    for name, count in counted.items():
        if count > 1:
            yield Trouble(Code.ZIP_DUPLICATE, fact=name)


def _troubles_of(entry: zipfile.ZipInfo) -> Iterator[Trouble]:
    name = entry.orig_filename
    code = trouble_with_name(name)
    if code is not None:
        yield Trouble(code, fact=_shown(name))
    if entry.flag_bits & _ENCRYPTED:
        yield Trouble(Code.ZIP_ENCRYPTED, fact=_shown(name))
    if entry.compress_type not in _METHODS:
        yield Trouble(Code.ZIP_METHOD, fact=_shown(name))
    if _is_no_plain_file(entry):
        yield Trouble(Code.ZIP_LINK, fact=_shown(name))
    if _ZIP64_FIELD in _extra_fields(entry.extra):
        yield Trouble(Code.ZIP_64, fact=_shown(name))


def _shown(name: str) -> str:
    """A name that can be shown: what hides or disturbs stands as its number."""
    return name.encode("unicode_escape").decode("ascii") if not name.isprintable() else name


def _is_no_plain_file(entry: zipfile.ZipInfo) -> bool:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    return kind not in (0, stat.S_IFREG)


def _extra_fields(extra: bytes) -> set[int]:
    found, at = set(), 0
    while at + 4 <= len(extra):
        number, size = struct.unpack_from("<HH", extra, at)
        found.add(number)
        at += 4 + size
    return found


def _inflates_too_much(entries: Iterable[zipfile.ZipInfo]) -> bool:
    total = sum(entry.file_size for entry in entries)
    return total > LARGEST_INFLATED_BYTES or any(
        entry.file_size > max(SMALL_ENTRY_BYTES, entry.compress_size * LARGEST_RATIO)
        for entry in entries
    )


def _layout_troubles(archive: zipfile.ZipFile, data: bytes) -> Iterator[Trouble]:
    """Entries stand one behind the other, from the first byte to the directory, and nothing else."""
    mark, size = _ZIP64_LOCATOR
    before_end = len(data) - _END_BYTES
    if data[before_end - size : before_end].startswith(mark):
        yield Trouble(Code.ZIP_64)
    if not data[before_end:].startswith(_END_MARK):
        yield Trouble(Code.ZIP_LAYOUT)
    at = 0
    for entry in sorted(archive.infolist(), key=lambda each: each.header_offset):
        header_bytes = _agreeing_header_bytes(data, entry)
        if header_bytes is None:
            yield Trouble(Code.ZIP_HEADERS_DIFFER, fact=_shown(entry.orig_filename))
            return
        if entry.header_offset != at:
            yield Trouble(Code.ZIP_LAYOUT, fact=_shown(entry.orig_filename))
            return
        at += header_bytes + entry.compress_size
        if entry.flag_bits & _STREAMED:
            at += _descriptor_bytes(data, at)
    if at != archive.start_dir:
        yield Trouble(Code.ZIP_LAYOUT)


def _agreeing_header_bytes(data: bytes, entry: zipfile.ZipInfo) -> int | None:
    """How long the header before an entry's data is; nothing where it contradicts the directory."""
    start = entry.header_offset
    head = data[start : start + _LOCAL.size]
    if len(head) < _LOCAL.size:
        return None
    mark, _, flags, method, _, _, *sizes, name_bytes, extra_bytes = _LOCAL.unpack(head)
    name_end = start + _LOCAL.size + name_bytes
    name = data[start + _LOCAL.size : name_end]
    extra = data[name_end : name_end + extra_bytes]
    encoding = "utf-8" if flags & _UTF8_NAME else "cp437"
    agrees = (
        (mark, flags, method) == (_LOCAL_MARK, entry.flag_bits, entry.compress_type)
        and name == entry.orig_filename.encode(encoding)
        and _ZIP64_FIELD not in _extra_fields(extra)
        and _same_sizes(sizes, entry)
    )
    return _LOCAL.size + name_bytes + extra_bytes if agrees else None


def _same_sizes(sizes: list[int], entry: zipfile.ZipInfo) -> bool:
    """Whoever streams an entry knows its sizes only behind it, and writes zeros in front."""
    told_later = entry.flag_bits & _STREAMED and not any(sizes)
    return bool(told_later) or sizes == [entry.CRC, entry.compress_size, entry.file_size]


def _descriptor_bytes(data: bytes, at: int) -> int:
    is_marked = data[at : at + len(_DESCRIPTOR_MARK)] == _DESCRIPTOR_MARK
    return _DESCRIPTOR_BYTES + (len(_DESCRIPTOR_MARK) if is_marked else 0)
