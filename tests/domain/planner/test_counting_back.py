"""Counting backwards agrees with counting forwards, weekends and Tết included."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketnap.domain.planner.counting_back import (
    first_start,
    first_valid,
    last_start,
    working_day_from,
    working_day_up_to,
)
from ketnap.rules.load import load_calendar

days = st.dates(date(2024, 1, 1), date(2027, 12, 31))
lengths = st.integers(1, 60)


@pytest.mark.parametrize(
    ("target", "length", "expected"),
    [
        (date(2026, 11, 20), 0, date(2026, 11, 20)),
        (date(2026, 11, 22), 0, date(2026, 11, 20)),  # a Sunday: the Friday before
        (date(2026, 11, 20), 5, date(2026, 11, 13)),
        (date(2026, 11, 26), 2, date(2026, 11, 23)),  # 24 November is a holiday
    ],
)
def test_last_start_counts_working_days_only(target, length, expected):
    assert last_start(load_calendar(), target, lambda _day: length) == expected


@given(target=days, length=lengths)
def test_last_start_is_the_last_from_which_the_count_is_over_in_time(target, length):
    calendar = load_calendar()

    start = last_start(calendar, target, lambda _day: length)

    following = calendar.nth_working_day_after(start, 1)
    assert calendar.is_working_day(start)
    assert calendar.nth_working_day_after(start, length) <= target
    assert calendar.nth_working_day_after(following, length) > target


@given(target=days, length=lengths)
def test_first_start_is_the_first_whose_deadline_reaches_the_target(target, length):
    calendar = load_calendar()

    start = first_start(calendar, target, lambda _day: length)

    earlier = working_day_up_to(calendar, start - timedelta(days=1))
    assert calendar.nth_working_day_after(start, length) >= target
    assert calendar.nth_working_day_after(earlier, length) < target


def test_length_is_that_of_the_day_on_which_something_starts():
    changed_on = date(2026, 11, 16)

    start = last_start(
        load_calendar(), date(2026, 11, 20), lambda day: 2 if day >= changed_on else 9
    )

    assert start == date(2026, 11, 18)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (date(2027, 3, 3), date(2026, 3, 3)),
        (date(2025, 2, 28), date(2024, 2, 28)),
        (date(2024, 2, 29), date(2023, 3, 1)),  # 28 February and twelve months is the 28th
    ],
)
def test_first_valid_day_still_reaches_the_target(target, expected):
    assert first_valid(target, 12) == expected


def test_a_working_day_is_its_own_nearest():
    tuesday, sunday = date(2026, 11, 17), date(2026, 11, 22)

    assert working_day_from(load_calendar(), tuesday) == tuesday
    assert working_day_from(load_calendar(), sunday) == date(2026, 11, 23)
