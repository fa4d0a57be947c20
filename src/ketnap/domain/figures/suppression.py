"""Keeping small groups from telling about a person, for readers who see figures but no cases."""

from collections.abc import Mapping
from typing import TypeVar

K = TypeVar("K")


def suppressed(rows: Mapping[K, int], *, least: int) -> dict[K, int | None]:
    """The rows of one breakdown, with numbers of fewer people than `least` left out.

    A row left out alone could be told from the total, so the smallest of the others goes with it.
    Nought tells about nobody.
    """
    small = {row for row, number in rows.items() if 0 < number < least}
    if len(small) == 1:
        others = [row for row, number in rows.items() if number >= least]
        small |= set(sorted(others, key=lambda row: rows[row])[:1])
    return {row: None if row in small else number for row, number in rows.items()}
