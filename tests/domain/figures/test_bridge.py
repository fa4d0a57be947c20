"""Opening + in − out = closing, whoever comes and goes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketnap.domain.figures import Stay, bridge_of, joined

START, END = date(2024, 1, 1), date(2024, 12, 31)
DAYS = st.dates(min_value=date(2023, 6, 1), max_value=date(2025, 6, 1))


def stay(since, until=None, who=1, came="admitted", left="transferred"):
    return Stay(who=who, since=since, until=until, came=came, left="" if until is None else left)


@pytest.mark.parametrize(
    ("one", "opening", "came", "left", "closing"),
    [
        (stay(date(2023, 12, 31)), 1, 0, 0, 1),
        (stay(START), 0, 1, 0, 1),
        (stay(END), 0, 1, 0, 1),
        (stay(date(2025, 1, 1)), 0, 0, 0, 0),
        (stay(date(2023, 1, 1), date(2023, 12, 31)), 1, 0, 1, 0),
        (stay(date(2023, 1, 1), date(2023, 12, 30)), 0, 0, 0, 0),
        (stay(date(2023, 1, 1), date(2024, 12, 30)), 1, 0, 1, 0),
        (stay(date(2023, 1, 1), END), 1, 0, 0, 1),
        (stay(date(2024, 3, 1), date(2024, 5, 1)), 0, 1, 1, 0),
    ],
)
def test_both_days_of_the_period_are_included(one, opening, came, left, closing):
    bridge = bridge_of([one], START, END)

    counts = (bridge.opening, sum(bridge.came.values()), sum(bridge.left.values()), bridge.closing)
    assert counts == (opening, came, left, closing)


@given(st.lists(st.tuples(DAYS, st.none() | st.integers(0, 500)), max_size=30))
def test_a_bridge_always_adds_up(spans):
    stays = [
        stay(since, None if days is None else since + timedelta(days=days), who=who)
        for who, (since, days) in enumerate(spans)
    ]

    assert bridge_of(stays, START, END).adds_up


def test_a_change_of_standing_is_neither_coming_nor_leaving():
    probation = stay(date(2023, 5, 1), date(2024, 5, 31))
    official = stay(date(2024, 6, 1), came="transferred_in")

    (whole,) = joined([official, probation])

    assert (whole.since, whole.until, whole.came, whole.left) == (
        date(2023, 5, 1),
        None,
        "admitted",
        "",
    )


def test_a_day_between_makes_two_stays():
    first, second = stay(date(2023, 5, 1), date(2024, 5, 30)), stay(date(2024, 6, 1))

    assert joined([first, second, stay(START, who=2)]) == [first, second, stay(START, who=2)]


def test_stays_that_overlap_count_once():
    long, within = stay(date(2023, 5, 1)), stay(date(2024, 2, 1), date(2024, 6, 1))

    (whole,) = joined([long, within])

    assert (whole.since, whole.until, whole.left) == (date(2023, 5, 1), None, "")


@pytest.mark.parametrize(("days", "stays"), [(30, 1), (31, 2)])
def test_somebody_may_be_on_the_road_between_two_cells_for_a_while(days, stays):
    left_on = date(2024, 5, 1)
    first = replace(stay(date(2023, 5, 1), date(2024, 4, 30)), place=1)
    second = replace(stay(left_on + timedelta(days=days)), place=2)

    assert len(joined([first, second], road=timedelta(days=30))) == stays
    assert len(joined([first, replace(second, place=1)], road=timedelta(days=30))) == 2
