"""Shares are exact and rounded once, half up."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketnap.domain.figures import change_from, percent_of
from ketnap.domain.figures.proportion import rounded


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [
        (1, 8, "12.5"),
        (1, 16, "6.3"),
        (3, 16, "18.8"),
        (249, 2000, "12.5"),  # 12.45: a float would stand just below
        (0, 7, "0.0"),
        (7, 7, "100.0"),
    ],
)
def test_half_goes_up(part, whole, percent):
    assert percent_of(part, whole) == Decimal(percent)


def test_there_is_no_share_of_nothing():
    assert percent_of(0, 0) is None
    assert change_from(0, 5) is None


def test_a_fall_is_rounded_like_a_rise():
    assert (change_from(16, 15), change_from(16, 17)) == (Decimal("-6.3"), Decimal("6.3"))


@given(st.fractions(max_denominator=10_000), st.integers(min_value=0, max_value=4))
def test_what_is_rounded_is_never_further_off_than_half_a_step(value, decimals):
    step = Fraction(1, 10**decimals)

    assert abs(Fraction(rounded(value, decimals)) - value) * 2 <= step
