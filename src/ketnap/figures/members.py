"""Members of organisations: how many on a day, and how their number came to change."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Self

from django.db import connection
from django.db.models import (
    BooleanField,
    Count,
    Exists,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Substr

from ketnap.casefiles.counting import Counted
from ketnap.casefiles.queries.figures import facts_within
from ketnap.casefiles.queries.numbered import Numbered
from ketnap.domain.figures import Bridge, Span, Stay, bridge_of, joined, together, within_days
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
    Moving between cells below the place is neither coming nor leaving. Nearly all remain, or come
    with the day of their ceremony and remain: of those the database tells the numbers alone.
    """
    roll = _Roll.read(path, _days_about(span))
    others, apart = list(roll.others.values_list(*_LINE)), _newcomers_apart(roll, span)
    stays = roll.stays([*others, *apart], _told_of(roll, [*others, *apart]))
    usual = _usual_bridge(roll, span, known=roll.known() - _people_in(others), apart=apart)
    return together([usual, bridge_of(stays, span.start, span.end)])


def known_members_bridge(path: str, span: Span) -> Bridge | None:
    """The same, or nothing where nobody was ever entered as a member: then nought would be untrue."""
    bridge = members_bridge(path, span)
    return bridge if any(bridge.numbers.values()) or has_roll(path) else None


def member_stays(path: str, span: Span) -> list[Stay]:
    """The times in which people were members that touch a period; `who` is the person."""
    roll = _Roll.read(path, _days_about(span))
    lines = list(roll.everybody())
    return roll.stays(lines, _told_of(roll, lines))


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
        return _touching(self.days).filter(self.standing.ever("cell")).order_by()

    @property
    def others(self) -> QuerySet[Membership]:
        """All memberships of whoever neither remained in one through all of the days nor is new."""
        settled = self._lasting & (Q(valid_from__lt=self.days.start) | self._only)
        return self.rows.filter(person__in=self.rows.exclude(settled).values("person"))

    @property
    def newcomers(self) -> QuerySet[Membership]:
        """The only memberships of those who came in the days and stayed to their end."""
        return self.rows.filter(self._lasting & self._only, valid_from__gte=self.days.start)

    def everybody(self) -> Iterable[_Line]:
        return self.rows.values_list(*_LINE).iterator(chunk_size=5_000)

    def known(self) -> int:
        """How many people it names; whoever has no membership that ended has one alone."""
        if connection.vendor != "sqlite":
            return _people_named(self.rows)
        ended = Q(person__in=self._ended)
        return self.rows.exclude(ended).count() + _people_named(self.rows.filter(ended))

    def number_on(self, day: date) -> int:
        """How many of its people stood there on a day; most of them are but numbers."""
        others = list(self.others.values_list(*_LINE))
        to_come = self.newcomers.filter(valid_from__gt=day).count()
        standing = sum(stay.covers(day) for stay in self.stays(others))
        return self.known() - _people_in(others) - to_come + standing

    @property
    def _lasting(self) -> Q:
        """The condition that a membership lasts to the end of the days where it always stood."""
        lasting = Q(valid_until=None) | Q(valid_until__gte=self.days.end)
        return self.standing.always("cell") & lasting

    @property
    def _only(self) -> Q:
        """The condition that its person has no other membership in the days, wherever it be.

        SQLite would look for one of each person. Of two memberships one has ended, for nobody has
        two that last: so it looks for those that ended once.
        """
        another = _touching(self.days).filter(person=OuterRef("person")).exclude(pk=OuterRef("pk"))
        alone = ~Q(Exists(another))
        if connection.vendor != "sqlite":
            return alone
        lasts = Q(valid_until=None)
        return (lasts & ~Q(person__in=self._ended)) | (~lasts & alone)

    @property
    def _ended(self) -> QuerySet[Any]:
        """The people of the memberships in the days, wherever they be, that ended on a day."""
        begun = Membership.objects.filter(valid_from__lte=self.days.end)
        return begun.filter(valid_until__gte=self.days.start).order_by().values("person")

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


def _usual_bridge(roll: _Roll, span: Span, *, known: int, apart: Sequence[_Line]) -> Bridge:
    """The bridge of those of `known` people who remained, or came admitted and remained.

    The newcomers `apart` are among the people known, and not in this bridge.
    """
    days = roll.newcomers.values_list("valid_from")
    new = Counter(dict(days.annotate(Count("pk"))))
    admitted = sum(number for day, number in new.items() if span.start <= day <= span.end)
    later = sum(number for day, number in new.items() if day > span.end)
    admitted, closing = admitted - len(apart), known - later - len(apart)
    return Bridge(
        opening=closing - admitted,
        came={ADMITTED: admitted} if admitted else {},
        left={},
        closing=closing,
    )


def _newcomers_apart(roll: _Roll, span: Span) -> list[_Line]:
    """The newcomers of a period of whom no case tells an admission of just that day."""
    new = roll.newcomers.filter(valid_from__range=(span.start, span.end))
    probationary = Q(status=MemberStatus.PROBATIONARY)
    untold = new.filter(probationary).exclude(_is_told_admitted(roll, span))
    return [*untold.values_list(*_LINE), *new.exclude(probationary).values_list(*_LINE)]


def _is_told_admitted(roll: _Roll, span: Span) -> Combinable:
    """The condition that a case tells an admission of just the day a membership begins.

    SQLite would look through the facts of each person; it is sooner done with all the pairs put in
    order once. PostgreSQL does so by itself, and only where it is asked for each.
    """
    facts = facts_within(roll.path, span.start, span.end).filter(code__in=[*_ADMITTING])
    if connection.vendor != "sqlite":
        return Exists(facts.filter(person=OuterRef("person"), on=OuterRef("valid_from")))
    told = Subquery(facts.order_by().values("person", "on"))
    pair = Func(
        F("person"), F("valid_from"), template="(%(expressions)s)", output_field=TextField()
    )
    return Func(
        pair, told, template="%(expressions)s", arg_joiner=" IN ", output_field=BooleanField()
    )


def _beside_each_other(roll: _Roll, day: date) -> Counter[str]:
    """How many members stood at or below each place directly below that of a roll, by its path."""
    place = Substr("cell__path", 1, len(roll.path) + _STEP)
    known = roll.rows.annotate(place=place).values_list("place")
    counted = Counter(dict(known.annotate(Count("person", distinct=True))))
    to_come = roll.newcomers.filter(valid_from__gt=day).annotate(place=place)
    counted.subtract(dict(to_come.values_list("place").annotate(Count("pk"))))
    lines: defaultdict[str, list[_Line]] = defaultdict(list)
    for path, *line in roll.others.annotate(place=place).values_list("place", *_LINE):
        who, cell, first, last, status = line
        lines[path].append((who, cell, first, last, status))
    for path, others in lines.items():
        counted[path] -= _people_in(others)
        counted[path] += sum(stay.covers(day) for stay in roll.stays(others))
    return counted


def _touching(days: Span) -> QuerySet[Membership]:
    """The memberships that hold on some of the days."""
    begun = Membership.objects.filter(valid_from__lte=days.end)
    return begun.exclude(valid_until__lt=days.start)


def _people_named(rows: QuerySet[Membership]) -> int:
    return int(rows.aggregate(number=Count("person", distinct=True))["number"])


def _people_in(lines: Iterable[_Line]) -> int:
    return len({who for who, *_membership in lines})


def _days_about(span: Span) -> Span:
    """The days that tell who was a member in a period, and who was on the road between two cells."""
    return Span(_moved(span.start, -NEAR - _ONE_DAY), _moved(span.end, NEAR))


def _told_of(roll: _Roll, lines: Iterable[_Line]) -> _Told:
    """What the logs of cases tell of how the people of some memberships came or left."""
    told = _Told(defaultdict(list), defaultdict(list))
    for who, cell, on, code in _facts(roll, {who for who, *_membership in lines}):
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


def _facts(roll: _Roll, people: set[int]) -> Iterator[tuple[int, int, date, str]]:
    """The facts of their coming and leaving near the days of a roll, in order: whose, where, when, which."""
    days = _moved(roll.days.start, -NEAR), _moved(roll.days.end, NEAR)
    codes = [*_ADMITTING, *_LEAVING]
    facts = facts_within(roll.path, *days).filter(code__in=codes, person__in=Numbered(people))
    rows = facts.order_by("on", "pk").values_list("person", "cell", "on", "code")
    return rows.iterator(chunk_size=5_000)


def _is_near(one: date, other: date) -> bool:
    return abs(one - other) <= NEAR


def _moved(day: date, by: timedelta) -> date:
    """A day moved, but never past the first or the last there is."""
    ordinal = day.toordinal() + by.days
    return date.fromordinal(min(max(ordinal, date.min.toordinal()), date.max.toordinal()))
