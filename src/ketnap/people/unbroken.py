"""How long members stood in a cell without a break, whatever their standing was. Pure functions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Unbroken:
    """A person in a cell from a day until a day, both included; `status` is the first he had there."""

    person: int
    cell: int
    since: date
    until: date | None
    status: str


def unbroken(standings: Iterable[Unbroken]) -> Iterator[Unbroken]:
    """The standings of people, with those made one that follow on each other day by day in one cell.

    They come in the order of the people, and of the first days of each.
    """
    whole: Unbroken | None = None
    for each in standings:
        if whole is not None and _continues(whole, each):
            whole = replace(whole, until=each.until)
            continue
        if whole is not None:
            yield whole
        whole = each
    if whole is not None:
        yield whole


def _continues(earlier: Unbroken, later: Unbroken) -> bool:
    if (earlier.person, earlier.cell) != (later.person, later.cell) or earlier.until is None:
        return False
    return later.since > earlier.until and later.since - earlier.until == _ONE_DAY
