"""Files that are no plain sheet are refused with a reason, whatever their name; no hostile one does harm."""

import io
import os
import tempfile
import time
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from intake.messy import AN, HEADINGS, rewritten, saved, workbook
from ketnap.domain.intake.columns import Layout
from ketnap.intake import files
from ketnap.intake.reading import parent
from ketnap.intake.reading.opening import opened
from ketnap.intake.reading.parent import read_sheet, sheets_in
from ketnap.intake.reading.troubles import Code, FileRefused, say
from ketnap.intake.services import begin_import

PLAIN = workbook(HEADINGS, AN)
SHEET = "xl/worksheets/sheet1.xml"


def with_part(name: str, data: bytes) -> bytes:
    out = io.BytesIO(PLAIN)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return out.getvalue()


def with_macros() -> bytes:
    return rewritten(
        PLAIN,
        "[Content_Types].xml",
        lambda text: text.replace("spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main"),
    )


def with_doctype(doctype: str, value: str) -> bytes:
    def change(sheet: str) -> str:
        sheet = sheet.replace("<worksheet", f"{doctype}<worksheet", 1)
        return sheet.replace(
            "<sheetData>",
            f"<sheetData><row r='9'><c r='A9' t='inlineStr'><is><t>{value}</t></is></c></row>",
            1,
        )

    return rewritten(PLAIN, SHEET, change)


def _archive(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def _many_sheets() -> bytes:
    book = Workbook()
    for number in range(250):
        book.create_sheet(f"Trang {number}")
    return saved(book)


ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))

REFUSED = {
    "nothing": (b" \n", Code.EMPTY),
    "old Excel or a password": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        Code.OLD_OR_LOCKED,
    ),
    "BIFF": (b"\x09\x08\x10\x00\x00\x06\x05\x00", Code.OLD_OR_LOCKED),
    "macros by their part": (with_part("xl/vbaProject.bin", b"x"), Code.MACROS),
    "macros by their type": (with_macros(), Code.MACROS),
    "a page": (b"<html><table><tr><td>1</td></tr></table></html>", Code.WEB_PAGE),
    "a PDF": (b"%PDF-1.7 ...", Code.NOT_A_SHEET),
    "bytes": (b"abc\0\1\2\3def", Code.NOT_A_SHEET),
    "half a file": (PLAIN[: len(PLAIN) // 2], Code.BROKEN),
    "a part twice": (with_part(SHEET, b"<worksheet/>"), Code.BROKEN),
    "a bomb": (with_part("xl/media/image1.png", bytes(6 * 1024 * 1024)), Code.INFLATES_TOO_MUCH),
    "another program": (_archive({"mimetype": b"application/vnd.oasis"}), Code.OTHER_PROGRAM),
    "too many parts": (_archive({f"{n}": b"" for n in range(2001)}), Code.INFLATES_TOO_MUCH),
    "too many sheets": (_many_sheets(), Code.TOO_MANY_SHEETS),
}


@pytest.mark.parametrize(("content", "code"), REFUSED.values(), ids=REFUSED)
def test_a_file_that_is_no_plain_sheet_is_refused(content, code):
    with pytest.raises(FileRefused) as refusal:
        opened(content)

    assert refusal.value.code is code


@pytest.mark.parametrize(
    ("doctype", "value"),
    [
        (f'<!DOCTYPE x [<!ENTITY e0 "lol">{ENTITIES}]>', "&e11;"),
        ('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>', "&e;"),
    ],
    ids=["entities upon entities", "an entity from outside"],
)
def test_entities_are_not_followed(doctype, value, tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(with_doctype(doctype, value))

    with tempfile.TemporaryFile() as rows, pytest.raises(FileRefused) as refusal:
        read_sheet(path, "Sheet", rows)

    assert refusal.value.code is Code.BROKEN


def test_the_child_gives_up_what_takes_too_much(tmp_path, monkeypatch):
    path = tmp_path / "a.xlsx"
    path.write_bytes(PLAIN)
    monkeypatch.setitem(parent._LONGEST_WAIT_SECONDS, "sheets", 0.01)

    with pytest.raises(FileRefused) as refusal:
        sheets_in(path)

    assert refusal.value.code is Code.TOO_MUCH_WORK


@pytest.mark.django_db
def test_nothing_of_a_refused_file_stays(cell, actor):
    with pytest.raises(FileRefused):
        begin_import(cell, Layout.MEMBERS, file_name="a.xlsx", content=b"%PDF", by=actor)

    assert list(files.folder().iterdir()) == []


def test_every_refusal_has_words_in_both_languages():
    for code in Code:
        assert all(say(code, "3"))


def test_uploads_are_swept_after_a_day(monkeypatch):
    stored = files.keep_upload(PLAIN)
    files.sweep()
    assert files.upload_of(stored).exists()

    monkeypatch.setattr(files, "KEPT_SECONDS", -1)
    files.sweep()

    assert not Path(files.upload_of(stored)).exists()


def test_what_was_read_late_from_an_upload_goes_with_it():
    stored = files.keep_upload(PLAIN)
    with files.new_rows(stored) as rows, files.new_entries(stored) as entries:
        rows.write(b"{}")
        entries.write(b"{}")
    yesterday = time.time() - files.KEPT_SECONDS - 1
    os.utime(files.upload_of(stored), (yesterday, yesterday))

    files.sweep()

    assert list(files.folder().iterdir()) == []
