"""Many persons at once, from a sheet: recorded and made members together, and taken out together."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from ketnap.audit.models import Deed
from ketnap.audit.services import Note, note_many
from ketnap.domain.access import Action, Actor, require
from ketnap.organisations.models import Organisation
from ketnap.people.models import Membership, MemberStatus, Person
from ketnap.people.services.new_persons import COLUMNS, NewPerson
from ketnap.people.services.notes import place
from ketnap.people.services.stays import write_stays
from ketnap.tables.inserting import insert_values
from ketnap.tables.numbering import reserved_numbers

AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """A standing a person has had in the cell since a day, up to a last one if it is over."""

    person: NewPerson | Person
    status: MemberStatus
    since: date
    official_on: date | None = None
    until: date | None = None


@transaction.atomic
def enrol_persons(
    cell: Organisation,
    persons: Sequence[NewPerson],
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
        _record(portion, cell)
        _note_all([person.pk for person in portion], detail, actor)
        done(len(portion))


def _record(persons: Sequence[NewPerson], cell: Organisation) -> None:
    numbers = reserved_numbers(Person, len(persons))
    for person, number in zip(persons, numbers, strict=True):
        person.pk = number
    insert_values(Person, COLUMNS, [person.values(cell.pk) for person in persons])


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
    for start in range(0, len(joining), AT_ONCE):
        rows = [_membership(each, cell) for each in joining[start : start + AT_ONCE]]
        insert_values(Membership, _COLUMNS_OF_A_MEMBERSHIP, rows)
        write_stays([row[0] for row in rows])


def _membership(joining: Joining, cell: Organisation) -> tuple[Any, ...]:
    """Neither exempt nor active elsewhere: a sheet tells nothing of the kind."""
    days = (joining.official_on, joining.since, joining.until)
    return (joining.person.pk, cell.pk, joining.status, *days, False, False, "")


_COLUMNS_OF_A_MEMBERSHIP = (
    "person_id", "cell_id", "status", "official_on", "valid_from", "valid_until",
    "exempt", "on_temporary_activity", "temporarily_at",
)  # fmt: skip


@transaction.atomic
def take_out_members(cell: Organisation, person_ids: Sequence[int], *, actor: Actor) -> None:
    """Remove the memberships of persons that were enrolled by mistake; the persons go next."""
    require(actor, Action.CHANGE_PEOPLE, place(cell))
    for ids in _portions(person_ids):
        Membership.objects.filter(person__in=ids, cell=cell).delete()
        write_stays(ids)


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
