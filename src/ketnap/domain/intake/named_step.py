"""A kind of step that one row of a sheet of steps may tell: its words, its columns, how it is made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from ketnap.domain.casefile.codes import StepKind, VoteMethod
from ketnap.domain.casefile.steps import Step
from ketnap.domain.intake.values import Value

NUMBER, PARTY, REASON = "number", "party", "reason"


@dataclass(frozen=True, slots=True)
class Details:
    """What a row says beside the kind of its step; `values` are those of all its columns."""

    on: date
    number: str
    party: str
    reason: str
    values: Mapping[str, Value]

    def count(self, code: str) -> int:
        """The number in a column of counts, 0 where its cell is blank."""
        value = self.values.get(code)
        return value if isinstance(value, int) else 0

    def says(self, code: str) -> bool:
        """Whether a column of yes and no says yes; raises `KeyError` where the row says neither."""
        return self.values[code] is True

    def day(self, code: str) -> date:
        """The day in a column of days; raises `KeyError` where the row has none."""
        value = self.values[code]
        if not isinstance(value, date):
            raise KeyError(code)
        return value

    def number_if_given(self) -> str | None:
        """The number of the paper, nothing where the row has none."""
        return self.number if NUMBER in self.values else None

    def method(self) -> VoteMethod:
        """How the votes were given; raises `KeyError` where the row does not say it."""
        value = self.values["method"]
        if not isinstance(value, VoteMethod):
            raise KeyError("method")
        return value


@dataclass(frozen=True, slots=True)
class NamedStep:
    """A kind of step that one row may tell, and the words people write for it, the usual ones first.

    `takes` are the codes of the columns that it is made from, beside the day; without those of
    `needs` it cannot be made. `parts` are pairs of counts of which the first is a part of the second.
    """

    kind: StepKind
    words: tuple[str, ...]
    make: Callable[[Details], Step]
    takes: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    parts: tuple[tuple[str, str], ...] = ()
