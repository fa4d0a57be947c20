"""Charts as data: what each bar is called, how long it is, and the numbers beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

_WHOLE = 100
FEW_HEADS = 3


class Tone(StrEnum):
    """What a bar stands for, told by colour and by the legend's words."""

    MAIN = "main"
    AFTER = "after"
    PAST = "past"


class Shape(StrEnum):
    """How a chart is drawn."""

    BARS = "bars"
    COLUMNS = "columns"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One line of a chart; `share` and `mark` are whole numbers from 0 to 100.

    `cells` are the numbers beside it, as data_table.html takes them, the first that of the bar;
    `is_told` is false where that one is left out, so that nothing is drawn as still to do. A cell
    may have `values`: the same as programs read it, a number without separators, and each number of
    several in a column of its own.
    """

    label: str
    share: int
    cells: Sequence[Mapping[str, Any]]
    mark: int | None = None
    tone: Tone = Tone.MAIN
    is_told: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart with its table: `heads` name what is counted, then the numbers of each bar."""

    code: str
    title: str
    heads: Sequence[str]
    bars: Sequence[Bar]
    file_heads: Sequence[str] = ()
    """What the columns of its file are called, where a cell has several numbers."""
    legend: Sequence[tuple[Tone | str, str]] = ()
    note: str = ""
    note_href: str = ""
    """The list behind the number in the note."""
    shape: Shape = Shape.BARS

    @property
    def lines(self) -> list[tuple[Bar, list[tuple[str, Mapping[str, Any]]]]]:
        """Each bar with its numbers, each number under its head."""
        heads = self.heads[1:]
        return [(bar, list(zip(heads, bar.cells, strict=True))) for bar in self.bars]

    @property
    def needs_heads(self) -> bool:
        """Whether its numbers cannot be understood from its title."""
        return len(self.heads) > FEW_HEADS


def share_of(number: int, greatest: int) -> int:
    """Return how long a bar is; whoever is there at all is seen."""
    if greatest == 0 or number == 0:
        return 0
    return max(1, min(_WHOLE, number * _WHOLE // greatest))
