"""The bridge from one day to another: opening + in − out = closing."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """How long somebody belonged: from a day until a day, both included; open while it lasts.

    `came` and `left` say how; whoever has not left says nothing of it.
    """

    who: int
    since: date
    until: date | None
    came: str
    left: str = ""

    def covers(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)

    @property
    def left_on(self) -> date | None:
        """The first day without."""
        open_ended = self.until is None or self.until == date.max
        return None if self.until is None or open_ended else self.until + _ONE_DAY


@dataclass(frozen=True, slots=True)
class Bridge:
    """Who was there before a period, who came, who left, and who is there at its end."""

    opening: int
    came: Mapping[str, int]
    left: Mapping[str, int]
    closing: int

    @property
    def adds_up(self) -> bool:
        return self.opening + sum(self.came.values()) - sum(self.left.values()) == self.closing


def bridge_of(stays: Iterable[Stay], start: date, end: date) -> Bridge:
    """The bridge over a period that includes both days; each number is counted by itself."""
    known = list(stays)
    before = start - _ONE_DAY if start > date.min else date.min
    came = Counter(stay.came for stay in known if start <= stay.since <= end)
    left = Counter(
        stay.left for stay in known if stay.left_on is not None and start <= stay.left_on <= end
    )
    return Bridge(
        opening=sum(stay.covers(before) for stay in known),
        came=came,
        left=left,
        closing=sum(stay.covers(end) for stay in known),
    )


def joined(stays: Iterable[Stay]) -> list[Stay]:
    """The stays with those of one person that follow on each other made one.

    A change of standing, or of the cell below one committee, is neither coming nor leaving.
    """
    ordered = sorted(stays, key=lambda stay: (stay.who, stay.since))
    whole: list[Stay] = []
    for _who, own in groupby(ordered, key=lambda stay: stay.who):
        whole += _joined_of_one(list(own))
    return whole


def _joined_of_one(own: list[Stay]) -> list[Stay]:
    breaks = [place for place, (a, b) in enumerate(pairwise(own), 1) if a.left_on != b.since]
    ends = [*breaks, len(own)]
    return [
        _as_one(own[first], own[end - 1]) for first, end in zip([0, *breaks], ends, strict=True)
    ]


def _as_one(first: Stay, last: Stay) -> Stay:
    return Stay(who=first.who, since=first.since, until=last.until, came=first.came, left=last.left)
