"""Writes ZIP files byte by byte, so that a test can make one lie."""

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field

LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")
UTF8 = 0x800
STREAMED = 0x8
DEFLATED = 8


@dataclass
class Raw:
    """An entry as its two headers tell of it; what is left out follows from the content."""

    name: str
    content: bytes = b""
    packed: bytes | None = None
    size: int | None = None
    crc: int | None = None
    flags: int = UTF8
    method: int = DEFLATED
    attributes: int = 0
    extra: bytes = b""
    local_name: str | None = None
    local_size: int | None = None
    offset: int | None = None
    trailer: bytes = b""
    said_offset: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        if self.packed is None:
            self.packed = deflated(self.content)
        self.size = len(self.content) if self.size is None else self.size
        self.crc = zlib.crc32(self.content) if self.crc is None else self.crc

    def local(self) -> bytes:
        name = (self.name if self.local_name is None else self.local_name).encode()
        size = self.size if self.local_size is None else self.local_size
        told = (0, 0, 0) if self.flags & STREAMED else (self.crc, len(self.packed), size)
        head = LOCAL.pack(
            b"PK\x03\x04",
            20,
            self.flags,
            self.method,
            0,
            33,
            *told,
            len(name),
            0,
        )
        return head + name + self.packed + self.trailer

    def central(self) -> bytes:
        name = self.name.encode()
        head = CENTRAL.pack(
            b"PK\x01\x02",
            (3 << 8) | 20,
            20,
            self.flags,
            self.method,
            0,
            33,
            self.crc,
            len(self.packed),
            self.size,
            len(name),
            len(self.extra),
            0,
            0,
            0,
            self.attributes,
            self.said_offset,
        )
        return head + name + self.extra


def deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def raw_zip(entries: Iterable[Raw], *, shift: int = 0) -> bytes:
    """The file; every offset it tells is moved by `shift`."""
    body, listed = bytearray(), list(entries)
    for entry in listed:
        entry.said_offset = (len(body) if entry.offset is None else entry.offset) + shift
        if entry.offset is None:
            body += entry.local()
    directory = b"".join(entry.central() for entry in listed)
    count = min(len(listed), 0xFFFF)
    end = END.pack(b"PK\x05\x06", 0, 0, count, count, len(directory), len(body) + shift, 0)
    return bytes(body) + directory + end


def bomb(name: str, start: bytes, filler: bytes, end: bytes, megabytes: int) -> Raw:
    """An entry that truly inflates to so many megabytes, made without inflating it."""
    block = filler * (1024 * 1024 // len(filler))
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    first = packer.compress(start) + packer.flush(zlib.Z_FULL_FLUSH)
    repeated = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    last = packer.compress(end) + packer.flush()
    crc = zlib.crc32(start)
    for _ in range(megabytes):
        crc = zlib.crc32(block, crc)
    return Raw(
        name,
        packed=first + repeated * megabytes + last,
        size=len(start) + len(block) * megabytes + len(end),
        crc=zlib.crc32(end, crc),
    )
