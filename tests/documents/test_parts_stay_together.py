"""A signature never stands alone on a page, and a part of a table is told above its first row."""

import io
from dataclasses import replace
from datetime import date

import docx
import pytest

from documents.invented_values import invented
from ketnap.documents.sheets.load import load_sheets, sheet_of
from ketnap.documents.word.rendering import word_file
from ketnap.domain.paperwork.filling import Filled
from ketnap.domain.paperwork.setting import set_blocks
from ketnap.domain.paperwork.sheet import Paragraph, Sheet, Signatures, Version

ON = date(2026, 2, 3)


def signed_after_a_sentence() -> list[tuple[Sheet, Version]]:
    """The sheets that close with a sentence which always stands, and a signature."""
    found = []
    for sheet in load_sheets().values():
        version = sheet.on(ON)
        for before, block in zip(version.blocks, version.blocks[1:], strict=False):
            always = isinstance(before, Paragraph) and before.when is None and before.unless is None
            if always and isinstance(block, Signatures):
                found.append((sheet, version))
                break
    return found


@pytest.mark.parametrize(
    ("sheet", "version"),
    signed_after_a_sentence(),
    ids=[sheet.code for sheet, _version in signed_after_a_sentence()],
)
def test_the_sentence_before_a_signature_goes_along_with_it(sheet: Sheet, version: Version):
    file = word_file(sheet, version, invented(sheet, version, "usual"))

    body = docx.Document(io.BytesIO(file)).paragraphs

    assert any(line.paragraph_format.keep_with_next and line.style.name == "text" for line in body)


def index_of(*chapters: str) -> tuple[Sheet, Version, Filled]:
    sheet = sheet_of("MLHS")
    version = sheet.on(ON)
    filled = invented(sheet, version, "usual")
    rows = tuple(
        {**filled.rows["file_papers"][0], "chapter": chapter, "title": f"Giấy {place}"}
        for place, chapter in enumerate(chapters, start=1)
    )
    return sheet, version, replace(filled, rows={**filled.rows, "file_papers": rows})


def test_a_part_of_a_table_is_told_once_above_its_first_row():
    sheet, version, filled = index_of("I. Kết nạp", "", "II. Công nhận")

    tables = docx.Document(io.BytesIO(word_file(sheet, version, filled))).tables
    (table,) = [table for table in tables if table.cell(0, 0).text == "STT"]

    firsts = [row.cells[1].text for row in table.rows]
    assert firsts == ["Tên giấy tờ", "I. Kết nạp", "Giấy 1", "Giấy 2", "II. Công nhận", "Giấy 3"]


def test_both_outputs_know_the_parts_of_a_table():
    _sheet, version, filled = index_of("I. Kết nạp", "", "II. Công nhận")

    (table,) = [block for block in set_blocks(version, filled) if block["kind"] == "table"]

    assert table["parts"] == ["I. Kết nạp", "", "II. Công nhận"]


@pytest.mark.parametrize("code", ["BB-KP", "DS-DB", "MLHS"])
def test_the_names_of_two_signatures_stand_on_one_line(code: str):
    sheet = sheet_of(code)
    version = sheet.on(ON)
    file = word_file(sheet, version, invented(sheet, version, "longest"))

    as_whom, names = docx.Document(io.BytesIO(file)).tables[-1].rows

    kept = [line for cell in as_whom.cells for line in cell.paragraphs]
    assert all(line.paragraph_format.keep_with_next for line in kept)
    assert [[line.style.name for line in cell.paragraphs] for cell in names.cells] == [
        ["signer"],
        ["signer"],
    ]


def test_the_last_line_to_write_on_never_begins_a_page_alone():
    sheet = sheet_of("BB-LE")
    version = sheet.on(ON)
    file = word_file(sheet, version, invented(sheet, version, "needed"))

    lines = [line for line in docx.Document(io.BytesIO(file)).paragraphs if line.text == "\t\xa0"]

    kept = [bool(line.paragraph_format.keep_with_next) for line in lines]
    assert kept == [*[False] * 4, True, False, *[False] * 3, True, False]
