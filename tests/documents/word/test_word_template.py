"""The Word file of a sheet: what stands in it, what is gone, and what keeps together on a page."""

import io
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.shared import Mm

from documents.layout_checks import paragraphs_of
from domain.casefile.build import step
from domain.paperwork.materials import ON, material_of
from domain.paperwork.trial_sheets import sheet_with
from ketnap.documents.word.rendering import CompiledTemplate
from ketnap.documents.word.template import word_template
from ketnap.domain.paperwork.filling import fill_sheet
from ketnap.domain.paperwork.material import Material

LISTED = step("listed_as_sympathiser", "2025-01-06")
REMARK = {"name": "remark", "vi": "Nhận xét", "en": "Remark", "kind": "long"}
SIGNED = {"signatures": {"right": {"authority": "T/M CHI BỘ", "name": "{signer_name}"}}}


def word_of(
    *blocks: Any, material: Material | None = None, by_hand: Any = (), **typed: Any
) -> Document:
    sheet = sheet_with(*blocks, by_hand=by_hand)
    version = sheet.on(ON)
    filled = fill_sheet(sheet, version, material or material_of(), typed)
    return docx.Document(io.BytesIO(CompiledTemplate(word_template(sheet, version)).fill(filled)))


def texts_of(document: Document) -> list[str]:
    return [line.text for line in paragraphs_of(document) if line.text.strip()]


def test_a_line_that_hangs_on_nothing_leaves_no_paragraph():
    blocks = (
        {"to": {"lines": ["Chi bộ;", "[{sectional_name}]"]}},
        {"p": "[Được xét ngày {listed_on}.]"},
        {"p": "Hết."},
    )

    assert texts_of(word_of(*blocks)) == ["Kính gửi: - Chi bộ;", "Hết."]
    assert texts_of(word_of(*blocks, material=material_of(LISTED))) == [
        "Kính gửi: - Chi bộ;",
        "Được xét ngày 06/01/2025.",
        "Hết.",
    ]


def test_a_header_line_without_a_value_is_gone_from_its_cell():
    header = {
        "header": {
            "superior": "[{grassroots_superior:upper}]",
            "body": "{cell_name:upper}",
            "heading": ["ĐẢNG CỘNG SẢN VIỆT NAM"],
        }
    }

    left = word_of(header).tables[0].cell(0, 0)

    assert [line.text for line in left.paragraphs] == ["CHI BỘ VĂN PHÒNG", "*"]


def test_a_heading_keeps_with_the_lines_under_it():
    document = word_of(
        {"p": "Mở đầu."},
        {"p": "Nhận xét:"},
        {"writing": {"blank": "remark", "lines": 2}},
        by_hand=(REMARK,),
    )

    opening, heading, *_lines = document.paragraphs

    assert not opening.paragraph_format.keep_with_next
    assert heading.paragraph_format.keep_with_next


def test_whichever_alternative_stands_keeps_with_the_signature():
    blocks = (
        {"p": "Đề nghị.", "when": "listed_on"},
        {"p": "Chưa đề nghị.", "unless": "listed_on"},
        SIGNED,
    )

    [for_it] = word_of(*blocks, material=material_of(LISTED)).paragraphs[:1]
    [against_it] = word_of(*blocks).paragraphs[:1]

    assert (for_it.text, for_it.paragraph_format.keep_with_next) == ("Đề nghị.", True)
    assert (against_it.text, against_it.paragraph_format.keep_with_next) == ("Chưa đề nghị.", True)


def test_of_what_may_stand_before_a_signature_the_last_alone_keeps_with_it():
    blocks = ({"p": "Một."}, {"p": "Hai.", "when": "listed_on"}, {"p": "[Ba: {moved_to}]"}, SIGNED)

    lines = word_of(*blocks, material=material_of(LISTED)).paragraphs[:2]

    kept = [(line.text, bool(line.paragraph_format.keep_with_next)) for line in lines]
    assert kept == [("Một.", False), ("Hai.", True)]


def test_of_what_may_head_a_table_the_last_alone_keeps_with_it():
    columns = [{"head": "Tên", "text": "{row.title}", "width": 100, "align": "left"}]
    blocks = (
        {"p": "Một."},
        {"p": "[Ngày {listed_on}.]"},
        {"p": "[Về {person_name}.]"},
        {"p": "[Ba: {moved_to}]"},
        {"table": {"rows": "file_papers", "columns": columns}},
    )

    lines = word_of(*blocks, material=material_of(LISTED)).paragraphs[:3]

    assert [bool(line.paragraph_format.keep_with_next) for line in lines] == [False, False, True]


def test_entries_are_written_out_or_left_to_be_written():
    relatives = {
        "name": "relatives",
        "vi": "Người thân",
        "en": "Relatives",
        "kind": "rows",
        "to_write": ["Cha"],
        "columns": [
            {"name": "relation", "vi": "Quan hệ", "en": "Relation"},
            {"name": "history", "vi": "Lịch sử", "en": "History"},
        ],
    }
    entries = {
        "entries": {
            "rows": "relatives",
            "text": ["{row.relation}:"],
            "column": "history",
            "lines": 2,
        }
    }

    empty = word_of(entries, by_hand=(relatives,))
    told = word_of(
        entries,
        by_hand=(relatives,),
        relatives=({"relation": "Mẹ", "history": "Giáo viên."},),
    )

    assert texts_of(empty) == ["Cha:"]
    assert [line.style.name for line in empty.paragraphs] == ["text", "writing", "writing"]
    assert texts_of(told) == ["Mẹ:", "Giáo viên."]


def test_an_entry_parts_neither_behind_who_it_is_about_nor_before_its_answer():
    relatives = {
        "name": "relatives",
        "vi": "Người thân",
        "en": "Relatives",
        "kind": "rows",
        "columns": [
            {"name": name, "vi": name, "en": name} for name in ("relation", "home", "history")
        ],
    }
    text = ["{row.relation}:", "Ở {row.home}", "Làm việc ở {row.home}", "Lịch sử:"]
    entries = {"entries": {"rows": "relatives", "text": text, "column": "history", "lines": 2}}
    mother = {"relation": "Mẹ", "home": "Huế", "history": "Giáo viên."}

    lines = word_of(entries, by_hand=(relatives,), relatives=(mother,)).paragraphs

    kept = [bool(line.paragraph_format.keep_with_next) for line in lines]
    assert kept == [True, False, False, True, False]


def test_the_frame_of_a_photo_has_its_size():
    document = word_of({"photo": {"width": 30, "height": 40, "label": "Ảnh 3 × 4 cm"}})

    [row] = document.tables[0].rows

    assert abs((row.height or 0) - Mm(40)) < Mm(0.1)
    assert abs((row.cells[0].width or 0) - Mm(30)) < Mm(0.1)
    assert row.cells[0].text == "Ảnh 3 × 4 cm"


def test_a_new_page_begins_without_a_line_on_the_old_one():
    document = word_of({"p": "Bìa"}, "page_break", {"p": "Trang trong"})

    cover, start, inside = document.paragraphs

    assert (cover.text, start.text, inside.text) == ("Bìa", "", "Trang trong")
    assert start.paragraph_format.page_break_before
    assert "w:br" not in document.element.xml


def test_a_sentence_that_opens_a_list_keeps_with_it():
    opening, item, heading, last = word_of(
        {"p": "Kết quả của {person_name}:"},
        {"p": "- Tán thành."},
        {"p": "**Đề nghị của {cell_name}**"},
        {"p": "Hết."},
    ).paragraphs

    assert [bool(line.paragraph_format.keep_with_next) for line in (opening, heading)] == [True] * 2
    assert [bool(line.paragraph_format.keep_with_next) for line in (item, last)] == [False] * 2


def test_what_heads_a_table_on_its_own_condition_leaves_the_paragraph_before_it_free():
    columns = [{"head": "Tên", "text": "{row.title}", "width": 100, "align": "left"}]
    before, heading = word_of(
        {"p": "Chi bộ có {person_name}."},
        {"p": "Danh sách", "when": "person_name"},
        {"table": {"rows": "file_papers", "columns": columns}, "when": "person_name"},
    ).paragraphs[:2]

    assert (before.text[:6], heading.text) == ("Chi bộ", "Danh sách")
    assert not before.paragraph_format.keep_with_next
    assert heading.paragraph_format.keep_with_next


@pytest.mark.parametrize(("first", "is_whole"), [("Một", False), ("Một hai ba bốn " * 20, True)])
def test_rows_of_a_table_stay_whole_but_for_one_of_one_line_under_the_heads(
    first: str, is_whole: bool
):
    columns = [{"head": "Giấy", "text": "{row.title}", "width": 1}]
    rows = tuple({"title": title} for title in (first, "Hai", "Ba"))
    table = {"table": {"rows": "file_papers", "columns": columns}}

    [made] = word_of(table, material=material_of(lists={"file_papers": rows})).tables

    whole = [bool(row._tr.xpath("./w:trPr/w:cantSplit")) for row in made.rows]
    assert whole == [False, is_whole, True, True]
