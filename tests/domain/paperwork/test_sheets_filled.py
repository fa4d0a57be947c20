"""A sheet is filled from records first, then by hand; lines that hang on nothing are not there."""

from typing import Any

import pytest

from domain.casefile.build import step
from domain.paperwork.materials import ON, material_of
from domain.paperwork.trial_sheets import sheet_with
from ketnap.domain.paperwork.filling import fill_sheet
from ketnap.domain.paperwork.material import Material
from ketnap.domain.paperwork.reading import SheetBroken
from ketnap.domain.paperwork.setting import printed_lines, set_blocks
from ketnap.domain.paperwork.sheet import Sheet

LISTED = step("listed_as_sympathiser", "2025-01-06")


def printed(sheet: Sheet, material: Material, **typed: Any) -> list[str]:
    version = sheet.on(ON)
    return list(printed_lines(set_blocks(version, fill_sheet(sheet, version, material, typed))))


LISTED_ON = {"name": "listed_on", "vi": "Ngày", "en": "Day", "kind": "day"}


def test_what_a_record_says_goes_before_what_is_typed():
    sheet = sheet_with({"p": "Ngày {listed_on}"}, by_hand=(LISTED_ON,))

    lines = printed(sheet, material_of(LISTED), listed_on="07/7/2025")

    assert lines == ["Ngày 06/01/2025"]


def test_what_is_typed_counts_where_no_record_says_it():
    sheet = sheet_with({"p": "Ngày {listed_on}"}, by_hand=(LISTED_ON,))

    assert printed(sheet, material_of(), listed_on="07/7/2025") == ["Ngày 07/7/2025"]
    assert printed(sheet, material_of()) == ["Ngày ……/……/………"]


def test_a_blank_may_not_be_typed_as_one_kind_and_recorded_as_another():
    typed_as_text = LISTED_ON | {"kind": "text"}

    with pytest.raises(SheetBroken, match="listed_on is typed as text and recorded as day"):
        sheet_with({"p": "Ngày {listed_on}"}, by_hand=(typed_as_text,))


def test_a_line_of_nothing_but_optional_parts_is_gone_without_them():
    sheet = sheet_with(
        {"to": {"lines": ["Chi bộ;", "[{sectional_name}]"]}},
        {"p": "[Được xét ngày {listed_on}.]"},
        {"p": "[Lập hồ sơ ngày {file_opened_on}][ngày {listed_on} được xét]"},
        {"p": "Hết."},
    )

    assert printed(sheet, material_of()) == ["Kính gửi:", "Chi bộ;", "Hết."]
    assert printed(sheet, material_of(LISTED)) == [
        "Kính gửi:",
        "Chi bộ;",
        "Được xét ngày 06/01/2025.",
        "ngày 06/01/2025 được xét",
        "Hết.",
    ]


RELATIVES = {
    "name": "relatives",
    "vi": "Người thân",
    "en": "Relatives",
    "kind": "rows",
    "to_write": ["Cha", "Mẹ"],
    "columns": [
        {"name": "relation", "vi": "Quan hệ", "en": "Relation"},
        {"name": "born", "vi": "Năm sinh", "en": "Born"},
        {"name": "history", "vi": "Lịch sử", "en": "History"},
    ],
}
ENTRIES = {
    "entries": {
        "rows": "relatives",
        "text": ["{row.relation}: sinh năm {row.born}"],
        "column": "history",
        "lines": 2,
    }
}


def test_entries_to_write_in_stand_where_nothing_is_typed():
    sheet = sheet_with(ENTRIES, by_hand=(RELATIVES,))
    version = sheet.on(ON)

    [block] = set_blocks(version, fill_sheet(sheet, version, material_of(), {}))

    assert list(printed_lines([block])) == [
        "Cha: sinh năm ……………………",
        "Mẹ: sinh năm ……………………",
    ]
    assert [entry["dotted"] for entry in block["entries"]] == [2, 2]


def test_typed_entries_take_the_place_of_those_to_write_in():
    sheet = sheet_with(ENTRIES, by_hand=(RELATIVES,))
    uncle = {"relation": "Chú", "born": "1950", "history": "Nông dân."}

    lines = printed(sheet, material_of(), relatives=(uncle,))

    assert lines == ["Chú: sinh năm 1950", "Nông dân."]


def test_lines_nobody_types_are_always_there_to_be_written_on():
    sheet = sheet_with({"writing": {"lines": 3}})
    version = sheet.on(ON)

    [block] = set_blocks(version, fill_sheet(sheet, version, material_of(), {}))

    assert (block["written"], block["dotted"]) == ([], 3)


def test_a_guide_says_so_and_a_typed_paper_does_not():
    sheet = sheet_with({"p": "Hướng dẫn", "when": "is_guide"}, {"p": "Đơn"}, handwritten=True)

    assert printed(sheet, material_of()) == ["Hướng dẫn", "Đơn"]
    assert printed(sheet, material_of(typed_allowed=True)) == ["Đơn"]


def test_a_blank_inside_brackets_alone_leaves_no_place_to_write():
    sheet = sheet_with(
        {"p": "Tán thành: {agree_count}[; lý do: {reason}]."},
        {"p": "[Kết nạp {again}.] Lần {again}."},
        {"writing": {"blank": "remarks", "lines": 2}},
        by_hand=(
            *(
                {"name": name, "vi": name, "en": name}
                for name in ("agree_count", "reason", "again")
            ),
            {"name": "remarks", "vi": "Nhận xét", "en": "Remarks", "kind": "long"},
        ),
    )

    [version] = sheet.versions

    assert version.always_printed() == {"agree_count", "again", "remarks"}
