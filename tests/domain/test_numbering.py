"""How a number is printed, and what may stand for a body in it."""

import pytest

from ketnap.domain.numbering import (
    ReadNumber,
    is_body_symbol,
    number_key,
    printed_number,
    read_number,
    symbol_of_another_paper,
    tidy_number,
    ways_to_write,
)
from ketnap.domain.text import fold


@pytest.mark.parametrize(
    ("number", "printed"),
    [(1, "01-NQ/CB"), (9, "09-NQ/CB"), (10, "10-NQ/CB"), (100, "100-NQ/CB")],
)
def test_number_below_ten_gets_a_zero_in_front(number, printed):
    assert printed_number(number, "NQ", "CB") == printed


@pytest.mark.parametrize("text", ["CB", "ĐU", "CB-CNTT", "UBKT2", "TƯ"])
def test_capitals_digits_and_hyphens_make_a_symbol(text):
    assert is_body_symbol(text)


@pytest.mark.parametrize(
    "text", ["", "cb", "Cb", "C B", "CB/1", "-CB", "CB-", "1CB", "CB_1", "CB\n"]
)
def test_anything_else_is_no_symbol(text):
    assert not is_body_symbol(text)


@pytest.mark.parametrize(
    ("typed", "number", "symbol"),
    [("17", 17, ""), (" 07-NQ/CB ", 7, "NQ/CB"), ("17 – nq / cb-cntt", 17, "NQ/CB-CNTT")],
)
def test_typed_number_is_read_with_or_without_its_symbol(typed, number, symbol):
    assert read_number(typed) == ReadNumber(number, symbol)


@pytest.mark.parametrize("typed", ["", "ba", "NQ/CB", "17-", "17/CB", "-17"])
def test_text_that_is_no_number_is_not_read(typed):
    assert read_number(typed) is None


@pytest.mark.parametrize(
    "typed",
    [
        "41-QĐ/ĐU",
        " 41 - QĐ / ĐU",
        "41 -QĐ/ĐU\u200b",
        "41 – QĐ/ĐU",
        "41—QĐ/ĐU",
        "41\u2011QĐ/ĐU",
        "Số 41-QĐ/ĐU",
        "số: 41 - QĐ/ĐU",
    ],
)
def test_a_typed_number_is_tidied_as_papers_carry_it(typed):
    assert tidy_number(typed) == "41-QĐ/ĐU"


@pytest.mark.parametrize(
    ("typed", "symbol"),
    [
        ("41-NQ/ĐU", "NQ/ĐU"),
        ("41 – nq/đu", "NQ/ĐU"),
        ("41/NQ-ĐU", "NQ-ĐU"),
        ("41-KL/ĐUQĐ", "KL/ĐUQĐ"),
        ("06-QĐi/TW", "QĐI/TW"),
    ],
)
def test_the_symbol_of_another_paper_is_told(typed, symbol):
    assert symbol_of_another_paper(typed) == symbol


@pytest.mark.parametrize(
    "typed",
    [
        "41-QĐ/ĐU",
        "41/qđ-đu",
        "41-QD/DU",
        "41-QĐNS/ĐU",
        "41-QĐ",
        "41",
        "41-2024",
        "17/ĐU",
        "5-CB",
        "ba",
        "",
    ],
)
def test_the_number_of_a_decision_and_a_bare_one_bear_no_other_symbol(typed):
    assert symbol_of_another_paper(typed) == ""


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("01-QĐ/ĐU", "1-qd/du"),
        ("1 – qđ / đu", "1-qd/du"),
        ("001", "1"),
        ("0", "0"),
        ("100-QĐ/ĐU", "100-qd/du"),
        ("01/QĐ-ĐU", "1/qd-du"),
        ("không số", "khong so"),
        ("", ""),
    ],
)
def test_a_number_is_known_however_it_is_written(typed, key):
    assert number_key(typed) == key
    assert fold(tidy_number(typed)) in ways_to_write(key)


def test_a_key_is_looked_for_with_and_without_zeros():
    assert ways_to_write("1-qd/du") == {"1-qd/du", "01-qd/du", "001-qd/du"}
    assert ways_to_write("2024-qd/du") == {"2024-qd/du"}
    assert ways_to_write("khong so") == {"khong so"}
