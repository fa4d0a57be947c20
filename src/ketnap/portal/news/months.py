"""A month of the archive."""

from dataclasses import dataclass
from datetime import MAXYEAR, date

_LAST = 12


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a year; refuses what is none."""

    year: int
    month: int

    def __post_init__(self) -> None:
        # The month after it must exist too.
        if not (1 <= self.month <= _LAST and 1 <= self.year < MAXYEAR):
            raise ValueError(f"no month: {self.year}-{self.month}")

    @property
    def first_day(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def next(self) -> "Month":
        if self.month == _LAST:
            return Month(self.year + 1, 1)
        return Month(self.year, self.month + 1)
