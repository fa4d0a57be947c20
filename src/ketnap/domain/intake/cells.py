"""What a cell of a sheet holds: a text, a number, yes or no, a day, or something nobody can read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Unreadable(StrEnum):
    """Why a cell that is not empty gives no value."""

    FORMULA = "formula"
    ERROR = "error"
    TOO_LONG = "too_long"
    TIME_ALONE = "time_alone"
    DAY_HIDDEN = "day_hidden"
    """The cell holds a day and shows its month or year alone: the rest may be invented by Excel."""
    MERGED_DIFFERS = "merged_differs"
    """Beside a name merged over several rows, one of these rows says something else."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell whose value is not known: a formula without a result, an error, an endless text.

    A formula that is `shown` stands in a text, which keeps no results.
    """

    why: Unreadable
    shown: str = ""


CellValue = str | int | float | bool | date | Unread | None
Row = Mapping[int, CellValue]
"""The cells of a row by the number of their column."""


_NOTHING = frozenset({"null", "(null)", "<null>", "n/a"})
"""What databases write for no value."""
_LONGEST_NOTHING = max(map(len, _NOTHING))


def is_blank(value: CellValue) -> bool:
    """Whether a cell says nothing: empty, only spaces, a stroke, or what a database writes for that."""
    if not isinstance(value, str):
        return value is None
    bare = value.strip(" \t\n\u00a0-–—.")
    return not bare or (len(bare) <= _LONGEST_NOTHING and bare.casefold() in _NOTHING)


def column_letters(column: int) -> str:
    """The letters over a column, the first being 1: what the reader sees in his own program."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
