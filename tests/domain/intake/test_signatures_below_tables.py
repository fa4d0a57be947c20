"""The lines below a table in which people sign are none of its rows, and are told by number."""

from datetime import date

import pytest

from ketnap.domain.intake.columns import Layout, column_of
from ketnap.domain.intake.days import DayReading
from ketnap.domain.intake.problems import Code
from ketnap.domain.intake.rows import Passed, Place, Sheet, Tally, read_rows
from ketnap.domain.intake.values import Reading
from ketnap.rules.load import load_rulebook

CODES = ("full_name", "born_on", "sex", "occupation", "admitted_on")
SHEET = Sheet(
    layout=Layout.MEMBERS,
    places={
        place: Place(column_of(Layout.MEMBERS, code)) for place, code in enumerate(CODES, start=2)
    },
    reading=Reading(days=DayReading(today=date(2026, 11, 25))),
    rulebook=load_rulebook(),
    common={
        "ethnicity": "Kinh",
        "religion": "không",
        "schooling": "đại học",
        "workplace": "Văn phòng",
    },
)
AN = {2: "Lê An", 3: "02/01/1990", 4: "Nam", 5: "Bí thư", 6: "03/02/2026"}


def read(*rows, sheet=SHEET):
    """The problems of each row that is one of the table, and what was passed over."""
    tally = Tally()
    numbered = enumerate([AN, *rows], start=2)
    found = {
        entry.row: {problem.code for problem in entry.problems}
        for entry in read_rows(numbered, sheet, after=1, tally=tally)
    }
    return found, tally


def test_signatures_below_a_table_are_left_out_and_named_and_people_below_them_are_asked_about():
    found, tally = read(
        {},
        {5: "Hà Nội, ngày 03 tháng 02 năm 2026"},
        {2: "NGƯỜI LẬP BIỂU", 5: "T/M CHI ỦY"},
        {2: "(Ký, ghi rõ họ tên)", 5: "BÍ THƯ"},
        {},
        {2: "Trần Văn Bình", 5: "Phạm Thị Chi"},
        {5: "Phạm Thị Chi"},
    )

    assert found == {2: set(), 8: {Code.BELOW_SIGNATURES}}
    assert tally.signed == [5, 6, 9]
    assert tally.passed == {Passed.BLANK: 2, Passed.REMARK: 1, Passed.SIGNATURE: 3}


@pytest.mark.parametrize(
    "row",
    [
        {2: "TM. CHI ỦY", 5: "KT. BÍ THƯ"},
        {2: "BÍ THƯ CHI BỘ", 5: "PHÓ BÍ THƯ"},
        {2: "T/M CHI UỶ"},
        {5: "Xác nhận của đảng ủy"},
    ],
)
def test_a_row_of_nothing_but_words_of_signatures_is_none_of_the_table(row):
    found, tally = read(row)

    assert (found, tally.signed) == ({2: set()}, [3])


@pytest.mark.parametrize(
    "row",
    [
        {2: "Trần Bình", 4: "Nữ", 5: "Thủ trưởng"},
        {2: "Trần Bình", 3: "1990", 4: "Nữ", 5: "Bí thư"},
        {4: "Nữ", 5: "Bí thư chi bộ"},
        {2: "Trần Bình", 4: "Nữ", 9: "T/M chi ủy"},
    ],
)
def test_a_secretary_in_the_table_is_no_signature_nor_is_one_whose_name_was_forgotten(row):
    found, tally = read(row)

    assert Code.MISSING in found[3]
    assert tally.signed == []


@pytest.mark.parametrize("heading", [{2: "Chi ủy"}, {2: "Bí thư"}, {9: "Phó bí thư"}])
def test_nobody_below_the_heading_of_a_group_is_lost(heading):
    found, tally = read(heading, {2: "Trần Bình", 4: "Nữ"}, {2: "Vũ Dũng", 5: "Kế toán"})

    assert found == {2: set(), 4: {Code.MISSING}, 5: {Code.MISSING}}
    assert tally.signed == []


def test_nobody_of_a_second_table_below_the_signatures_of_the_first_is_lost():
    found, tally = read(
        {2: "Người lập", 5: "Thủ trưởng đơn vị"},
        {2: "Hoàng Giang", 4: "Nữ"},
        {**AN, 2: "Vũ Dũng"},
        {2: "Trần Bình", 4: "Nữ"},
    )

    assert found == {
        2: set(),
        4: {Code.BELOW_SIGNATURES},
        5: set(),
        6: {Code.MISSING},
    }
    assert tally.signed == [3]


def test_a_step_without_a_day_is_a_fault_below_signatures_too():
    codes = ("full_name", "born_on", "step", "on")
    steps = Sheet(
        layout=Layout.STEPS,
        places={n: Place(column_of(Layout.STEPS, code)) for n, code in enumerate(codes, start=2)},
        reading=SHEET.reading,
        rulebook=load_rulebook(),
    )

    found, tally = read({2: "Người lập"}, {2: "Lê An", 4: "Kết nạp"}, sheet=steps)

    assert found[4] == {Code.BELOW_SIGNATURES}
    assert tally.signed == [3]
