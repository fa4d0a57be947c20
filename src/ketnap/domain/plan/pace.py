"""How far a target is reached on a day, and where it would stand if it came evenly."""

from dataclasses import dataclass
from datetime import date

_WHOLE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """A result beside its target; `percent` and `mark` are whole numbers from 0 to 100.

    `expected` is how many whole people an even course would have brought by the day.
    """

    reached: int
    target: int
    percent: int
    mark: int
    expected: int

    @property
    def behind(self) -> int:
        """How many people are missing from an even course; 0 where none is."""
        return max(self.expected - self.reached, 0)

    @property
    def is_reached(self) -> bool:
        return self.reached >= self.target


def pace_of(reached: int, target: int, *, starts_on: date, ends_on: date, on: date) -> Pace:
    """Return how a result stands to its target on a day of the plan's span, both days included.

    A target of nobody is reached from the first day on.
    """
    elapsed = min(max((on - starts_on).days + 1, 0), _days(starts_on, ends_on))
    return Pace(
        reached=reached,
        target=target,
        percent=_WHOLE if target == 0 else min(reached * _WHOLE // target, _WHOLE),
        mark=elapsed * _WHOLE // _days(starts_on, ends_on),
        expected=target * elapsed // _days(starts_on, ends_on),
    )


def _days(starts_on: date, ends_on: date) -> int:
    return (ends_on - starts_on).days + 1
