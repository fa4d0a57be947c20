"""Reads about persons, as of a day."""

from datetime import date

from django.db.models import Q, QuerySet

from ketnap.domain.access import Action, Actor, scope_of
from ketnap.domain.text import fold
from ketnap.organisations.dated import in_force
from ketnap.organisations.queries import within
from ketnap.people.models import Membership, MemberStatus, Person


def members_of(cell_id: int, *, on: date) -> QuerySet[Membership]:
    """Return the memberships of a cell on a day, in the order of names."""
    rows = Membership.objects.filter(in_force(on), cell_id=cell_id)
    return rows.select_related("person").order_by("person__sort_key", "person_id")


def official_members_of(cell_id: int, *, on: date) -> QuerySet[Membership]:
    """Return the memberships of the official members of a cell on a day."""
    return members_of(cell_id, on=on).filter(status=MemberStatus.OFFICIAL)


def membership_on(person_id: int, day: date) -> Membership | None:
    """Return a person's membership on a day, if any."""
    return Membership.objects.filter(in_force(day), person_id=person_id).first()


def persons_visible_to(actor: Actor | None) -> QuerySet[Person]:
    """Return the persons whose record somebody may see, oneself included."""
    if actor is None:
        return Person.objects.none()
    scope = scope_of(actor, Action.SEE_PEOPLE)
    condition = within(scope.organisation_ids, scope.path_prefixes, "cell")
    if actor.person_id is not None:
        condition |= Q(pk=actor.person_id)
    return Person.objects.filter(condition).order_by("sort_key", "pk")


def named_like(persons: QuerySet[Person], text: str) -> QuerySet[Person]:
    """Return those whose name holds the text, with or without diacritics."""
    return persons.filter(name_fold__contains=fold(text))
