"""Times in a stage: what half of them, and nine in ten, do not exceed."""

from collections import Counter

import pytest

from ketnap.domain.figures import Waiting, quantile, waiting_of


@pytest.mark.parametrize(
    ("days", "median", "ninetieth"),
    [
        ([], None, None),
        ([0], 0, 0),
        ([7], 7, 7),
        ([1, 2], 1, 2),
        ([3, 1, 2], 2, 3),
        ([5, 5, 5, 9], 5, 9),
        (range(1, 11), 5, 9),
    ],
)
def test_a_quantile_is_the_least_that_so_many_do_not_exceed(days, median, ninetieth):
    lengths = Counter(days)

    assert (quantile(lengths, (1, 2)), quantile(lengths, (9, 10))) == (median, ninetieth)


def test_times_that_ended_and_times_that_last_stand_apart():
    found = waiting_of({40: 1, 20: 2}, still=1, longest_still=30)

    assert found == Waiting(ended=3, median=20, ninetieth=40, still=1, longest_still=30)


def test_where_no_time_ended_only_those_that_last_are_told():
    found = waiting_of({}, still=2, longest_still=1)

    assert found == Waiting(ended=0, median=None, ninetieth=None, still=2, longest_still=1)
