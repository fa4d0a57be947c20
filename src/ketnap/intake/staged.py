"""A sheet that was read once and lies beside the file it came from, ready to be gone through again."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from ketnap.domain.intake.cells import CellValue
from ketnap.intake.reading.wire import cell_from

Cells = dict[int, CellValue]
_HIDDEN = b"1"


@dataclass(frozen=True, slots=True)
class Merged:
    """Where the value of a merged range stands, and up to where it holds."""

    row: int
    column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class StagedSheet:
    """The rows of a sheet; `hidden_too` takes those in that a filter hides.

    `left_out` is the first column that is not read though something stands in it, 0 where all are;
    `columns_hidden` are those that are read though nobody sees them; `merged_left` is how many merged
    ranges hold in their first cell alone.
    """

    path: Path
    merged: tuple[Merged, ...]
    epoch_1904: bool
    rows_in_all: int
    rows_hidden: int
    left_out: int = 0
    columns_hidden: tuple[int, ...] = ()
    merged_left: int = 0

    def continued(self, columns: Collection[int], *, after: int) -> dict[int, int]:
        """The rows into which a cell of some columns reaches that is merged with one above, below a row.

        Each with the row in which the merged cell begins.
        """
        begun: dict[int, int] = {}
        for each in sorted(self.merged, key=lambda each: each.row):
            if each.row > after and any(each.column <= c <= each.last_column for c in columns):
                first = begun.get(each.row, each.row)
                for number in range(each.row + 1, each.last_row + 1):
                    begun.setdefault(number, first)
        return begun

    def rows(self, *, hidden_too: bool = True) -> Iterator[tuple[int, Cells]]:
        """The rows with their numbers; what a merged range says holds in each of its cells."""
        spread = _Spread(self.merged)
        with self.path.open("rb") as lines:
            for line in lines:
                row = json.loads(line)
                if not isinstance(row, list):
                    return
                number, hidden, cells = row
                read = {int(column): cell_from(value) for column, value in cells.items()}
                spread.over(number, read)
                if hidden_too or not hidden:
                    yield number, read

    def hidden_rows(self) -> Iterator[int]:
        """The numbers of the rows that a filter hides and in which something stands."""
        with self.path.open("rb") as lines:
            for line in lines:
                if line.startswith(b"["):
                    number, hidden, _cells = line[1:].split(b",", 2)
                    if hidden == _HIDDEN:
                        yield int(number)


def staged_sheet(path: Path) -> StagedSheet:
    """The sheet that lies in a file which was read to its end."""
    rows = hidden = 0
    with path.open("rb") as lines:
        for line in lines:
            if line.startswith(b"["):
                rows += 1
                hidden += line.split(b",", 2)[1] == _HIDDEN
            else:
                end = json.loads(line)
    merged = tuple(Merged(each[0], each[1], each[2], each[3]) for each in end["merged"])
    # What was read before an update tells nothing of these.
    left_out, merged_left = end.get("left_out", 0), end.get("merged_left", 0)
    columns = tuple(end.get("columns_hidden", ()))
    return StagedSheet(
        path, merged, end["epoch_1904"], rows, hidden, left_out, columns, merged_left
    )


class _Spread:
    """Carries the values of merged ranges along while the rows go by."""

    def __init__(self, merged: tuple[Merged, ...]) -> None:
        self._ahead = sorted(merged, key=lambda each: each.row, reverse=True)
        self._held: list[tuple[Merged, CellValue]] = []

    def over(self, number: int, cells: Cells) -> None:
        self._held = [pair for pair in self._held if pair[0].last_row >= number]
        while self._ahead and self._ahead[-1].row <= number:
            each = self._ahead.pop()
            value = cells.get(each.column) if each.row == number else None
            if value is not None:
                self._held.append((each, value))
        for each, value in self._held:
            for column in range(each.column, each.last_column + 1):
                cells.setdefault(column, value)
