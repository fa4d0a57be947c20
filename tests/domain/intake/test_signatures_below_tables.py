"""The lines below a table in which people sign are none of its rows, and are told by number."""

from datetime import date

import pytest

from ketnap.domain.intake.columns import Layout, column_of
from ketnap.domain.intake.days import DayReading
from ketnap.domain.intake.rows import Passed, Place, Sheet, Tally, read_rows
from ketnap.domain.intake.values import Reading

CODES = ("full_name", "born_on", "sex", "occupation", "admitted_on")
SHEET = Sheet(
    layout=Layout.MEMBERS,
    places={
        place: Place(column_of(Layout.MEMBERS, code)) for place, code in enumerate(CODES, start=2)
    },
    reading=Reading(days=DayReading(today=date(2026, 11, 25))),
)
AN = {2: "Lê An", 3: "02/01/1990", 4: "Nam", 5: "Bí thư", 6: "03/02/2015"}


def read(*rows):
    tally = Tally()
    numbered = enumerate([AN, *rows], start=2)
    found = [entry.row for entry in read_rows(numbered, SHEET, after=1, tally=tally)]
    return found, tally


def test_signatures_below_a_table_are_left_out_and_named():
    found, tally = read(
        {},
        {5: "Hà Nội, ngày 03 tháng 02 năm 2026"},
        {2: "NGƯỜI LẬP BIỂU", 5: "T/M CHI ỦY"},
        {2: "(Ký, ghi rõ họ tên)", 5: "BÍ THƯ"},
        {},
        {2: "Trần Văn Bình", 5: "Phạm Thị Chi"},
    )

    assert found == [2]
    assert tally.signed == [5, 6, 8]
    assert tally.passed == {Passed.BLANK: 2, Passed.REMARK: 1, Passed.SIGNATURE: 3}


@pytest.mark.parametrize(
    "row",
    [
        {2: "Trần Bình", 4: "Nữ", 5: "Thủ trưởng"},
        {2: "Trần Bình", 3: "1990", 4: "Nữ", 5: "Bí thư"},
    ],
)
def test_a_secretary_in_the_table_is_no_signature(row):
    found, tally = read(row)

    assert (found, tally.signed) == ([2, 3], [])


def test_a_person_below_the_signatures_is_still_one():
    found, tally = read({2: "Người lập", 5: "Thủ trưởng đơn vị"}, {**AN, 2: "Vũ Dũng"})

    assert (found, tally.signed) == ([2, 4], [3])
