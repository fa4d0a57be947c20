"""Organisations that admitted nobody for long, and groups too small to be shown."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketnap.domain.figures import Without, coverage_of, suppressed, without_admission

ON = date(2024, 6, 15)


@pytest.mark.parametrize(
    ("last_on", "months"),
    [(date(2023, 6, 16), None), (date(2023, 6, 15), 12), (date(2022, 1, 1), 29)],
)
def test_an_organisation_is_named_from_the_day_so_many_months_are_whole(last_on, months):
    found = without_admission({7: last_on}, on=ON, months=12)

    assert found == ([] if months is None else [Without(7, last_on, months)])


def test_whoever_never_admitted_comes_first():
    found = without_admission({1: date(2020, 1, 1), 2: None}, on=ON, months=12)

    assert [each.organisation_id for each in found] == [2, 1]


def test_an_organisation_that_admitted_had_a_source():
    assert coverage_of([1, 2], [2, 3]).with_source == 3


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        ({"a": 5, "b": 0}, {"a": 5, "b": 0}),
        ({"a": 3, "b": 9}, {"a": 3, "b": 9}),
        ({"a": 2, "b": 9, "c": 4}, {"a": None, "b": 9, "c": None}),
        ({"a": 1, "b": 2, "c": 9}, {"a": None, "b": None, "c": 9}),
        ({"a": 2}, {"a": None}),
    ],
)
def test_small_groups_are_left_out_and_never_alone(rows, shown):
    assert suppressed(rows, least=3) == shown


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 9), max_size=6))
def test_what_is_left_out_can_never_be_told_from_the_rest(rows):
    hidden = [row for row, number in suppressed(rows, least=3).items() if number is None]

    assert len(hidden) != 1 or sum(number > 0 for number in rows.values()) == 1
