"""Lets another cell keep a person's record from now on."""

from django.db import transaction

from ketnap.domain.access import Action, Actor, require
from ketnap.organisations.dated import store
from ketnap.organisations.models import Organisation
from ketnap.people.models import Person
from ketnap.people.services.notes import note, place


@transaction.atomic
def take_over_person(person: Person, cell: Organisation, *, actor: Actor) -> Person:
    """Return the person as kept by the cell that received his file; the cell before gave it away."""
    require(actor, Action.CHANGE_PEOPLE, place(cell))
    person.cell, person.unit = cell, None
    store(person)
    note(actor, person, "nhận bản ghi cùng hồ sơ chuyển đến")
    return person
