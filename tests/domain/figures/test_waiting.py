"""Times in a stage, and passing from one to another."""

from datetime import date, timedelta

import pytest

from ketnap.domain.figures import Spell, Waiting, flow_between, quantile, times_in

START, END = date(2024, 1, 1), date(2024, 12, 31)


def spell(stage, since, days=None, after="next"):
    until = date.max if days is None else since + timedelta(days=days)
    return Spell(stage, since, until, None if days is None else after)


@pytest.mark.parametrize(
    ("days", "median", "ninetieth"),
    [([], None, None), ([7], 7, 7), ([1, 2], 1, 2), ([3, 1, 2], 2, 3), (range(1, 11), 5, 9)],
)
def test_a_quantile_is_the_least_that_so_many_do_not_exceed(days, median, ninetieth):
    assert (quantile(days, (1, 2)), quantile(days, (9, 10))) == (median, ninetieth)


def test_times_that_ended_and_times_that_last_stand_apart():
    spells = [
        spell("filing", date(2023, 12, 1), 40),
        spell("filing", date(2024, 2, 1), 20),
        spell("filing", date(2023, 1, 1), 10),
        spell("filing", date(2024, 12, 1)),
        spell("probation", date(2024, 12, 30), 90),
        spell("probation", date(2025, 1, 1)),
    ]

    found = times_in(spells, start=START, end=END)

    assert found == {
        "filing": Waiting(ended=2, median=20, ninetieth=40, still=1, longest_still=30),
        "probation": Waiting(ended=0, median=None, ninetieth=None, still=1, longest_still=1),
    }


def test_only_what_passed_within_the_period_flows():
    spells = [
        spell("listed", date(2023, 12, 1), 31, after="trained"),
        spell("listed", date(2023, 12, 1), 30, after="trained"),
        spell("listed", date(2024, 12, 1), 30, after="closed"),
        spell("trained", date(2024, 12, 1)),
    ]

    assert flow_between(spells, start=START, end=END) == {
        ("listed", "trained"): 1,
        ("listed", "closed"): 1,
    }
