import unicodedata
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketnap.domain.text import (
    fold,
    has_forbidden_characters,
    is_nfc,
    is_same_name,
    is_spelled_as_a_name,
    name_sort_key,
    nfc,
    without_unseen,
    words_key,
)

DECOMPOSED = unicodedata.normalize("NFD", "Nguyễn Văn Đức")


def test_nfc_composes_and_tells_what_is_composed():
    assert not is_nfc(DECOMPOSED)
    assert nfc(DECOMPOSED) == "Nguyễn Văn Đức"
    assert is_nfc(nfc(DECOMPOSED))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nguyễn  Văn ĐỨC", "nguyen van duc"),
        (DECOMPOSED, "nguyen van duc"),
        ("  Ưng\tHoàng Ỷ \n", "ung hoang y"),
        ("Ðặng Thị Ngọc", "dang thi ngoc"),  # Icelandic eth, as some keyboards type it
        ("K'Brôi, 12/5", "k'broi, 12/5"),
        ("", ""),
    ],
)
def test_fold_drops_diacritics_case_and_extra_spaces(text, expected):
    assert fold(text) == expected


@pytest.mark.parametrize(
    ("one", "other", "is_alike"),
    [
        ("Hoà Hảo", "HÒA  hảo", True),
        ("Đảng uỷ", "Đảng ủy", True),
        ("Văn hoá", unicodedata.normalize("NFD", "Văn hóa"), True),
        ("Không", "Khổng", False),
        ("Hòa", "Hoá", False),
        ("Cố", "Có", False),
        ("Đoàn", "Doàn", False),
        ("Ðảng uỷ Sở Y tế", "Đảng ủy Sở Y tế", True),  # Icelandic eth
        ("Khoa Hoá–Sinh", "Khoa Hóa-Sinh", True),
        ("Thôn H’Mông", "Thôn H'Mông", True),
        ("Bà-Ria", "Ba-Rìa", False),
        ("K'Bà Ô", "K'Ba Ồ", False),
        ("Hoá/Lý", "Hoa/Lỳ", False),
    ],
)
def test_a_key_of_words_tells_tones_apart_but_not_the_letters_that_bear_them(one, other, is_alike):
    assert (words_key(one) == words_key(other)) is is_alike


@pytest.mark.parametrize(
    ("name", "is_a_name"),
    [
        ("H´Mai Niê", True),
        ("A·Ma Thuột", True),
        ("Lê Thị Mai´", False),
        ("· Ma Thuột", False),
        ("Lý B·o", False),  # TCVN3 for Bão
        ("Lª ThÞ Hoa", False),
        ("Lª H´Mai", False),
    ],
)
def test_marks_within_a_name_are_no_signs_of_an_old_font(name, is_a_name):
    assert is_spelled_as_a_name(name) is is_a_name


@given(st.text())
def test_fold_is_the_same_for_every_composition_and_when_repeated(text):
    folded = fold(text)

    assert fold(folded) == folded
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    "in_order",
    [
        ["An", "Ánh", "Ăn", "Ân", "Ba", "Dũng", "Đức"],
        ["Ma", "Mà", "Mả", "Mã", "Má", "Mạ", "Mai"],
        ["E", "Ê", "Fa", "Gi", "O", "Ô", "Ơ", "U", "Ư", "V", "Wa", "Y", "Za"],
        ["Trần Văn An", "Đỗ An Bình", "Lê Bình", "Lý Bình", "Nguyễn Thị Bình"],
        ["Bình", "An Bình", "Bình Bình"],
        ["Lê Văn Hòa", "Lê Vân Hoà"],
        ["Hoà", "Hỏa", "Hoạ"],  # the tone decides, not where it is written
        ["Tổ 1", "Tổ 10", "Tổ 2", "Tổ A"],
        ["Anh", "Anh-Thi", "Anh2", "Anha"],
    ],
)
def test_names_stand_in_vietnamese_order(in_order):
    keys = [name_sort_key(name) for name in in_order]

    assert all(key < next_key for key, next_key in pairwise(keys))


def test_name_order_knows_both_ways_of_placing_a_tone():
    assert name_sort_key("Lê Thị Hòa") == name_sort_key("Lê Thị Hoà")


def test_name_order_puts_letters_before_tones_for_every_vowel():
    vowels = "aăâeêioôơuưy"
    tones = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
    in_order = [nfc(f"T{vowel}{tone}") for vowel, tone in product(vowels, tones)]

    assert sorted(sorted(in_order), key=name_sort_key) == in_order


def test_name_order_ignores_capitals_composition_and_spaces():
    keys = {name_sort_key(name) for name in ("Nguyễn Văn Đức", " NGUYỄN  VĂN ĐỨC ", DECOMPOSED)}

    assert len(keys) == 1


def test_name_order_takes_foreign_letters_by_their_base_and_others_last():
    names = ["李", "Zoé", "Nz", "Ñusta", "Nuno"]

    assert sorted(names, key=name_sort_key) == ["Nuno", "Ñusta", "Nz", "Zoé", "李"]


def test_name_without_letters_has_an_empty_key():
    assert name_sort_key("  ") == ""


@given(st.text())
def test_name_sort_key_is_always_plain_ascii(name):
    key = name_sort_key(name)

    assert key.isascii()
    assert all(" " < character <= "~" for character in key)


@pytest.mark.parametrize(
    "text",
    [
        "\x00",
        "\x1b",
        "\x7f",
        "\x85",
        "\ud800",
        "\ufdd0",
        "\uffff",
        "\U0010fffe",
        "\u202e",
        "\u2066",
    ],
)
def test_forbidden_characters_are_found_inside_a_name(text):
    assert has_forbidden_characters(f"Trần{text} An")


@pytest.mark.parametrize("unseen", ["\u200b", "\ufeff", "\u00ad", "\u2060", "\u200e", "\u3164"])
def test_a_pasted_name_is_the_name_without_what_nobody_sees(unseen):
    assert without_unseen(f"{unseen}Trần Văn A{unseen}n{unseen}") == "Trần Văn An"


@pytest.mark.parametrize(
    "text", ["", "Trần An", DECOMPOSED, "dòng 1\r\n\tdòng 2", "李 😀", "\ufffd"]
)
def test_honest_text_has_no_forbidden_characters(text):
    assert not has_forbidden_characters(text)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Lê Thị Hoà", "LÊ  THỊ HÒA", True),
        ("Le Thi Hoa", "Lê Thị Hòa", True),
        ("Nguyễn Văn Hùng", "Nguyễn Văn Hưng", False),
        ("Vũ Thu Hà", "Vũ Thu Hạ", False),
        ("Đỗ An", "Do An", True),
        ("An", "Bình", False),
    ],
)
def test_two_ways_of_writing_one_name(one, other, same):
    assert is_same_name(one, other) is same
    assert is_same_name(other, one) is same
