"""Timing a call many times, and putting the figures into words."""

import statistics
import time
from collections.abc import Callable

ROUNDS = 7


def seconds_each(call: Callable[[], object], *, times: int) -> list[float]:
    """The seconds of processor time one call took, once for each of several rounds of many calls.

    Processor time, so that what else the machine does counts as little as possible.
    """
    call()
    rounds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for _ in range(times):
            call()
        rounds.append((time.process_time() - start) / times)
    return rounds


def spread(values: list[float], *, unit: float, digits: int = 1) -> str:
    """Median, least and most, in a unit."""
    scaled = [value / unit for value in values]
    least, most = min(scaled), max(scaled)
    return f"{statistics.median(scaled):.{digits}f} ({least:.{digits}f}–{most:.{digits}f})"


def percentile(values: list[float], share: float) -> float:
    """The value that the given share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]
