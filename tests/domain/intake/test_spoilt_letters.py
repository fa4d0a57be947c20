"""Letters that were lost, that nobody sees, or that only look like others, are told or put right."""

from datetime import date

import pytest

from ketnap.domain.intake.cells import is_blank
from ketnap.domain.intake.columns import BORN, NAME, WORKPLACE
from ketnap.domain.intake.days import DayReading
from ketnap.domain.intake.problems import Code
from ketnap.domain.intake.values import NoValue, Reading, read_value

READING = Reading(days=DayReading(today=date(2026, 11, 25)))
WORDS = "Phòng Kế hoạch"


def told(text, column):
    with pytest.raises(NoValue) as refusal:
        read_value(text, column, READING)
    return refusal.value.code


@pytest.mark.parametrize(
    "text",
    [
        "Phòng K? ho?ch",
        "T? ch?c",
        "Ph\ufffdng Kế hoạch",
        WORDS.encode().decode("latin-1"),
        WORDS.encode().decode("cp1252", errors="replace"),
        "Tổ chức".encode().decode("cp1258", errors="replace"),
    ],
)
def test_letters_lost_in_a_wrong_encoding_are_told(text):
    assert told(text, WORKPLACE) is Code.LETTERS_LOST
    assert told(text, NAME) in (Code.LETTERS_LOST, Code.NOT_A_NAME)


@pytest.mark.parametrize(
    "text",
    [
        WORDS,
        "đã khá”, rồi",
        "Ban A (mới?)",
        "Đã hỏi chưa? Rồi, ngày 5",
        "Phòng Á – Âu",
        "Câu lạc bộ “Tám”",
    ],
)
def test_a_text_that_only_has_such_signs_stays(text):
    assert read_value(text, WORKPLACE, READING) == text


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Nguyễn V\u0430n An", Code.HIDDEN_CHARACTERS),  # the a of Cyrillic
        ("Nguyễn\u200dVăn An", Code.HIDDEN_CHARACTERS),
        ("Nguyễn Văn An*", Code.NOT_A_NAME),
        ("Lê Minh Chi - BT", Code.NOT_A_NAME),
        ("Lê Minh Chi, BT", Code.NOT_A_NAME),
        ("Nguyễn Văn An?", Code.NOT_A_NAME),
        ("Nguy?n V?n An", Code.LETTERS_LOST),
    ],
)
def test_a_name_of_strange_letters_or_signs_is_told(typed, code):
    assert told(typed, NAME) is code


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("\u00d0ỗ Văn \u00d0ạt", "Đỗ Văn Đạt"),
        ("\u0189ỗ Thị \u00f0ào", "Đỗ Thị đào"),
        ("'Nguyễn Văn An", "Nguyễn Văn An"),
        ("'Nguyễn Văn An'", "Nguyễn Văn An"),
        ("\u202aNguyễn Văn An\u202c", "Nguyễn Văn An"),
        ("Nguyễn Văn An.", "Nguyễn Văn An"),
        ("Y Blô Ê-ban", "Y Blô Ê-ban"),
        ("H\u00b4Hen Niê", "H'Hen Niê"),
        ("A\u00b7Ma", "A\u00b7Ma"),
    ],
)
def test_a_name_is_read_as_it_is_meant(typed, name):
    assert read_value(typed, NAME, READING) == name


@pytest.mark.parametrize(
    "typed", ["\u200e19/05/1980", "19–05–1980", "19\u204405\u20441980", "\u202a19/05/1980\u202c"]
)
def test_a_day_in_unseen_marks_or_other_strokes_is_read(typed):
    assert read_value(typed, BORN, READING) == date(1980, 5, 19)


def test_a_day_with_something_unseen_in_it_is_told_as_such():
    assert told("19/05\u200d/1980", BORN) is Code.HIDDEN_CHARACTERS


def test_what_a_database_writes_for_nothing_is_nothing():
    assert all(map(is_blank, ("NULL", "(null)", "N/A", " n/a ")))
    assert not any(map(is_blank, ("nan", "Na", "0", "N/A2")))
