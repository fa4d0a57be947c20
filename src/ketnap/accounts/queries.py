"""Reads about users, roles, delegations and inspections."""

from datetime import date

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Q, QuerySet

from ketnap.accounts.models import AccessToken, RoleHeld, User, counting_on
from ketnap.domain.access import STANDING_IN, Action, Actor, Role, scope_of
from ketnap.organisations.queries import within

NAMED = ("user__person", "organisation", "unit", "acting_for__user__person")


def anybody_exists() -> bool:
    """Say whether the system has a user yet."""
    return User.objects.exists()


def has_second_factor(user: User) -> bool:
    """Say whether somebody signs in with a code after the password."""
    return bool(Authenticator.objects.filter(user=user).exists())


def roles_visible_to(actor: Actor | None, *, on: date) -> QuerySet[RoleHeld]:
    """Return the roles held on a day in the organisations whose roles somebody gives."""
    rows = role_records_visible_to(actor).filter(counting_on(on))
    return rows.order_by("organisation__path", "pk")


def role_records_visible_to(actor: Actor | None) -> QuerySet[RoleHeld]:
    """Return all roles, past and to come, in the organisations whose roles somebody gives."""
    condition = _in_scope(actor, Action.MANAGE_ROLES, "organisation")
    return RoleHeld.objects.filter(condition).select_related(*NAMED)


def roles_of(user_id: int, *, on: date) -> QuerySet[RoleHeld]:
    """Return the roles a user holds on a day."""
    rows = RoleHeld.objects.filter(counting_on(on), user_id=user_id)
    return rows.select_related(*NAMED).order_by("pk")


def accounts_visible_to(actor: Actor | None) -> QuerySet[User]:
    """Return the users whose roles somebody gives: by a role held there, or by their cell.

    Whoever manages accounts also sees those who hold no role yet.
    """
    holding = RoleHeld.objects.filter(user=OuterRef("pk"))
    here = holding.filter(_in_scope(actor, Action.MANAGE_ROLES, "organisation"))
    condition = _in_scope(actor, Action.MANAGE_ROLES, "person__cell") | Q(Exists(here))
    if scope_of(actor, Action.MANAGE_ACCOUNTS).path_prefixes:
        condition |= ~Q(Exists(holding))
    return User.objects.filter(condition).order_by("username")


def delegations_of(user_id: int) -> QuerySet[RoleHeld]:
    """Return the roles others hold, held or will hold in a user's place, latest first."""
    rows = RoleHeld.objects.filter(acting_for__user_id=user_id)
    return rows.select_related(*NAMED).order_by("-valid_from", "-pk")


def deputies_for(held: RoleHeld, *, on: date) -> QuerySet[User]:
    """Return who may hold a role in its holder's place: others with a role there on a day."""
    there = RoleHeld.objects.filter(
        counting_on(on),
        organisation_id=held.organisation_id,
        acting_for__isnull=True,
        role__in=[role.value for role in STANDING_IN],
    )
    users = User.objects.filter(pk__in=there.values("user_id"), is_active=True)
    himself = Q(pk=held.user_id) | Q(person__isnull=False, person=held.user.person_id)
    return users.exclude(himself).order_by("person__sort_key", "username")


def inspections_visible_to(actor: Actor | None, *, on: date) -> QuerySet[RoleHeld]:
    """Return the inspections somebody opens or answers for, and his own while they run."""
    if actor is None:
        return RoleHeld.objects.none()
    condition = _in_scope(actor, Action.OPEN_INSPECTION, "organisation")
    condition |= Q(user_id=actor.user_id) & counting_on(on)
    rows = RoleHeld.objects.filter(condition, role=Role.INSPECTOR.value)
    return rows.select_related(*NAMED).order_by("-valid_from", "-pk")


def inspected_ids(held: RoleHeld) -> frozenset[int]:
    """Return the case files chosen for an inspection."""
    return frozenset(held.inspected_cases.values_list("casefile_id", flat=True))


def endable_by(actor: Actor | None) -> QuerySet[RoleHeld]:
    """Return the roles somebody may let end: those he gives, opened, or lets others hold for him."""
    if actor is None:
        return RoleHeld.objects.none()
    given = _in_scope(actor, Action.MANAGE_ROLES, "organisation")
    opened = _in_scope(actor, Action.OPEN_INSPECTION, "organisation") & Q(role=Role.INSPECTOR.value)
    own = Q(acting_for__user_id=actor.user_id)
    return RoleHeld.objects.filter(given | opened | own).select_related(*NAMED)


def access_tokens_visible_to(actor: Actor | None) -> QuerySet[AccessToken]:
    """Return somebody's own access tokens; whoever manages accounts sees those of his users too."""
    if actor is None:
        return AccessToken.objects.none()
    condition = Q(user_id=actor.user_id)
    if scope_of(actor, Action.MANAGE_ACCOUNTS).path_prefixes:
        condition |= Q(user__in=accounts_visible_to(actor).order_by())
    return AccessToken.objects.filter(condition).select_related("user__person")


def _in_scope(actor: Actor | None, action: Action, field: str) -> Q:
    scope = scope_of(actor, action)
    return within(scope.organisation_ids, scope.path_prefixes, field)
