"""How long cases stay in a stage: what half of them do not exceed, and nine in ten."""

from collections.abc import Mapping
from dataclasses import dataclass

_HALF = (1, 2)
_NINE_IN_TEN = (9, 10)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Times in one stage, in days: of those that ended, and of those that still last on a day."""

    ended: int
    median: int | None
    ninetieth: int | None
    still: int
    longest_still: int | None


NO_TIME = Waiting(ended=0, median=None, ninetieth=None, still=0, longest_still=None)
"""The times in a stage in which nobody was."""


def waiting_of(lengths: Mapping[int, int], *, still: int, longest_still: int | None) -> Waiting:
    """The times in a stage, told how many of those that ended took each number of days."""
    return Waiting(
        ended=sum(lengths.values()),
        median=quantile(lengths, _HALF),
        ninetieth=quantile(lengths, _NINE_IN_TEN),
        still=still,
        longest_still=longest_still,
    )


def quantile(lengths: Mapping[int, int], share: tuple[int, int]) -> int | None:
    """The least number that a share of all does not exceed; nothing of none."""
    numerator, denominator = share
    left = -(-sum(lengths.values()) * numerator // denominator)
    for days in sorted(lengths):
        left -= lengths[days]
        if left <= 0:
            return days
    return None
