"""Numbers as somebody sends them: figures alone, and no more of them than can be kept."""

import pytest

from ketnap.web.posted import MOST_DIGITS, number_in, numbers_in


@pytest.mark.parametrize(
    ("text", "number"),
    [("0", 0), ("12", 12), ("", None), ("-1", None), ("1e3", None), ("１２", None), ("²", None)],
)
def test_number_is_read_from_figures_alone(text, number):
    assert number_in(text) == number


@pytest.mark.parametrize(
    ("digits", "is_read"), [(MOST_DIGITS, True), (MOST_DIGITS + 1, False), (5000, False)]
)
def test_number_that_nothing_could_hold_is_none(digits, is_read):
    assert (number_in("9" * digits) is not None) is is_read


def test_what_is_no_number_is_left_out_of_several():
    assert numbers_in(["3", "x", "1"]) == [3, 1]
