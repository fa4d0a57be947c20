"""Reads about what a member holds and to whom it may pass."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from ketnap.accounts.models import RoleHeld, User, counting_on
from ketnap.accounts.queries import NAMED
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import mentored_by
from ketnap.domain.access import Action, Actor, CaseRelation, Role, given_roles, scope_of
from ketnap.handovers.models import HandOver
from ketnap.organisations.queries import below, within
from ketnap.people.models import Membership, Person
from ketnap.people.queries import official_members_of


@dataclass(frozen=True, slots=True)
class Duties:
    """What a member holds in a cell: cases to help with, roles, and roles others hold for him."""

    cases: tuple[Casefile, ...]
    roles: tuple[RoleHeld, ...]
    delegations: tuple[RoleHeld, ...]


def duties_of(actor: Actor | None, membership: Membership, *, on: date) -> Duties:
    """Return what a member holds on a day, as far as somebody sees the cases."""
    roles = roles_in_cell(membership, on=on)
    delegations = RoleHeld.objects.filter(counting_on(on), acting_for__in=roles)
    return Duties(
        cases=tuple(mentored_by(actor, membership.person, on=on).filter(cell=membership.cell)),
        roles=tuple(roles),
        delegations=tuple(delegations.select_related(*NAMED).order_by("pk")),
    )


def roles_in_cell(membership: Membership, *, on: date) -> QuerySet[RoleHeld]:
    """Return the roles a member holds on a day in the cell or below it."""
    rows = RoleHeld.objects.filter(
        counting_on(on),
        user__person=membership.person,
        organisation__in=below(membership.cell),
    )
    return rows.select_related(*NAMED).order_by("pk")


def may_end(actor: Actor | None, held: RoleHeld) -> bool:
    """Say whether somebody may end a role, and give it to another."""
    place = CaseRelation(cell_id=held.organisation_id, cell_path=held.organisation.path)
    return Role(held.role) in given_roles(actor, place)


def successors_of(membership: Membership, *, on: date) -> list[Person]:
    """Return who may take a member's cases over: the other official members of the cell."""
    rows = official_members_of(membership.cell_id, on=on).exclude(person=membership.person)
    present = rows.filter(on_temporary_activity=False)
    return [row.person for row in present]


def accounts_to_choose(membership: Membership, *, on: date) -> QuerySet[User]:
    """Return the accounts of the other official members, to which a role may pass."""
    persons = [person.pk for person in successors_of(membership, on=on)]
    users = User.objects.filter(person__in=persons, is_active=True)
    return users.order_by("person__sort_key", "username")


def handover_visible_to(actor: Actor | None, handover_id: int) -> HandOver | None:
    """Return a hand-over in a cell whose people somebody sees."""
    scope = scope_of(actor, Action.SEE_PEOPLE)
    rows = HandOver.objects.filter(
        within(scope.organisation_ids, scope.path_prefixes, "membership__cell"), pk=handover_id
    )
    named = rows.select_related("membership__person", "membership__cell", "recorded_by__person")
    return named.first()


def handovers_of(cell_id: int) -> QuerySet[HandOver]:
    """Return the hand-overs of a cell, latest first."""
    rows = HandOver.objects.filter(membership__cell_id=cell_id)
    return rows.select_related("membership__person").order_by("-left_on", "-pk")
