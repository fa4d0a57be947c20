"""Sheets with two rows of headings: days of birth under men and women, headings on every page."""

from datetime import date

from ketnap.domain.intake.columns import Layout, column_of
from ketnap.domain.intake.days import DayReading
from ketnap.domain.intake.problems import Code
from ketnap.domain.intake.rows import Passed, Place, Sheet, Tally, read_rows
from ketnap.domain.intake.values import Reading
from ketnap.rules.load import load_rulebook

PLACES = {
    1: Place(column_of(Layout.MEMBERS, "full_name"), "Họ và tên"),
    2: Place(column_of(Layout.MEMBERS, "born_on_male"), "Ngày sinh Nam"),
    3: Place(column_of(Layout.MEMBERS, "born_on_female"), "Ngày sinh Nữ"),
    4: Place(column_of(Layout.MEMBERS, "admitted_on"), "Vào Đảng Dự bị"),
    5: Place(column_of(Layout.MEMBERS, "official_on"), "Vào Đảng Chính thức"),
}
COMMON = {
    "ethnicity": "Kinh", "religion": "không", "schooling": "đại học",
    "occupation": "viên chức", "workplace": "Phòng Hành chính",
}  # fmt: skip
SHEET = Sheet(
    layout=Layout.MEMBERS,
    places=PLACES,
    reading=Reading(days=DayReading(today=date(2026, 11, 25))),
    rulebook=load_rulebook(),
    common=COMMON,
)


def entries(*rows, tally=None):
    numbered = [(number, dict(enumerate(row, start=1))) for number, row in enumerate(rows, start=3)]
    return list(read_rows(numbered, SHEET, after=2, tally=tally or Tally()))


def troubles(*rows):
    return [(p.code, p.column) for entry in entries(*rows) for p in entry.problems]


def test_the_lower_of_two_rows_of_headings_may_come_again_on_the_next_page():
    tally = Tally()

    found = entries(
        [None, "Nam", "Nữ", "Dự bị", "Chính thức"],
        ["Đỗ Chính Thức", None, "19/05/1990", "Dự bị", "Chính thức"],
        tally=tally,
    )

    assert [entry.name for entry in found] == ["Đỗ Chính Thức"]
    assert tally.passed == {Passed.HEADING: 1}


def test_a_day_under_one_sex_that_cannot_be_read_is_the_only_thing_wrong():
    found = troubles(
        ["Trần Thị Bình", None, "1979", "03/02/2026", None],
        ["Lê Thị Chi", None, None, "03/02/2026", None],
    )

    assert found == [(Code.DAY_INCOMPLETE, "C"), (Code.MISSING, "B"), (Code.MISSING, "B")]


def test_days_of_birth_under_both_sexes_contradict_each_other_and_say_where():
    row = ["Trần Thị Bình", "19/05/1990", "19/05/1990", "03/02/2026", None]

    assert troubles(row) == [(Code.SEX_CONTRADICTED, "C")]
