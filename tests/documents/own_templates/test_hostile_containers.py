"""ZIP containers that Word never writes: each is refused for its own reason, before it is inflated."""

import stat
import struct

import pytest

from documents.own_templates.child_time import MOST_SECONDS, child_seconds
from documents.own_templates.raw_zip import DEFLATED, STREAMED, UTF8, Raw, bomb, deflated, raw_zip
from documents.own_templates.word_files import DICTIONARY, entries, paragraph, parts, word_file
from ketnap.documents.own_templates.inspecting import inspect_template
from ketnap.documents.own_templates.isolation.troubles import Code

HONEST = paragraph("Đồng chí {{ person_full_name }} được {{ vote_agree }} phiếu")
PICTURE = "word/media/image1.png"


def with_entry(*more: Raw) -> bytes:
    return raw_zip([*entries(parts(HONEST)), *more])


def z01_nested_archives() -> bytes:
    inner = b"x"
    for number in range(5):
        inner = raw_zip([Raw(f"{number}.zip", inner)])
    return with_entry(Raw("inner.zip", inner))


def z01_archive_named_picture() -> bytes:
    return with_entry(Raw(PICTURE, raw_zip([Raw("a", b"x")])))


def z02_overlapping() -> bytes:
    """Two pictures whose headers point at one and the same data."""
    first = Raw(PICTURE, b"\x89PNG\r\n\x1a\n" + bytes(1000))
    listed = entries(parts(HONEST))
    offset = sum(len(entry.local()) for entry in listed)
    second = Raw("word/media/image2.png", b"", packed=first.packed, offset=offset)
    second.size, second.crc = first.size, first.crc
    return raw_zip([*listed, first, second])


def z02_overlapping_alike() -> bytes:
    """The second entry lies inside the data of the first, and its own headers agree."""
    inner = Raw("word/media/image2.png", b"\x89PNG\r\n\x1a\n")
    outer = Raw(PICTURE, inner.local(), packed=inner.local(), method=0)
    listed = entries(parts(HONEST))
    start = sum(len(entry.local()) for entry in listed)
    inner.offset = start + len(outer.local()) - len(inner.local())
    return raw_zip([*listed, outer, inner])


def z03_understated() -> bytes:
    content = b"\x89PNG\r\n\x1a\n" + bytes(1024 * 1024)
    return with_entry(Raw(PICTURE, content, size=100))


def z03_understated_locally() -> bytes:
    return with_entry(Raw(PICTURE, b"\x89PNG\r\n\x1a\n" + bytes(90), local_size=10))


def z04_many_empty() -> bytes:
    return raw_zip([*entries(parts(HONEST)), *(Raw(f"word/media/{n}.png") for n in range(65_000))])


def z10_names_differ() -> bytes:
    return with_entry(Raw(PICTURE, b"\x89PNG\r\n\x1a\n", local_name="word/media/image2.png"))


def z11_bytes_before() -> bytes:
    made = raw_zip(entries(parts(HONEST)))
    return b"MZ" + bytes(98) + made


def z11_bytes_before_and_counted() -> bytes:
    return bytes(100) + raw_zip(entries(parts(HONEST)), shift=100)


def z11_bytes_after() -> bytes:
    return word_file(HONEST)[:-2] + struct.pack("<H", 100) + bytes(100)


def z11_bytes_between() -> bytes:
    made = entries(parts(HONEST))
    packed = made[0].packed + b"hidden"
    made[0].packed, made[0].method = packed, DEFLATED
    plain = raw_zip(made)
    # The directory and the header tell the true length, so six bytes belong to nothing.
    return plain.replace(struct.pack("<L", len(packed)), struct.pack("<L", len(packed) - 6))


def z11_bytes_before_the_directory() -> bytes:
    made = entries(parts(HONEST))
    made[-1].trailer = b"hidden"
    return raw_zip(made)


def z13_both_sizes() -> bytes:
    extra = struct.pack("<HHQ", 1, 8, 9)
    return with_entry(Raw(PICTURE, b"\x89PNG\r\n\x1a\n1", extra=extra))


CASES = {
    "Z01": (z01_nested_archives, {Code.PART_NOT_ALLOWED}),
    "Z01 as a picture": (z01_archive_named_picture, {Code.NOT_A_PICTURE}),
    "Z02": (z02_overlapping, {Code.ZIP_HEADERS_DIFFER}),
    "Z02 with agreeing headers": (z02_overlapping_alike, {Code.ZIP_LAYOUT}),
    "Z03": (z03_understated, {Code.ZIP_BROKEN}),
    "Z03 in the local header": (z03_understated_locally, {Code.ZIP_HEADERS_DIFFER}),
    "Z04": (z04_many_empty, {Code.ZIP_TOO_MANY_ENTRIES}),
    "Z05": (lambda: with_entry(Raw("../evil.xml")), {Code.ZIP_PATH}),
    "Z06": (lambda: with_entry(Raw("/etc/evil.xml")), {Code.ZIP_PATH}),
    "Z06 with a drive": (lambda: with_entry(Raw("C:evil.xml")), {Code.ZIP_PATH}),
    "Z07": (lambda: with_entry(Raw("word\\evil.xml")), {Code.ZIP_PATH}),
    "Z08": (
        lambda: with_entry(Raw(PICTURE, b"/etc/passwd", attributes=(stat.S_IFLNK | 0o777) << 16)),
        {Code.ZIP_LINK},
    ),
    "Z09": (
        lambda: with_entry(Raw("word/document.xml", b"<a/>")),
        {Code.ZIP_DUPLICATE},
    ),
    "Z09 in another case": (
        lambda: with_entry(Raw("word/Document.xml", b"<a/>")),
        {Code.ZIP_DUPLICATE, Code.PART_NOT_ALLOWED},
    ),
    "Z10": (z10_names_differ, {Code.ZIP_HEADERS_DIFFER}),
    "Z11 before": (z11_bytes_before, {Code.ZIP_LAYOUT}),
    "Z11 before, counted": (z11_bytes_before_and_counted, {Code.ZIP_LAYOUT}),
    "Z11 after": (z11_bytes_after, {Code.ZIP_LAYOUT}),
    "Z11 between": (z11_bytes_between, {Code.ZIP_LAYOUT}),
    "Z11 before the directory": (z11_bytes_before_the_directory, {Code.ZIP_LAYOUT}),
    "Z12": (
        lambda: with_entry(Raw(PICTURE, b"\x89PNG\r\n\x1a\n", flags=UTF8 | 1)),
        {Code.ZIP_ENCRYPTED},
    ),
    "Z13": (z13_both_sizes, {Code.ZIP_64}),
    "Z14 NUL": (lambda: with_entry(Raw("word/media/a\0.png")), {Code.ZIP_NAME_UNREADABLE}),
    "Z14 line end": (lambda: with_entry(Raw("word/a\n.xml")), {Code.ZIP_NAME_UNREADABLE}),
    "Z14 right to left": (
        lambda: with_entry(Raw("word/media/a\u202egnp.exe")),
        {Code.ZIP_NAME_UNREADABLE},
    ),
    "Z15": (
        lambda: with_entry(bomb("word/styles.xml", b"<!--", b"A", b"--><a/>", 600)),
        {Code.ZIP_INFLATES_TOO_MUCH},
    ),
    "Z16": (
        lambda: with_entry(bomb(PICTURE, b"\x89PNG\r\n\x1a\n", b"\0", b"", 800)),
        {Code.ZIP_INFLATES_TOO_MUCH},
    ),
    "a ratio alone": (
        lambda: with_entry(bomb("word/styles.xml", b"<a>", b"A", b"</a>", 2)),
        {Code.ZIP_INFLATES_TOO_MUCH},
    ),
    "another method": (
        lambda: with_entry(Raw(PICTURE, b"", packed=b"abc", method=12)),
        {Code.ZIP_METHOD},
    ),
    "damaged data": (
        lambda: with_entry(Raw(PICTURE, b"\x89PNG\r\n\x1a\n", packed=deflated(b"other"))),
        {Code.ZIP_BROKEN},
    ),
    "no archive": (lambda: b"%PDF-1.7 " + bytes(500), {Code.NOT_A_DOCX}),
    "nothing": (lambda: b"", {Code.NOT_A_DOCX}),
    "an old or locked file": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        {Code.LOCKED_OR_OLD},
    ),
    "a large file": (lambda: bytes(11 * 1024 * 1024), {Code.TOO_LARGE}),
    "no body": (
        lambda: raw_zip([Raw("[Content_Types].xml", b"<a/>"), Raw("_rels/.rels", b"<a/>")]),
        {Code.PART_MISSING},
    ),
}


@pytest.mark.parametrize(("make", "reasons"), CASES.values(), ids=CASES)
def test_container_is_refused_for_its_reason_in_little_time_and_memory(make, reasons):
    """A process that needed more memory than it may take would end with `TOO_MUCH_WORK`."""
    hostile = make()
    before = child_seconds()

    inspection = inspect_template(hostile, DICTIONARY)

    assert {problem.code for problem in inspection.problems} == reasons
    assert child_seconds() - before < MOST_SECONDS


def test_honest_container_is_accepted():
    assert inspect_template(word_file(HONEST), DICTIONARY).problems == ()


def test_streamed_container_is_accepted():
    """Some programs write the sizes behind the data, with a mark of their own or without."""
    for mark in (b"PK\x07\x08", b""):
        made = entries(parts(HONEST))
        for entry in made:
            entry.flags |= STREAMED
            entry.trailer = mark + struct.pack("<LLL", entry.crc, len(entry.packed), entry.size)

        inspection = inspect_template(raw_zip(made), DICTIONARY)

        assert inspection.problems == ()
