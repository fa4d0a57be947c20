"""Reads about users and roles."""

from datetime import date

from django.db.models import QuerySet

from ketnap.accounts.models import RoleHeld, User
from ketnap.domain.access import Action, Actor, scope_of
from ketnap.organisations.dated import in_force
from ketnap.organisations.queries import within


def anybody_exists() -> bool:
    """Say whether the system has a user yet."""
    return User.objects.exists()


def roles_visible_to(actor: Actor | None, *, on: date) -> QuerySet[RoleHeld]:
    """Return the roles held on a day in the organisations whose accounts somebody manages."""
    scope = scope_of(actor, Action.MANAGE_ACCOUNTS)
    condition = within(scope.organisation_ids, scope.path_prefixes, "organisation")
    rows = RoleHeld.objects.filter(condition, in_force(on))
    return rows.select_related("user__person", "organisation").order_by("organisation__path", "pk")


def roles_of(user_id: int, *, on: date) -> QuerySet[RoleHeld]:
    """Return the roles a user holds on a day."""
    rows = RoleHeld.objects.filter(in_force(on), user_id=user_id)
    return rows.select_related("organisation").order_by("pk")
