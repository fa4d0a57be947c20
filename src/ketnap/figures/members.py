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
from ketnap.domain.figures import (
    Bridge,
    Span,
    Stay,
    bridge_of,
    joined,
    suppression,
    together,
    within_days,
)
from ketnap.domain.figures.periods import day_before
from ketnap.organisations.models import Organisation
from ketnap.organisations.paths import WIDTH, in_subtree
from ketnap.organisations.standing import Standing, standing_below
from ketnap.organisations.tree import DatedTree
from ketnap.people.models import CellStay, MemberStatus

ADMITTED, TRANSFERRED_IN, CAME = "admitted", "transferred_in", "came"
STRUCK_OFF, TRANSFERRED_OUT, LEFT = "struck_off", "transferred_out", "left"
"""How somebody came or left, besides coming and leaving along with his organisation.

What no record tells apart stands under `came` or `left`.
"""

TOLD_BESIDE: tuple[suppression.Change, ...] = (
    (*suppression.CAME, ADMITTED),
    (*suppression.CAME, TRANSFERRED_IN),
    (*suppression.LEFT, STRUCK_OFF),
    (*suppression.LEFT, TRANSFERRED_OUT),
)
"""The ways of coming and leaving that figures of the log count too."""

NEAR = timedelta(days=90)
"""How far a paper's day and the roll's may lie apart, and how long a move between two cells of one
committee may take; a habit of these tables, no rule."""

_ONE_DAY = timedelta(days=1)
_STEP = WIDTH + 1
"""By how much longer the path of a body is than that of the one above it."""
_LEAVING: Mapping[str, str] = {
    Counted.STRUCK_OFF: STRUCK_OFF,
    Counted.TRANSFERRED_OUT: TRANSFERRED_OUT,
}
_COMING: Mapping[str, str] = {
    Counted.ADMISSION_DECIDED: ADMITTED,
    Counted.CEREMONY_HELD: ADMITTED,
    Counted.TRANSFERRED_IN: TRANSFERRED_IN,
}


@dataclass(frozen=True, slots=True)
class _Fact:
    """What the log of a case tells of somebody's coming or leaving."""

    cell: int
    on: date
    how: str


@dataclass(frozen=True, slots=True)
class _Told:
    """The facts of coming and of leaving, by person."""

    coming: dict[int, list[_Fact]] = field(default_factory=dict)
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
    return CellStay.objects.filter(in_subtree(path, "cell__path")).exists()


def members_on_roll(path: str, day: date) -> tuple[QuerySet[CellStay], set[int]]:
    """The memberships of whoever may have been a member at or below a place on a day, and who was none.

    Nearly all of them were; whoever moved between its cells is one too.
    """
    roll = _Roll.read(path, Span(*around(day)))
    others = roll.others()
    standing = {stay.who for stay in roll.stays(others) if stay.covers(day)}
    return roll.rows.filter(valid_from__lte=day), {who for who, *_line in others} - standing


def stays_on(path: str, day: date) -> tuple[QuerySet[CellStay], set[int]]:
    """A stay each of the members at or below a place on a day, and those of them of whom it has none.

    These are on the road between two of its cells, stand in one that moved, or stood in two at once.
    """
    roll = _Roll.read(path, Span(*around(day)))
    others = roll.others()
    standing = {stay.who for stay in roll.stays(others) if stay.covers(day)}
    told = Counter(line[0] for line in others if roll.tells(line, on=day))
    apart = {who for who in standing if told[who] != 1}
    rows = roll.on(day)
    return rows.exclude(person__in=Numbered(apart)) if apart else rows, apart


def members_bridge(path: str, span: Span) -> Bridge:
    """Members before a period, those who came and left in it, and members at its end.

    The roll's days count: whoever is admitted comes with the first day as a probationary member.
    Moving between cells below the place is neither coming nor leaving. Nearly all remain, or come
    with the day of their ceremony and remain: of those the database tells the numbers alone.
    """
    roll = _Roll.read(path, _days_about(span))
    others = roll.others()
    apart = _newcomers_apart(roll, span, others)
    stays = roll.stays([*others, *apart], _told_of(roll, [*others, *apart]))
    usual = _usual_bridge(roll, span, others=others, apart=len(apart))
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
    """The memberships that touch some days, of cells that stood below a place on some of them.

    Those that follow day by day in one cell are read as one, with the standing of the first.
    """

    path: str
    days: Span
    standing: Standing

    @classmethod
    def read(cls, path: str, days: Span) -> Self:
        return cls(path, days, standing_below(path, days.start, days.end))

    @property
    def rows(self) -> QuerySet[CellStay]:
        return _touching(self.days).filter(self.standing.ever("cell")).order_by()

    def others(self) -> list[_Line]:
        """All memberships of whoever did not stand in one cell from when he came to the end of the days."""
        people = Q(person__in=self._broken)
        if self.standing.at_times:
            moved = self.rows.filter(cell__in=self.standing.at_times)
            people |= Q(person__in=moved.values("person"))
        return list(self.rows.filter(people).values_list(*_LINE))

    @property
    def _broken(self) -> QuerySet[Any]:
        """The people with a membership that ended in the days, or with two of them, wherever they be.

        Nobody has two that last, so that of two at least one ends some day.
        """
        touching = _touching(self.days)
        another = touching.filter(person=OuterRef("person")).exclude(pk=OuterRef("pk"))
        ended = CellStay.objects.filter(
            valid_from__lte=self.days.end, valid_until__gte=self.days.start
        )
        condition = Q(valid_until__lt=self.days.end) | Q(Exists(another))
        return ended.filter(condition).order_by().values("person")

    def everybody(self) -> Iterable[_Line]:
        return self.rows.values_list(*_LINE).iterator(chunk_size=5_000)

    def number_on(self, day: date) -> int:
        """How many of its people stood there on a day; most of them are but numbers."""
        others = self.others()
        return self.settled_on(day, others) + sum(stay.covers(day) for stay in self.stays(others))

    def settled_on(self, day: date, others: Iterable[_Line]) -> int:
        """How many but the others did."""
        return self.on(day).count() - sum(self.tells(line, on=day) for line in others)

    def on(self, day: date) -> QuerySet[CellStay]:
        """The memberships that hold on a day among them, of cells that always stood there."""
        lasting = Q(valid_until=None) | Q(valid_until__gte=day)
        begun = CellStay.objects.filter(valid_from__lte=day)
        return begun.filter(lasting & self.standing.always("cell")).order_by()

    def tells(self, line: _Line, *, on: date) -> bool:
        """Whether a membership that was read is among those that hold on a day."""
        _who, cell, first, last, _status = line
        always = cell not in self.standing.at_times
        return always and first <= on and (last is None or on <= last)

    def stays(self, lines: Iterable[_Line], told: _Told = _NOTHING_TOLD) -> list[Stay]:
        """How long the people of some memberships stayed, as long as their cells stood there."""
        return joined(self._stays(lines, told), road=NEAR)

    def _stays(self, lines: Iterable[_Line], told: _Told) -> Iterator[Stay]:
        for who, cell, first, last, status in lines:
            stay = Stay(
                who=who,
                since=first,
                until=last,
                came=_way_in(told.coming.get(who, ()), cell, first, status),
                left="" if last is None else _reason(told.leaving.get(who, ()), cell, first, last),
                place=cell,
            )
            yield from within_days(stay, self.standing.days_of(cell))


def _usual_bridge(roll: _Roll, span: Span, *, others: Sequence[_Line], apart: int) -> Bridge:
    """The bridge of those who remained, or came admitted and remained: neither others nor newcomers `apart`.

    Nobody of them left, so that whoever is there at the end and was not before came.
    """
    opening = roll.settled_on(day_before(span.start), others)
    closing = roll.settled_on(span.end, others) - apart
    came = {ADMITTED: closing - opening} if closing > opening else {}
    return Bridge(opening=opening, came=came, left={}, closing=closing)


def _newcomers_apart(roll: _Roll, span: Span, others: Iterable[_Line]) -> list[_Line]:
    """The newcomers of a period, but for the others, of whom no case tells an admission of just that day."""
    always, known = roll.standing.always("cell"), {who for who, *_membership in others}
    new = roll.rows.filter(always, valid_from__range=(span.start, span.end))
    probationary = Q(status=MemberStatus.PROBATIONARY)
    untold = new.filter(probationary, *_untold(roll, span))
    found = [*untold.values_list(*_LINE), *new.exclude(probationary).values_list(*_LINE)]
    return [line for line in found if line[0] not in known]


def _untold(roll: _Roll, span: Span) -> list[Combinable]:
    """The conditions that no case tells an admission of just the day a membership begins.

    That is nearly always the day of the ceremony. SQLite would look through the facts of each person;
    it is sooner done with all the pairs put in order once. PostgreSQL does so by itself, and only
    where it is asked for each.
    """
    facts = facts_within(roll.path, span.start, span.end)
    ceremonies = facts.filter(code=Counted.CEREMONY_HELD)
    others = facts.filter(code=Counted.ADMISSION_DECIDED)
    own = {"person": OuterRef("person"), "on": OuterRef("valid_from")}
    if connection.vendor != "sqlite":
        return [~Exists(ceremonies.filter(**own)), ~Exists(others.filter(**own))]
    told = Subquery(ceremonies.order_by().values("person", "on"))
    pair = Func(
        F("person"), F("valid_from"), template="(%(expressions)s)", output_field=TextField()
    )
    by_ceremony = Func(
        pair, told, template="%(expressions)s", arg_joiner=" NOT IN ", output_field=BooleanField()
    )
    return [by_ceremony, ~Exists(others.filter(**own))]


def _beside_each_other(roll: _Roll, day: date) -> Counter[str]:
    """How many members stood at or below each place directly below that of a roll, by its path."""
    length = len(roll.path) + _STEP
    place = Substr("cell__path", 1, length)
    there = roll.on(day).annotate(place=place).values_list("place")
    counted = Counter(dict(there.annotate(Count("pk"))))
    lines: defaultdict[str, list[_Line]] = defaultdict(list)
    below = Organisation.objects.filter(in_subtree(roll.path, "path"))
    paths = dict(below.values_list("pk", "path"))
    for line in roll.others():
        lines[paths[line[1]][:length]].append(line)
    for path, own in lines.items():
        counted[path] -= sum(roll.tells(line, on=day) for line in own)
        counted[path] += sum(stay.covers(day) for stay in roll.stays(own))
    return counted


def _touching(days: Span) -> QuerySet[CellStay]:
    """The memberships that hold on some of the days."""
    begun = CellStay.objects.filter(valid_from__lte=days.end)
    return begun.exclude(valid_until__lt=days.start)


def _days_about(span: Span) -> Span:
    """The days that tell who was a member in a period, and who was on the road between two cells."""
    return Span(_moved(span.start, -NEAR - _ONE_DAY), _moved(span.end, NEAR))


def _told_of(roll: _Roll, lines: Iterable[_Line]) -> _Told:
    """What the logs of cases tell of how the people of some memberships came or left."""
    told = _Told(defaultdict(list), defaultdict(list))
    for who, cell, on, code in _facts(roll, {who for who, *_membership in lines}):
        if code in _COMING:
            told.coming[who].append(_Fact(cell, on, _COMING[code]))
        else:
            told.leaving[who].append(_Fact(cell, on, _LEAVING[code]))
    return told


def _way_in(told: Collection[_Fact], cell: int, first: date, status: str) -> str:
    """How a stay began, by what is told nearest to its first day: an admission before a transfer of that day."""
    begins = status == MemberStatus.PROBATIONARY
    fitting = [
        each
        for each in told
        if _is_near(each.on, first) and (begins if each.how == ADMITTED else each.cell == cell)
    ]
    return min(fitting, key=lambda each: (abs(each.on - first), each.how)).how if fitting else CAME


def _reason(told: Collection[_Fact], cell: int, first: date, last: date) -> str:
    """How a stay ended, by what is told nearest to its last day."""
    own = [
        each for each in told if each.cell == cell and each.on >= first and _is_near(each.on, last)
    ]
    return min(own, key=lambda each: abs(each.on - last)).how if own else LEFT


def _facts(roll: _Roll, people: set[int]) -> Iterator[tuple[int, int, date, str]]:
    """The facts of their coming and leaving near the days of a roll, in order: whose, where, when, which."""
    days = _moved(roll.days.start, -NEAR), _moved(roll.days.end, NEAR)
    codes = [*_COMING, *_LEAVING]
    facts = facts_within(roll.path, *days).filter(code__in=codes, person__in=Numbered(people))
    rows = facts.order_by("on", "pk").values_list("person", "cell", "on", "code")
    return rows.iterator(chunk_size=5_000)


def _is_near(one: date, other: date) -> bool:
    return abs(one - other) <= NEAR


def _moved(day: date, by: timedelta) -> date:
    """A day moved, but never past the first or the last there is."""
    ordinal = day.toordinal() + by.days
    return date.fromordinal(min(max(ordinal, date.min.toordinal()), date.max.toordinal()))
