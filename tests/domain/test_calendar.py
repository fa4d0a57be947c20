from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ketnap.domain.calendar import (
    OutsideCalendar,
    WorkingCalendar,
    add_months,
    completed_months,
    completed_years,
)

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 12, 31))


def weekdays_only() -> WorkingCalendar:
    return WorkingCalendar(lambda day: day.weekday() < 5, announced_until=date(2031, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2031, 1, 15), 1, date(2031, 2, 15)),
        (date(2031, 8, 31), 6, date(2032, 2, 29)),
        (date(2030, 8, 31), 6, date(2031, 2, 28)),
        (date(2032, 2, 29), 12, date(2033, 2, 28)),
        (date(2031, 12, 31), 1, date(2032, 1, 31)),
        (date(2031, 3, 31), -1, date(2031, 2, 28)),
        (date(2031, 5, 9), 0, date(2031, 5, 9)),
        (date(9999, 11, 30), 1, date(9999, 12, 30)),
    ],
)
def test_add_months_keeps_the_day_or_takes_the_last(day, months, expected):
    assert add_months(day, months) == expected


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(9999, 12, 1), 1, date.max),
        (date(2031, 1, 1), 10**9, date.max),
        (date(1, 1, 31), -1, date.min),
    ],
)
def test_add_months_stays_within_the_calendar(day, months, expected):
    assert add_months(day, months) == expected


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2031, 2, 27), 5),
        (date(2031, 2, 28), 6),
        (date(2031, 3, 1), 6),
        (date(2031, 3, 30), 6),
        (date(2031, 3, 31), 7),
    ],
)
def test_completed_months_turn_on_the_last_day_of_a_short_month(on, expected):
    assert completed_months(date(2030, 8, 31), on) == expected


@pytest.mark.parametrize(
    ("on", "expected"), [(date(2022, 2, 27), 17), (date(2022, 2, 28), 18), (date(2022, 3, 1), 18)]
)
def test_completed_years_of_a_leap_day_turn_on_28_february(on, expected):
    assert completed_years(date(2004, 2, 29), on) == expected


@given(since=DAYS, on=DAYS)
@example(since=date(2004, 2, 29), on=date(2001, 2, 28))
def test_completed_years_are_whole_dozens_of_completed_months(since, on):
    assert completed_years(since, on) == completed_months(since, on) // 12


def test_completed_months_are_negative_before_the_start():
    assert completed_months(date(2031, 5, 9), date(2031, 5, 8)) == -1


@given(since=DAYS, on=DAYS)
def test_completed_months_is_the_largest_count_that_fits(since, on):
    months = completed_months(since, on)

    assert add_months(since, months) <= on < add_months(since, months + 1)


@pytest.mark.parametrize(
    ("start", "n", "expected"),
    [
        (date(2031, 5, 8), 1, date(2031, 5, 9)),  # Thursday, then Friday
        (date(2031, 5, 9), 1, date(2031, 5, 12)),  # over a weekend
        (date(2031, 5, 10), 1, date(2031, 5, 12)),  # from a Saturday
        (date(2031, 12, 31), 1, date(2032, 1, 1)),  # over a year's end
        (date(2031, 5, 9), 30, date(2031, 6, 20)),
    ],
)
def test_nth_working_day_never_counts_the_start(start, n, expected):
    assert weekdays_only().nth_working_day_after(start, n) == expected


@given(start=DAYS, n=st.integers(min_value=1, max_value=700))
def test_nth_working_day_has_exactly_n_working_days_up_to_it(start, n):
    calendar = weekdays_only()

    day = calendar.nth_working_day_after(start, n)

    walked = (start + timedelta(days=k) for k in range(1, (day - start).days + 1))
    assert calendar.is_working_day(day)
    assert sum(each.weekday() < 5 for each in walked) == n
    assert calendar.working_days_between(start, day) == n


@given(start=DAYS, n=st.integers(min_value=1, max_value=700))
def test_nth_working_day_moves_forward_with_n(start, n):
    calendar = weekdays_only()

    day, next_day = (calendar.nth_working_day_after(start, count) for count in (n, n + 1))

    assert start < day < next_day


def test_nth_working_day_finds_its_way_over_years_without_working_days():
    calendar = WorkingCalendar(lambda day: day.year != 2032, announced_until=date(2031, 1, 1))

    assert calendar.nth_working_day_after(date(2031, 12, 31), 1) == date(2033, 1, 1)


@pytest.mark.parametrize("n", [0, -1])
def test_nth_working_day_refuses_a_count_below_one(n):
    with pytest.raises(ValueError, match="at least 1"):
        weekdays_only().nth_working_day_after(date(2031, 5, 9), n)


@pytest.mark.parametrize(
    ("start", "n"), [(date(9999, 12, 30), 2), (date.max, 1), (date(2031, 1, 1), 10**12)]
)
def test_nth_working_day_refuses_to_leave_the_calendar(start, n):
    with pytest.raises(OutsideCalendar, match="9999") as refusal:
        weekdays_only().nth_working_day_after(start, n)

    assert "ngày làm việc" in refusal.value.vi
    assert "working days" in refusal.value.en


def test_nth_working_day_reaches_the_last_day_of_the_calendar():
    assert weekdays_only().nth_working_day_after(date(9999, 12, 30), 1) == date.max


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2031, 5, 9), date(2031, 5, 9), 0),
        (date(2031, 5, 9), date(2031, 5, 8), 0),
        (date(2031, 5, 9), date(2031, 5, 12), 1),
        (date(2031, 5, 8), date(2031, 5, 11), 1),
        (date(2029, 12, 31), date(2031, 1, 1), 262),
    ],
)
def test_working_days_between_leave_out_the_start_and_count_the_end(start, end, expected):
    assert weekdays_only().working_days_between(start, end) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2031, 12, 30), False), (date(2031, 12, 31), False), (date(2032, 1, 1), True)],
)
def test_calendar_is_provisional_after_the_announced_days(day, expected):
    assert weekdays_only().is_provisional(day) is expected
