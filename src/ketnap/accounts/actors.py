"""From a signed-in user to the actor the access policy knows."""

from datetime import date
from typing import cast

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone

from ketnap.accounts.models import RoleHeld, User
from ketnap.domain.access import Actor, Held, Role
from ketnap.organisations.dated import in_force

ACTOR = "_ketnap_actor"


def actor_of(user: User | AnonymousUser, *, on: date) -> Actor | None:
    """Return the actor with the roles held on a day, in one query; nobody signed in is `None`."""
    if not isinstance(user, User) or not user.is_active:
        return None
    rows = (
        RoleHeld.objects.filter(in_force(on), user=user)
        .order_by("pk")
        .values_list("role", "organisation_id", "organisation__path")
    )
    held = tuple(Held(Role(role), number, path) for role, number, path in rows)
    return Actor(user_id=user.pk, person_id=user.person_id, name=user.name, held=held)


def optional_actor(request: HttpRequest) -> Actor | None:
    """Return who asks, with today's roles, read once a request; `None` if nobody signed in."""
    if not hasattr(request, ACTOR):
        setattr(request, ACTOR, actor_of(request.user, on=timezone.localdate()))
    return cast("Actor | None", getattr(request, ACTOR))


def actor_behind(request: HttpRequest) -> Actor:
    """Return who asks; refuses a request that nobody signed in for."""
    actor = optional_actor(request)
    if actor is None:
        raise PermissionDenied("no actor")
    return actor
