"""The bridge from one day to another: opening + in − out = closing."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ketnap.domain.figures.periods import day_before
from ketnap.domain.figures.suppression import CAME, CLOSING, LEFT, OPENING, Change

CAME_ALONG, LEFT_ALONG = "came_along", "left_along"
"""How somebody came, or left, whose organisation was put under another body."""

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """How long somebody belonged: from a day until a day, both included; open while it lasts.

    `came` and `left` say how; whoever has not left says nothing of it. `place` is the cell.
    """

    who: int
    since: date
    until: date | None
    came: str
    left: str = ""
    place: int = 0

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
    def numbers(self) -> dict[Change, int]:
        """Every number of it: both ends, coming and leaving, whole and by each way."""
        return {
            OPENING: self.opening,
            CAME: sum(self.came.values()),
            LEFT: sum(self.left.values()),
            CLOSING: self.closing,
            **{(*CAME, how): number for how, number in self.came.items()},
            **{(*LEFT, how): number for how, number in self.left.items()},
        }

    @property
    def adds_up(self) -> bool:
        return self.opening + sum(self.came.values()) - sum(self.left.values()) == self.closing


def bridge_of(stays: Iterable[Stay], start: date, end: date) -> Bridge:
    """The bridge over a period that includes both days; each number is counted by itself."""
    known = list(stays)
    before = day_before(start)
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


def together(bridges: Iterable[Bridge]) -> Bridge:
    """The bridge over a period of all that these, over the same period, count apart."""
    known = list(bridges)
    return Bridge(
        opening=sum(bridge.opening for bridge in known),
        came=sum((Counter(bridge.came) for bridge in known), Counter()),
        left=sum((Counter(bridge.left) for bridge in known), Counter()),
        closing=sum(bridge.closing for bridge in known),
    )


def behind(stays: Iterable[Stay], change: Change, start: date, end: date) -> list[int]:
    """Who stands behind one number of the bridge over a period; whoever came twice, twice."""
    if change in (OPENING, CLOSING):
        day = end if change == CLOSING else day_before(start)
        return [stay.who for stay in stays if stay.covers(day)]
    way, *hows = change
    return [stay.who for stay in stays if _moved(stay, way, hows, start, end)]


def within_days(stay: Stay, days: Iterable[tuple[date, date]]) -> Iterator[Stay]:
    """The parts of a stay that lie in some days, in which its organisation stood there."""
    last = stay.until or date.max
    for since, until in days:
        if since <= stay.since and last <= until:
            yield stay
            continue
        if max(since, stay.since) <= min(until, last):
            came_along, left_along = stay.since < since, until < last
            yield replace(
                stay,
                since=max(since, stay.since),
                until=until if left_along else stay.until,
                came=CAME_ALONG if came_along else stay.came,
                left=LEFT_ALONG if left_along else stay.left,
            )


def joined(stays: Iterable[Stay], *, road: timedelta = timedelta(0)) -> list[Stay]:
    """The stays with those of one person that follow on each other, or overlap, made one.

    A change of standing, or of the cell below one committee, is neither coming nor leaving; between
    two cells somebody may be on the road for a while.
    """
    whole: list[Stay] = []
    for stay in sorted(stays, key=lambda stay: (stay.who, stay.since)):
        if whole and _continues(whole[-1], stay, road):
            whole[-1] = _as_one(whole[-1], stay)
        else:
            whole.append(stay)
    return whole


def _moved(stay: Stay, way: str, hows: Collection[str], start: date, end: date) -> bool:
    """Whether somebody came, or left, in a period, in one of these ways or in any."""
    on, how = (stay.since, stay.came) if way == CAME[0] else (stay.left_on, stay.left)
    return on is not None and start <= on <= end and (not hows or how in hows)


def _continues(earlier: Stay, later: Stay, road: timedelta) -> bool:
    if earlier.who != later.who:
        return False
    gap_begins = earlier.left_on
    if gap_begins is None:
        return True
    allowed = road if later.place != earlier.place else timedelta(0)
    return later.since - gap_begins <= allowed


def _as_one(earlier: Stay, later: Stay) -> Stay:
    earlier_ends_first = earlier.until is not None and (
        later.until is None or earlier.until <= later.until
    )
    last = later if earlier_ends_first else earlier
    return replace(last, since=earlier.since, came=earlier.came)
