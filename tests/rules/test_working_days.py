import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketnap.rules.load import holiday_name, load_calendar


@pytest.mark.parametrize(
    ("start", "n", "expected"),
    [
        (date(2018, 2, 9), 5, date(2018, 2, 23)),  # Tết 2018, 14 to 20 February
        (date(2019, 4, 26), 6, date(2019, 5, 8)),  # 29 April against Saturday 4 May
        (date(2023, 4, 28), 1, date(2023, 5, 4)),  # Hùng Kings' day, 30 April and 1 May
        (date(2025, 12, 30), 3, date(2026, 1, 6)),  # 2 January against 10 January 2026
        (date(2026, 1, 8), 2, date(2026, 1, 10)),  # the Saturday worked for it
        (date(2026, 8, 28), 5, date(2026, 9, 9)),
        (date(2026, 8, 21), 1, date(2026, 8, 22)),  # another worked Saturday
        (date(2026, 11, 19), 30, date(2027, 1, 4)),
        (date(2026, 11, 23), 1, date(2026, 11, 25)),  # 24 November, a holiday from 2026
        (date(2027, 2, 1), 10, date(2027, 2, 22)),
    ],
)
def test_working_days_are_counted_as_state_offices_work(start, n, expected):
    assert load_calendar().nth_working_day_after(start, n) == expected


@pytest.mark.parametrize(
    ("day", "is_worked"),
    [
        (date(2026, 1, 1), False),
        (date(2026, 1, 2), False),
        (date(2026, 1, 5), True),
        (date(2026, 1, 9), True),
        (date(2026, 1, 10), True),
        (date(2026, 1, 11), False),
        (date(2025, 11, 24), True),
    ],
)
def test_swapped_days_come_before_the_ordinary_week(day, is_worked):
    assert load_calendar().is_working_day(day) is is_worked


@pytest.mark.parametrize(
    ("day", "is_worked"),
    [
        (date(1900, 1, 1), True),  # a Monday before the years with known holidays
        (date(1900, 1, 6), False),
        (date(1901, 1, 1), False),
        (date(2100, 1, 1), False),
        (date(2101, 1, 3), True),
        (date(2109, 1, 1), True),  # a Tuesday after them
        (date(2109, 1, 5), False),
    ],
)
def test_only_weekends_are_off_where_no_holidays_are_known(day, is_worked):
    assert load_calendar().is_working_day(day) is is_worked


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2026, 12, 30), False), (date(2026, 12, 31), False), (date(2027, 1, 1), True)],
)
def test_days_after_the_announced_schedule_are_a_forecast(day, expected):
    assert load_calendar().is_provisional(day) is expected


@given(
    start=st.dates(min_value=date(2008, 1, 1), max_value=date(2030, 1, 1)),
    n=st.integers(min_value=1, max_value=300),
)
def test_count_and_search_agree_over_holidays(start, n):
    calendar = load_calendar()

    day = calendar.nth_working_day_after(start, n)

    assert calendar.working_days_between(start, day) == n
    assert calendar.is_working_day(day)


@pytest.mark.parametrize(
    ("day", "vi", "en"),
    [
        (date(2026, 9, 2), "Quốc khánh", "National Day"),
        (
            date(2026, 1, 2),
            "Nghỉ Tết Dương lịch, hoán đổi với thứ Bảy 10/01/2026",
            "New Year break, swapped against Saturday 10 January 2026",
        ),
    ],
)
def test_holiday_has_a_name_in_both_languages(day, vi, en):
    assert (holiday_name(day), holiday_name(day, language="en")) == (vi, en)


@pytest.mark.parametrize("day", [date(2026, 1, 10), date(2026, 11, 23), date(2200, 1, 1)])
def test_day_that_is_no_holiday_has_no_name(day):
    assert holiday_name(day) is None


def test_calendar_reads_neither_rules_nor_a_framework():
    program = (
        "import sys\n"
        "from ketnap.rules import load\n"
        "load.load_calendar()\n"
        "assert load.load_rulebook.cache_info().currsize == 0\n"
        "assert 'django' not in sys.modules\n"
    )

    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )

    assert (run.returncode, run.stderr) == (0, "")
