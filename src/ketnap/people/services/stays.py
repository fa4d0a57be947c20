"""Writes the unbroken times of members in their cells, which follow from memberships and persons."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from ketnap.people.alike import ALIKE_BY, alike_number
from ketnap.people.models import CellStay, Membership, Person
from ketnap.people.unbroken import Unbroken, unbroken
from ketnap.tables.inserting import insert_values

_STANDING = ("person_id", "cell_id", "valid_from", "valid_until", "status")
_COLUMNS = (*_STANDING, "born_on", "alike")
_AT_ONCE = 5_000

_Facts = tuple[date, int]
"""The day of birth of a person, and what is recorded of him as one number."""


@transaction.atomic
def write_stays(person_ids: Sequence[int]) -> None:
    """Write the unbroken times of some people anew. Whoever writes of one of them later waits."""
    _locked(person_ids)
    rows = _rows(person_ids)
    CellStay.objects.filter(person__in=person_ids).delete()
    insert_values(CellStay, _COLUMNS, rows)


def rebuild_stays() -> None:
    """Write those of everybody anew, a portion at a time."""
    CellStay.objects.filter(person__memberships=None).delete()
    for person_ids in _portions():
        write_stays(person_ids)


def stays_differ() -> bool:
    """Whether what is written differs from what follows for anybody.

    Nobody waits for it: only of whom it seems to differ it is asked again while nobody writes.
    """
    if CellStay.objects.filter(person__memberships=None).exists():
        return True
    return any(_differ(people) and _differ_for_good(people) for people in _portions())


@transaction.atomic
def _differ_for_good(person_ids: Sequence[int]) -> bool:
    _locked(person_ids)
    return _differ(person_ids)


def _differ(person_ids: Sequence[int]) -> bool:
    rows = _rows(person_ids)
    written = CellStay.objects.filter(person__in=person_ids).order_by("person_id", "valid_from")
    return list(written.values_list(*_COLUMNS)) != rows


def _portions() -> Iterator[list[int]]:
    """Everybody who is or was a member, some thousand at a time."""
    people = Membership.objects.order_by("person_id").values_list("person_id", flat=True)
    ids = list(people.distinct())
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]


def _locked(person_ids: Sequence[int]) -> None:
    """Let nobody else write of these people: what was read before could have changed since."""
    rows = Person.objects.select_for_update(of=("self",), no_key=True).order_by("pk")
    list(rows.filter(pk__in=person_ids).values_list("pk"))


def _rows(person_ids: Sequence[int]) -> list[tuple[Any, ...]]:
    """What follows for some people."""
    facts = _facts_of(person_ids)
    standings = Membership.objects.filter(person__in=person_ids).order_by("person_id", "valid_from")
    found = unbroken(Unbroken(*row) for row in standings.values_list(*_STANDING))
    return [
        (each.person, each.cell, each.since, each.until, each.status, *facts[each.person])
        for each in found
    ]


def _facts_of(person_ids: Sequence[int]) -> dict[int, _Facts]:
    rows = Person.objects.filter(pk__in=person_ids).order_by()
    return {
        pk: (born_on, alike_number(tuple(facts)))
        for pk, born_on, *facts in rows.values_list("pk", "born_on", *ALIKE_BY)
    }
