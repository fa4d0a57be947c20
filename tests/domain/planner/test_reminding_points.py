"""The days on which a deadline is brought to mind."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketnap.domain.planner import Occasion, Point, Schedule, latest_point
from ketnap.rules.load import load_calendar

EVERY = Schedule(
    after_start=True,
    half_way=True,
    working_days_before=(7, 3, 1),
    on_the_day=True,
    overdue_every_weeks=1,
)
SILENT = Schedule(
    after_start=False,
    half_way=False,
    working_days_before=(),
    on_the_day=False,
    overdue_every_weeks=0,
)
STARTS_ON = date(2026, 10, 5)  # a Monday
DUE_ON = date(2026, 11, 16)  # thirty working days later


def points(schedule: Schedule, starts_on: date, due_on: date, until: date) -> list[Point]:
    """Every point somebody who looks each day comes to, in order."""
    seen = dict.fromkeys(_each_day(schedule, starts_on, due_on, until))
    return [point for point in seen if point is not None]


def _each_day(
    schedule: Schedule, starts_on: date, due_on: date, until: date
) -> Iterator[Point | None]:
    day = starts_on - timedelta(days=3)
    while day <= until:
        yield latest_point(starts_on, due_on, schedule, load_calendar(), on=day)
        day += timedelta(days=1)


def test_thirty_working_days_are_brought_to_mind_on_the_days_of_the_schedule():
    seen = points(EVERY, STARTS_ON, DUE_ON, date(2026, 12, 1))

    assert seen == [
        Point(Occasion.STARTED, date(2026, 10, 6)),
        Point(Occasion.HALF_WAY, date(2026, 10, 26)),
        Point(Occasion.AHEAD, date(2026, 11, 5)),
        Point(Occasion.AHEAD, date(2026, 11, 11)),
        Point(Occasion.AHEAD, date(2026, 11, 13)),
        Point(Occasion.DUE, date(2026, 11, 16)),
        Point(Occasion.OVERDUE, date(2026, 11, 23)),
        Point(Occasion.OVERDUE, date(2026, 11, 30)),
    ]


def test_the_days_around_tet_are_no_days_for_reminders():
    seen = points(EVERY, date(2026, 1, 5), date(2026, 2, 27), date(2026, 3, 6))

    tet = [point for point in seen if date(2026, 2, 14) <= point.on <= date(2026, 2, 22)]
    assert tet == []
    assert Point(Occasion.AHEAD, date(2026, 2, 24)) in seen  # three working days before
    assert Point(Occasion.AHEAD, date(2026, 2, 11)) in seen  # seven, with the holidays between


def test_a_deadline_on_a_sunday_is_recalled_on_the_friday_before():
    sunday = date(2026, 11, 15)

    seen = points(EVERY, date(2026, 5, 4), sunday, sunday)

    assert seen[-1] == Point(Occasion.DUE, date(2026, 11, 13))


def test_a_missed_day_is_made_up_for_once_with_the_last_point():
    after_two_points = date(2026, 11, 12)

    point = latest_point(STARTS_ON, DUE_ON, EVERY, load_calendar(), on=after_two_points)

    assert point == Point(Occasion.AHEAD, date(2026, 11, 11))


@pytest.mark.parametrize("on", [date(2026, 9, 1), STARTS_ON])
def test_nothing_is_recalled_before_a_deadline_has_begun(on):
    assert latest_point(STARTS_ON, DUE_ON, EVERY, load_calendar(), on=on) is None


def test_a_deadline_beyond_the_calendar_is_never_recalled():
    assert latest_point(STARTS_ON, date.max, EVERY, load_calendar(), on=date(2026, 12, 1)) is None


def test_an_empty_schedule_recalls_nothing():
    assert points(SILENT, STARTS_ON, DUE_ON, date(2026, 12, 1)) == []


@given(
    starts_on=st.dates(date(2024, 1, 1), date(2026, 12, 31)),
    length=st.integers(1, 400),
    asked=st.integers(0, 600),
)
def test_every_point_is_a_working_day_that_has_come(starts_on, length, asked):
    due_on, on = starts_on + timedelta(days=length), starts_on + timedelta(days=asked)

    point = latest_point(starts_on, due_on, EVERY, load_calendar(), on=on)

    if point is not None:
        assert load_calendar().is_working_day(point.on)
        assert starts_on < point.on <= on
