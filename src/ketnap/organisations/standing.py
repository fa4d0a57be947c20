"""What stood at or below a body on the days of a period, as a condition on records."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby

from django.db.models import Q

from ketnap.organisations.models import Organisation, OrganisationKind
from ketnap.organisations.paths import in_subtree, numbers_in
from ketnap.organisations.tree import DatedTree

Days = tuple[date, date]
"""A first and a last day, both included."""

ALWAYS: Days = (date.min, date.max)
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Standing:
    """What stood at or below a body in a period.

    Nearly all of it stands there now and always did: that is asked by its path. `away` are those
    that stand there now and did not on every day; `times` the days of whatever stood there on some,
    or on all and does not now.
    """

    path: str
    away: frozenset[int] = frozenset()
    times: Mapping[Days, frozenset[int]] = field(default_factory=dict)

    @property
    def at_times(self) -> frozenset[int]:
        """Whatever stood there on some days that must be told, and not as its path of now says."""
        return frozenset().union(*self.times.values())

    def always(self, way: str = "") -> Q:
        """The condition that an organisation stands there and always did; `way` leads to it."""
        condition = in_subtree(self.path, f"{way}__path" if way else "path")
        return condition & ~Q(**{f"{way or 'pk'}__in": self.away}) if self.away else condition

    def ever(self, way: str = "") -> Q:
        """The condition that an organisation stood there on some day."""
        condition = self.always(way)
        for numbers in self.times.values():
            condition |= Q(**{f"{way or 'pk'}__in": numbers})
        return condition

    def on_day_of(self, day: str, way: str) -> Q:
        """The condition that it stood there on the day in the field `day`."""
        return self.always(way) | self.at_times_on_day_of(day, way)

    def at_times_on_day_of(self, day: str, way: str) -> Q:
        """The same of those alone that stood there on some days."""
        condition = Q(**{f"{way}__in": ()})
        for days, numbers in self.times.items():
            condition |= Q(**{f"{way}__in": numbers, f"{day}__range": days})
        return condition

    def while_lasting(self, first: str, until: str, way: str, *, within: Days) -> Q:
        """The condition that it stood there while something lasted in a period.

        That began on the day in the field `first`, and was over on the one in `until`.
        """
        condition = self.always(way) & Q(**{f"{first}__lte": within[1], f"{until}__gt": within[0]})
        for days, numbers in self.times.items():
            begun = {f"{way}__in": numbers, f"{first}__lte": min(days[1], within[1])}
            condition |= Q(**begun, **{f"{until}__gt": max(days[0], within[0])})
        return condition

    def days_of(self, number: int) -> list[Days]:
        """The days on which one of those that stood there on some did."""
        days = [days for days, numbers in self.times.items() if number in numbers]
        return sorted(days) or [ALWAYS]


def standing_below(
    path: str, first: date, last: date, *, tree: DatedTree | None = None
) -> Standing:
    """What stood at or below the body now at a place, itself included, in a period.

    An organisation stood where its dated parents say, and before its first day where it first
    did. Days that reach an end of the period go on beyond it.
    Whoever asks of several places gives the tree: then it is not read again.
    """
    tree = tree or DatedTree.read()
    if not tree.moved or not path:
        return Standing(path)
    days = tree.days_within(first, last)
    times = {number: tuple(_times(number, path, tree, days)) for number in tree.affected}
    here = {number for number in times if tree.paths[number].startswith(path)}
    usual = {True: (ALWAYS,), False: ()}
    apart = {number: days for number, days in times.items() if days != usual[number in here]}
    return Standing(path, frozenset(here & apart.keys()), _by_days(apart))


def has_cells(path: str, first: date, last: date) -> bool:
    """Whether a cell stood at or below the body now at a place on some day of a period."""
    ever = standing_below(path, first, last).ever()
    return Organisation.objects.filter(ever, kind=OrganisationKind.CELL).exists()


def _times(number: int, path: str, tree: DatedTree, days: Sequence[date]) -> Iterator[Days]:
    """The unbroken times in which an organisation stood at or below the body of a place.

    Between two of the days nothing moved.
    """
    body, place = numbers_in(path)[-1], tree.paths[number]
    stood = [(body in tree.line_on(place, day), times) for day, times in _spans_from(days)]
    for is_below, group in groupby(stood, key=lambda each: each[0]):
        if is_below:
            run = [times for _below, times in group]
            yield run[0][0], run[-1][1]


def _spans_from(days: Sequence[date]) -> Iterator[tuple[date, Days]]:
    """Each day with the time from it to the next; those at the ends are open."""
    firsts = [date.min, *days[1:]]
    lasts = [*(day - _ONE_DAY for day in days[1:]), date.max]
    return zip(days, zip(firsts, lasts, strict=True), strict=True)


def _by_days(times: Mapping[int, Iterable[Days]]) -> dict[Days, frozenset[int]]:
    pairs = sorted((days, number) for number, several in times.items() for days in several)
    return {
        days: frozenset(number for _days, number in group)
        for days, group in groupby(pairs, key=lambda pair: pair[0])
    }
