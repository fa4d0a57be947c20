"""What an organisation was called and where it belonged, through time, as lines of a page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _

from ketnap.organisations.dated import Dated
from ketnap.organisations.models import ChainBody, ChainRole
from ketnap.organisations.queries import (
    chains_through_time,
    names_on,
    names_through_time,
    parents_through_time,
)
from ketnap.web.day_words import capitalised, full_day


@dataclass(frozen=True, slots=True)
class Span:
    """What held over a span of days."""

    on: str
    what: str


@dataclass(frozen=True, slots=True)
class Link:
    """One body of a chain: its place from below, its name, and what it does."""

    name: str
    role: str
    decides: bool


@dataclass(frozen=True, slots=True)
class Chain:
    """The bodies that files passed over a span of days, lowest first."""

    days: str
    links: tuple[Link, ...]
    in_force: bool


def days_of(record: Dated) -> str:
    """Return the days on which a record holds, in words."""
    if record.valid_until is None:
        return _("từ %(first)s") % {"first": full_day(record.valid_from)}
    return _("%(first)s đến hết %(last)s") % {
        "first": full_day(record.valid_from),
        "last": full_day(record.valid_until),
    }


def names_of(organisation_id: int) -> list[Span]:
    """Return every name with its days, latest first."""
    return [Span(days_of(row), row.name) for row in names_through_time(organisation_id)]


def parents_of(organisation_id: int) -> list[Span]:
    """Return every body it has belonged to, called as it was when that began, latest first."""
    return [
        Span(days_of(row), names_on([row.parent_id], row.valid_from)[row.parent_id])
        for row in parents_through_time(organisation_id)
    ]


def chains_of(cell_id: int, *, on: date) -> list[Chain]:
    """Return every chain a cell has had, latest first; the one in force on a day says so."""
    rows = chains_through_time(cell_id)
    chains = groupby(rows, key=lambda row: (row.valid_from, row.valid_until))
    return [_chain(list(bodies), on=on) for _days, bodies in chains]


def _chain(bodies: list[ChainBody], *, on: date) -> Chain:
    first = bodies[0]
    begun = first.valid_from <= on
    return Chain(
        days=days_of(first),
        links=tuple(_links(bodies, on=max(on, first.valid_from))),
        in_force=begun and (first.valid_until is None or on <= first.valid_until),
    )


def _links(bodies: Iterable[ChainBody], *, on: date) -> Iterable[Link]:
    rows = list(bodies)
    names = names_on([row.body_id for row in rows], on)
    for row in rows:
        yield Link(
            names[row.body_id],
            capitalised(row.get_role_display()),
            row.role == ChainRole.DECIDE,
        )
