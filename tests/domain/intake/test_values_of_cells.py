"""What single cells say, and what they only seem to say."""

from datetime import date

import pytest

from domain.intake.test_legacy import written_in
from ketnap.domain.casefile.codes import Schooling
from ketnap.domain.intake.cells import Unread, Unreadable
from ketnap.domain.intake.columns import BORN, MARRIED, NAME, OCCUPATION, SCHOOLING
from ketnap.domain.intake.days import DayReading
from ketnap.domain.intake.doubts import doubt_about
from ketnap.domain.intake.legacy import Encoding
from ketnap.domain.intake.problems import Code
from ketnap.domain.intake.values import NoValue, Reading, read_value

DAYS = DayReading(today=date(2026, 11, 25))
READING = Reading(days=DAYS)
TCVN3 = Reading(days=DAYS, encoding=Encoding.TCVN3)


@pytest.mark.parametrize(
    "text",
    [
        "Đang học đại học",
        "Sinh viên đại học",
        "Đại học năm thứ 3",
        "Không có bằng đại học",
        "Chưa tốt nghiệp THPT",
        "chua tot nghiep thpt",
        "Trung cấp chính trị",
        "Cao cấp lý luận chính trị",
        "Sau đại học",
    ],
)
def test_schooling_that_is_not_reached_or_of_another_kind_is_unknown(text):
    with pytest.raises(NoValue) as refusal:
        read_value(text, SCHOOLING, READING)

    assert refusal.value.code is Code.SCHOOLING_UNKNOWN


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Đại học Phòng cháy chữa cháy", Schooling.UNIVERSITY),
        ("Cử nhân Luật, trung cấp chính trị", Schooling.UNIVERSITY),
        ("Thạc sĩ Chính trị học", Schooling.MASTER),
        ("Đại học năm 2010", Schooling.UNIVERSITY),
        ("Kỹ sư hàng không", Schooling.UNIVERSITY),
        ("12/12", Schooling.UPPER_SECONDARY),
    ],
)
def test_schooling_is_read_from_the_words_around_it(text, level):
    assert read_value(text, SCHOOLING, READING) is level


@pytest.mark.parametrize("name", ["Lê Thị Hà", "Lê Hà", "Đỗ Ân"])
def test_a_name_in_unicode_stays_as_it_is_in_a_sheet_of_an_old_font(name):
    assert read_value(name, NAME, TCVN3) == name


def test_a_name_of_an_old_font_is_turned_back_as_a_whole():
    typed = written_in(Encoding.TCVN3, "Trần Văn Bộ")

    assert read_value(typed, NAME, TCVN3) == "Trần Văn Bộ"
    assert doubt_about(typed, NAME, TCVN3) is None


def test_what_makes_sense_both_ways_is_kept_and_doubted():
    assert read_value("Bé", OCCUPATION, TCVN3) == "Bé"
    assert doubt_about("Bé", OCCUPATION, TCVN3) is Code.LETTERS_DOUBTFUL
    assert doubt_about("Bé", OCCUPATION, READING) is None


@pytest.mark.parametrize(("typed", "answer"), [("Có", True), ("Không", False)])
def test_answers_and_days_of_an_old_font_are_read(typed, answer):
    day = written_in(Encoding.TCVN3, "ngày 3 tháng 2 năm 1990")

    assert read_value(written_in(Encoding.TCVN3, typed), MARRIED, TCVN3) is answer
    assert read_value(day, BORN, TCVN3) == date(1990, 2, 3)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("H'HEN NIÊ", "H'Hen Niê"),
        ("H´MAI NIÊ", "H'Mai Niê"),
        ("A·Ma Thuột", "A·Ma Thuột"),
        ("Y-BLIM ÊBAN", "Y-Blim Êban"),
        ("LÊ THỊ Ý", "Lê Thị Ý"),
    ],
)
def test_every_part_of_a_name_gets_its_capital(typed, name):
    assert read_value(typed, NAME, READING) == name


@pytest.mark.parametrize("reading", [READING, TCVN3])
@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("NGUYễN VăN AN", "Nguyễn Văn An"),
        ("BùI THị ĐàO", "Bùi Thị Đào"),
        ("Đinh Thị HạNH", "Đinh Thị Hạnh"),
        ("HOàNG HùNG", "Hoàng Hùng"),
    ],
)
def test_a_name_half_in_capitals_gets_its_small_letters(typed, name, reading):
    assert read_value(typed, NAME, reading) == name


def test_only_what_differs_by_more_than_case_is_doubted():
    assert doubt_about("HOàNG NAM", NAME, TCVN3) is None
    assert doubt_about("HOàNG HùNG", NAME, TCVN3) is Code.LETTERS_DOUBTFUL


@pytest.mark.parametrize(
    ("typed", "reading", "code"),
    [
        ("Lª ThÞ H\u00adêng Ửng", TCVN3, Code.OLD_LETTERS),
        ("Lª ThÞ Hoa", READING, Code.OLD_LETTERS),
        ("Lê Văn H\u00adng", READING, Code.OLD_LETTERS),
        ("-Nguyễn An", READING, Code.NOT_A_NAME),
        ('"Nguyễn An', READING, Code.NOT_A_NAME),
    ],
)
def test_a_name_with_signs_in_it_is_refused(typed, reading, code):
    with pytest.raises(NoValue) as refusal:
        read_value(typed, NAME, reading)

    assert refusal.value.code is code


def test_a_cell_of_both_letters_is_told_as_such_whatever_its_column():
    with pytest.raises(NoValue) as refusal:
        read_value("Phã phßng Kế toán", OCCUPATION, TCVN3)

    assert refusal.value.code is Code.OLD_LETTERS


@pytest.mark.parametrize("text", ["Đào München", "Phòng Kế toán", "H'Hen Niê Kđăm"])
def test_a_foreign_word_beside_unicode_is_no_old_font(text):
    assert read_value(text, OCCUPATION, TCVN3) == text


def test_a_name_in_small_letters_gets_its_capitals_and_is_pointed_out():
    assert read_value("h'hen niê", NAME, READING) == "H'Hen Niê"
    assert doubt_about("lê thị hà", NAME, READING) is Code.NAME_IN_SMALL_LETTERS
    assert doubt_about("lê thị hà", OCCUPATION, READING) is None
    assert doubt_about("Lê thị hà", NAME, READING) is None


def test_a_formula_of_a_text_is_told_as_it_stands():
    with pytest.raises(NoValue) as refusal:
        read_value(Unread(Unreadable.FORMULA, "=1+1"), OCCUPATION, READING)

    assert (refusal.value.code, refusal.value.fact) == (Code.FORMULA_TYPED, "=1+1")


def test_a_number_without_end_is_no_text():
    with pytest.raises(NoValue) as refusal:
        read_value(float("inf"), OCCUPATION, READING)

    assert refusal.value.code is Code.NOT_TEXT


@pytest.mark.parametrize(
    ("typed", "reading"),
    [
        ("Trần Văn Ba\nLê Thị Bốn", READING),
        ("Trần Văn Ba; Lê Thị Bốn", READING),
        ("Trần Văn Ba và Lê Thị Bốn", READING),
        (written_in(Encoding.TCVN3, "Trần Văn Ba và Lê Thị Bốn"), TCVN3),
    ],
)
def test_two_people_in_one_cell_are_told_to_be_parted(typed, reading):
    with pytest.raises(NoValue) as refusal:
        read_value(typed, NAME, reading)

    assert refusal.value.code is Code.NAMES_JOINED


def test_a_long_name_may_take_two_lines():
    assert read_value("Công Tằng Tôn Nữ Thị\nAn", NAME, READING) == "Công Tằng Tôn Nữ Thị An"


@pytest.mark.parametrize(
    "text",
    [
        "Đ.c.Nguyễn Văn An",
        "đc. Nguyễn Văn An",
        "Dc Nguyễn Văn An",
        "Đồng chí: Nguyễn Văn An",
        "Ô. Nguyễn Văn An",
        "Bà. Nguyễn Thị An",
        "TS. Nguyễn Văn An",
        "ThS.Nguyễn Văn An",
    ],
)
def test_a_form_of_address_is_no_part_of_a_name(text):
    with pytest.raises(NoValue) as refusal:
        read_value(text, NAME, READING)

    assert refusal.value.code is Code.NOT_A_NAME


@pytest.mark.parametrize("text", ["nt", "N/T", "-//-", '-"-', "như dòng trên", "Nhu tren", "〃"])
def test_a_mark_for_the_row_above_is_no_occupation(text):
    with pytest.raises(NoValue) as refusal:
        read_value(text, OCCUPATION, READING)

    assert refusal.value.code is Code.AS_ABOVE


@pytest.mark.parametrize("name", ["Ông Thị Giang", "Đặng Công Bà", "Bàn Văn Sĩ", "Tsằn A Dưỡng"])
def test_names_that_only_begin_like_a_form_of_address_are_names(name):
    assert read_value(name, NAME, READING) == name
