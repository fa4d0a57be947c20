"""Members of organisations: how many on a day, and how their number came to change."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Self

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Substr

from ketnap.casefiles.counting import Counted
from ketnap.casefiles.queries.figures import facts_within
from ketnap.domain.figures import Bridge, Span, Stay, bridge_of, joined, within_days
from ketnap.organisations.paths import WIDTH, in_subtree
from ketnap.organisations.standing import Standing, standing_below
from ketnap.organisations.tree import DatedTree
from ketnap.people.models import Membership, MemberStatus

ADMITTED, CAME = "admitted", "came"
STRUCK_OFF, TRANSFERRED, LEFT = "struck_off", "transferred_out", "left"
"""How somebody came or left, besides coming and leaving along with his organisation.

What no record tells apart stands under `came` or `left`.
"""

NEAR = timedelta(days=90)
"""How far a paper's day and the roll's may lie apart, and how long a move between two cells of one
committee may take; a habit of these tables, no rule."""

_ONE_DAY = timedelta(days=1)
_STEP = WIDTH + 1
"""By how much longer the path of a body is than that of the one above it."""
_LEAVING: Mapping[str, str] = {Counted.STRUCK_OFF: STRUCK_OFF, Counted.TRANSFERRED_OUT: TRANSFERRED}
_ADMITTING: Mapping[str, str] = dict.fromkeys(
    (Counted.ADMISSION_DECIDED, Counted.CEREMONY_HELD), ADMITTED
)


@dataclass(frozen=True, slots=True)
class _Fact:
    """What the log of a case tells of somebody's coming or leaving."""

    cell: int
    on: date
    how: str


@dataclass(frozen=True, slots=True)
class _Told:
    """The facts of coming and of leaving, by person."""

    admitting: dict[int, list[_Fact]] = field(default_factory=dict)
    leaving: dict[int, list[_Fact]] = field(default_factory=dict)


_LINE = ("person_id", "cell_id", "valid_from", "valid_until", "status")
_Line = tuple[int, int, date, date | None, str]
_NOTHING_TOLD = _Told()


def members_on(path: str, day: date) -> int:
    """How many members stood at or below a place on a day, each once."""
    return _Roll.read(path, Span(*around(day))).number_on(day)


def members_by_place(paths: Iterable[str], day: date) -> dict[str, int | None]:
    """The same at each of some places; nothing where nobody was ever entered as a member.

    Places beside each other are asked for together, but for those below which something moved.
    """
    days, tree = Span(*around(day)), DatedTree.read()
    counted: dict[str, int] = {}
    above: defaultdict[str, list[str]] = defaultdict(list)
    for path in paths:
        standing = standing_below(path, days.start, days.end, tree=tree)
        if standing == Standing(path):
            above[path[:-_STEP]].append(path)
        else:
            counted[path] = _Roll(path, days, standing).number_on(day)
    for body, places in above.items():
        numbers = _beside_each_other(_Roll(body, days, Standing(body)), day)
        counted |= {path: numbers[path] for path in places}
    return {path: number if number or has_roll(path) else None for path, number in counted.items()}


def has_roll(path: str) -> bool:
    """Whether anybody was ever entered as a member at or below a place."""
    return Membership.objects.filter(in_subtree(path, "cell__path")).exists()


def members_on_roll(path: str, day: date) -> tuple[QuerySet[Membership], set[int]]:
    """The memberships of whoever may have been a member at or below a place on a day, and who was none.

    Nearly all of them were; whoever moved between its cells is one too.
    """
    roll = _Roll.read(path, Span(*around(day)))
    others = list(roll.others.values_list(*_LINE))
    standing = {stay.who for stay in roll.stays(others) if stay.covers(day)}
    return roll.rows.filter(valid_from__lte=day), {who for who, *_line in others} - standing


def members_bridge(path: str, span: Span) -> Bridge:
    """Members before a period, those who came and left in it, and members at its end.

    The roll's days count: whoever is admitted comes with the first day as a probationary member.
    Moving between cells below the place is neither coming nor leaving.
    """
    roll = _Roll.read(path, _days_about(span))
    remaining, others = roll.parted()
    bridge = bridge_of(roll.stays(others, _told_about(roll)), span.start, span.end)
    opening, closing = bridge.opening + remaining, bridge.closing + remaining
    return replace(bridge, opening=opening, closing=closing)


def known_members_bridge(path: str, span: Span) -> Bridge | None:
    """The same, or nothing where nobody was ever entered as a member: then nought would be untrue."""
    bridge = members_bridge(path, span)
    return bridge if any(bridge.numbers.values()) or has_roll(path) else None


def member_stays(path: str, span: Span) -> list[Stay]:
    """The times in which people were members that touch a period; `who` is the person."""
    roll = _Roll.read(path, _days_about(span))
    return roll.stays(roll.everybody(), _told_about(roll))


def around(day: date) -> tuple[date, date]:
    """The days that tell whether somebody is on the road between two cells on a day."""
    return _moved(day, -NEAR), _moved(day, NEAR)


@dataclass(frozen=True, slots=True)
class _Roll:
    """The memberships that touch some days, of cells that stood below a place on some of them."""

    path: str
    days: Span
    standing: Standing

    @classmethod
    def read(cls, path: str, days: Span) -> Self:
        return cls(path, days, standing_below(path, days.start, days.end))

    @property
    def rows(self) -> QuerySet[Membership]:
        begun = Membership.objects.filter(self.standing.ever("cell"), valid_from__lte=self.days.end)
        return begun.exclude(valid_until__lt=self.days.start).order_by()

    @property
    def others(self) -> QuerySet[Membership]:
        """All memberships of whoever did not remain in one of them through all of the days."""
        lasting = Q(valid_until=None) | Q(valid_until__gte=self.days.end)
        through = self.standing.always("cell") & Q(valid_from__lt=self.days.start) & lasting
        return self.rows.filter(person__in=self.rows.exclude(through).values("person"))

    def everybody(self) -> Iterable[_Line]:
        return self.rows.values_list(*_LINE).iterator(chunk_size=5_000)

    def parted(self) -> tuple[int, list[_Line]]:
        """How many people remained there through all of the days, and the memberships of the others.

        Nearly all remain: of those the database tells the number alone.
        """
        others = list(self.others.values_list(*_LINE))
        known = self.rows.aggregate(number=Count("person", distinct=True))["number"]
        return known - len({who for who, *_membership in others}), others

    def number_on(self, day: date) -> int:
        remaining, others = self.parted()
        return remaining + sum(stay.covers(day) for stay in self.stays(others))

    def stays(self, lines: Iterable[_Line], told: _Told = _NOTHING_TOLD) -> list[Stay]:
        """How long the people of some memberships stayed, as long as their cells stood there."""
        return joined(self._stays(lines, told), road=NEAR)

    def _stays(self, lines: Iterable[_Line], told: _Told) -> Iterator[Stay]:
        for who, cell, first, last, status in lines:
            begun = any(_is_near(each.on, first) for each in told.admitting.get(who, ()))
            admitted = begun and status == MemberStatus.PROBATIONARY
            stay = Stay(
                who=who,
                since=first,
                until=last,
                came=ADMITTED if admitted else CAME,
                left="" if last is None else _reason(told.leaving.get(who, ()), cell, first, last),
                place=cell,
            )
            yield from within_days(stay, self.standing.days_of(cell))


def _beside_each_other(roll: _Roll, day: date) -> Counter[str]:
    """How many members stood at or below each place directly below that of a roll, by its path."""
    place = Substr("cell__path", 1, len(roll.path) + _STEP)
    known = roll.rows.annotate(place=place).values_list("place")
    counted = Counter(dict(known.annotate(Count("person", distinct=True))))
    lines: defaultdict[str, list[_Line]] = defaultdict(list)
    for path, *line in roll.others.annotate(place=place).values_list("place", *_LINE):
        who, cell, first, last, status = line
        lines[path].append((who, cell, first, last, status))
    for path, others in lines.items():
        counted[path] -= len({who for who, *_membership in others})
        counted[path] += sum(stay.covers(day) for stay in roll.stays(others))
    return counted


def _days_about(span: Span) -> Span:
    """The days that tell who was a member in a period, and who was on the road between two cells."""
    return Span(_moved(span.start, -NEAR - _ONE_DAY), _moved(span.end, NEAR))


def _told_about(roll: _Roll) -> _Told:
    """What the logs of cases tell of the people who came or left in the days of a roll."""
    told = _Told(defaultdict(list), defaultdict(list))
    for who, cell, on, code in _facts(roll.path, roll.days):
        if code in _ADMITTING:
            told.admitting[who].append(_Fact(cell, on, _ADMITTING[code]))
        else:
            told.leaving[who].append(_Fact(cell, on, _LEAVING[code]))
    return told


def _reason(told: Collection[_Fact], cell: int, first: date, last: date) -> str:
    """How a stay ended, by what is told nearest to its last day."""
    own = [
        each for each in told if each.cell == cell and each.on >= first and _is_near(each.on, last)
    ]
    return min(own, key=lambda each: abs(each.on - last)).how if own else LEFT


def _facts(path: str, stayed: Span) -> Iterator[tuple[int, int, date, str]]:
    """The facts of coming and leaving near the days of a roll, in their order: whose, where, when, which."""
    days = _moved(stayed.start, -NEAR), _moved(stayed.end, NEAR)
    near = _moved(days[0], -NEAR), _moved(days[1], NEAR)
    moving = Membership.objects.filter(Q(valid_from__range=near) | Q(valid_until__range=near))
    codes = [*_ADMITTING, *_LEAVING]
    facts = facts_within(path, *days).filter(code__in=codes, person__in=moving.values("person"))
    rows = facts.order_by("on", "pk").values_list("person", "cell", "on", "code")
    return rows.iterator(chunk_size=5_000)


def _is_near(one: date, other: date) -> bool:
    return abs(one - other) <= NEAR


def _moved(day: date, by: timedelta) -> date:
    """A day moved, but never past the first or the last there is."""
    ordinal = day.toordinal() + by.days
    return date.fromordinal(min(max(ordinal, date.min.toordinal()), date.max.toordinal()))
