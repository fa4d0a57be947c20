"""How a result stands to its target on a day."""

from datetime import date

import pytest

from ketnap.domain.plan.pace import Pace, pace_of

FIRST, LAST = date(2031, 1, 1), date(2031, 12, 31)


def pace(reached: int, target: int, on: date) -> Pace:
    return pace_of(reached, target, starts_on=FIRST, ends_on=LAST, on=on)


def test_pace_in_the_middle_names_result_target_and_an_even_course():
    # 2 July is day 183 of 365.
    assert pace(3, 10, date(2031, 7, 2)) == Pace(
        reached=3, target=10, percent=30, mark=50, expected=5
    )


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2030, 12, 31), 0),
        (date(2031, 6, 30), 0),
        (date(2031, 7, 2), 1),
        (date(2031, 12, 30), 1),
        (date(2031, 12, 31), 2),
        (date(2032, 1, 1), 2),
    ],
)
def test_pace_expects_whole_people_and_all_of_them_on_the_last_day(on, expected):
    assert pace(0, 2, on).expected == expected


@pytest.mark.parametrize(("reached", "behind"), [(4, 1), (5, 0), (6, 0)])
def test_pace_is_behind_by_the_people_missing_from_an_even_course(reached, behind):
    assert pace(reached, 10, date(2031, 7, 2)).behind == behind


@pytest.mark.parametrize(("reached", "is_reached"), [(9, False), (10, True), (11, True)])
def test_target_is_reached_by_as_many_people_or_more(reached, is_reached):
    found = pace(reached, 10, LAST)

    assert found.is_reached is is_reached
    assert found.percent <= 100


def test_target_of_nobody_is_reached_at_once():
    found = pace(0, 0, FIRST)

    assert found.is_reached
    assert found.percent == 100
