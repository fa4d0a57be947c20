"""From a signed-in user to the actor the access policy knows."""

from datetime import date
from typing import cast

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone

from ketnap.accounts.models import InspectedCase, ReceivedCase, RoleHeld, User, counting_on
from ketnap.domain.access import Actor, Held, Role

ACTOR = "_ketnap_actor"
HELD_WITH = ("organisation", "acting_for__user__person")


def actor_of(user: User | AnonymousUser, *, on: date) -> Actor | None:
    """Return the actor with the roles held on a day; nobody signed in is `None`.

    One query, and one more each for who inspects and for who is an officer of a committee.
    """
    if not isinstance(user, User) or not user.is_active:
        return None
    rows = RoleHeld.objects.filter(counting_on(on), user=user).order_by("pk")
    held = tuple(_held(row) for row in rows.select_related(*HELD_WITH))
    inspects = any(each.role is Role.INSPECTOR for each in held)
    return Actor(
        user_id=user.pk,
        person_id=user.person_id,
        name=user.name,
        held=held,
        inspected_ids=_inspected_by(user, on=on) if inspects else frozenset(),
        received_ids=_received_by(held),
    )


def _held(row: RoleHeld) -> Held:
    return Held(
        role=Role(row.role),
        organisation_id=row.organisation_id,
        organisation_path=row.organisation.path,
        acting_for=row.acting_for.user.name if row.acting_for else "",
        unit_id=row.unit_id,
        acting_until=_acting_until(row),
    )


def _acting_until(row: RoleHeld) -> date | None:
    if row.acting_for is None:
        return None
    ends = (row.valid_until, row.acting_for.valid_until)
    return min(day for day in ends if day is not None)


def _inspected_by(user: User, *, on: date) -> frozenset[int]:
    running = RoleHeld.objects.filter(counting_on(on), user=user, role=Role.INSPECTOR.value)
    chosen = InspectedCase.objects.filter(held__in=running)
    return frozenset(chosen.values_list("casefile_id", flat=True))


def _received_by(held: tuple[Held, ...]) -> frozenset[int]:
    """The cases outside their own line that lie with the bodies in which somebody is an officer."""
    bodies = {each.organisation_id for each in held if each.role is Role.COMMITTEE_OFFICER}
    if not bodies:
        return frozenset()
    rows = ReceivedCase.objects.filter(body__in=bodies)
    return frozenset(rows.values_list("casefile_id", flat=True))


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
