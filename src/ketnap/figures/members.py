"""Members of organisations: how many on a day, and how their number came to change."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from ketnap.casefiles.counting import Counted
from ketnap.casefiles.queries.figures import facts_within
from ketnap.domain.figures import Bridge, Span, Stay, bridge_of, joined, within_days
from ketnap.organisations.standing import standing_below
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
_LEAVING = {Counted.STRUCK_OFF: STRUCK_OFF, Counted.TRANSFERRED_OUT: TRANSFERRED}
_ADMITTING = {Counted.ADMISSION_DECIDED: ADMITTED, Counted.CEREMONY_HELD: ADMITTED}


@dataclass(frozen=True, slots=True)
class _Told:
    """What the log of a case tells of somebody's coming or leaving."""

    cell: int
    on: date
    how: str


_ToldOf = Mapping[int, Collection[_Told]]


def members_on(path: str, day: date) -> int:
    """How many members stood at or below a place on a day, each once."""
    return len(members_standing(path, day))


def members_standing(path: str, day: date) -> set[int]:
    """Who was a member at or below a place on a day; whoever moves between its cells is one too."""
    stays = joined(_stays(path, Span(*around(day)), {}, {}), road=NEAR)
    return {stay.who for stay in stays if stay.covers(day)}


def members_bridge(path: str, span: Span) -> Bridge:
    """Members before a period, those who came and left in it, and members at its end.

    The roll's days count: whoever is admitted comes with the first day as a probationary member.
    Moving between cells below the place is neither coming nor leaving.
    """
    return bridge_of(member_stays(path, span), span.start, span.end)


def member_stays(path: str, span: Span) -> list[Stay]:
    """The times in which people were members that touch a period; `who` is the person."""
    days = Span(_moved(span.start, -NEAR - _ONE_DAY), _moved(span.end, NEAR))
    told = [_told(path, days, codes) for codes in (_ADMITTING, _LEAVING)]
    return joined(_stays(path, days, *told), road=NEAR)


def around(day: date) -> tuple[date, date]:
    """The days that tell whether somebody is on the road between two cells on a day."""
    return _moved(day, -NEAR), _moved(day, NEAR)


def _stays(path: str, days: Span, admitting: _ToldOf, leaving: _ToldOf) -> Iterator[Stay]:
    """The stays that touch some days, as long as their cells stood there."""
    standing = standing_below(path, days.start, days.end)
    rows = Membership.objects.filter(standing.ever("cell"), valid_from__lte=days.end).exclude(
        valid_until__lt=days.start
    )
    for who, cell, first, last, status in rows.values_list(
        "person_id", "cell_id", "valid_from", "valid_until", "status"
    ).iterator(chunk_size=5_000):
        begun = [each for each in admitting.get(who, ()) if _is_near(each.on, first)]
        admitted = bool(begun) and status == MemberStatus.PROBATIONARY
        stay = Stay(
            who=who,
            since=first,
            until=last,
            came=ADMITTED if admitted else CAME,
            left="" if last is None else _reason(leaving.get(who, ()), cell, first, last),
            place=cell,
        )
        yield from within_days(stay, standing.days_of(cell))


def _reason(told: Collection[_Told], cell: int, first: date, last: date) -> str:
    """How a stay ended, by what is told nearest to its last day."""
    own = [
        each for each in told if each.cell == cell and each.on >= first and _is_near(each.on, last)
    ]
    return min(own, key=lambda each: abs(each.on - last)).how if own else LEFT


def _told(path: str, stayed: Span, codes: Mapping[Counted, str]) -> _ToldOf:
    days = _moved(stayed.start, -NEAR), _moved(stayed.end, NEAR)
    near = _moved(days[0], -NEAR), _moved(days[1], NEAR)
    moving = Membership.objects.filter(Q(valid_from__range=near) | Q(valid_until__range=near))
    facts = facts_within(path, *days).filter(code__in=codes, person__in=moving.values("person"))
    told: dict[int, list[_Told]] = {}
    rows = facts.order_by("on", "pk").values_list("person", "cell", "on", "code")
    for who, cell, on, code in rows:
        told.setdefault(who, []).append(_Told(cell, on, codes[Counted(code)]))
    return told


def _is_near(one: date, other: date) -> bool:
    return abs(one - other) <= NEAR


def _moved(day: date, by: timedelta) -> date:
    """A day moved, but never past the first or the last there is."""
    ordinal = day.toordinal() + by.days
    return date.fromordinal(min(max(ordinal, date.min.toordinal()), date.max.toordinal()))
