"""Many persons at once, from a sheet: recorded and made members together, and taken out together."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from ketnap.audit.models import Deed
from ketnap.audit.services import Note, note_many
from ketnap.domain.access import Action, Actor, require
from ketnap.domain.text import fold, name_sort_key
from ketnap.organisations.models import Organisation
from ketnap.people.models import Membership, MemberStatus, Person
from ketnap.people.services.notes import place
from ketnap.tables.inserting import insert_rows
from ketnap.tables.numbering import reserved_numbers

AT_ONCE = 500

Fact = tuple[str, Any]
"""The name of a fact about a person, and what it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """A standing a person has had in the cell since a day, up to a last one if it is over."""

    person: Person
    status: MemberStatus
    since: date
    official_on: date | None = None
    until: date | None = None


@transaction.atomic
def enrol_persons(
    cell: Organisation,
    persons: Sequence[Person],
    *,
    detail: str,
    actor: Actor,
    done: Callable[[int], None],
) -> None:
    """Record persons made by `new_person`, each noted in the access log with the detail.

    `done` is told how many more are written.
    """
    require(actor, Action.CHANGE_PEOPLE, place(cell))
    for start in range(0, len(persons), AT_ONCE):
        portion = persons[start : start + AT_ONCE]
        _record(portion)
        _note_all([person.pk for person in portion], detail, actor)
        done(len(portion))


def _record(persons: Sequence[Person]) -> None:
    numbers = reserved_numbers(Person, len(persons))
    for person, number in zip(persons, numbers, strict=True):
        person.pk, person._state.adding = number, False
    insert_rows(Person, persons)


def new_person(
    cell: Organisation, facts: Mapping[str, Any], *, checked: set[Fact] | None = None
) -> Person:
    """A person not yet recorded, with all that is worked out when one is saved.

    Refuses what `create_person` refuses; asks no database. Facts that are among those `checked` are
    not looked at again, for many persons share them; the others are put there.
    """
    person = Person(cell=cell, **facts)
    person.name_fold, person.sort_key = fold(person.full_name), name_sort_key(person.full_name)
    # The cell was fetched for the actor: asking the database for each row whether it exists is idle.
    known = {fact for fact in facts.items() if fact in checked} if checked else set()
    person.clean_fields(exclude={"cell", *(name for name, _ in known)})
    if checked is not None:
        checked.update(fact for fact in facts.items() if fact[0] != "full_name")
    return person


def _note_all(person_ids: Sequence[int], detail: str, actor: Actor) -> None:
    note_many(
        actor.user_id,
        Deed.RECORD_CHANGED,
        [Note(object_kind="person", object_id=pk, detail=detail) for pk in person_ids],
    )


@transaction.atomic
def enrol_members(cell: Organisation, joining: Sequence[Joining], *, actor: Actor) -> None:
    """Record the memberships of persons who have none yet."""
    require(actor, Action.CHANGE_PEOPLE, place(cell))
    memberships = [
        Membership(
            person=each.person,
            cell=cell,
            status=each.status,
            official_on=each.official_on,
            valid_from=each.since,
            valid_until=each.until,
        )
        for each in joining
    ]
    for membership in memberships:
        membership.clean_fields(exclude={"person", "cell"})
    insert_rows(Membership, memberships)


@transaction.atomic
def take_out_members(cell: Organisation, person_ids: Sequence[int], *, actor: Actor) -> None:
    """Remove the memberships of persons that were enrolled by mistake; the persons go next."""
    require(actor, Action.CHANGE_PEOPLE, place(cell))
    for ids in _portions(person_ids):
        Membership.objects.filter(person__in=ids, cell=cell).delete()


@transaction.atomic
def take_out_persons(
    cell: Organisation,
    person_ids: Sequence[int],
    *,
    detail: str,
    actor: Actor,
    done: Callable[[int], None],
) -> None:
    """Remove persons that were enrolled by mistake; the access log keeps that they were there.

    Whoever asks has made sure that nothing else refers to them; the database refuses where it does.
    `done` is told how many more are gone.
    """
    require(actor, Action.CHANGE_PEOPLE, place(cell))
    for ids in _portions(person_ids):
        going = Person.objects.filter(pk__in=ids, cell=cell).order_by()
        _note_all(list(going.values_list("pk", flat=True)), detail, actor)
        going._raw_delete(going.db)
        done(len(ids))


def _portions(ids: Sequence[int]) -> Iterator[list[int]]:
    for start in range(0, len(ids), AT_ONCE):
        yield list(ids[start : start + AT_ONCE])
