"""Who confirms a role that opens case files, and who hands out the keys of an account that does."""

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from ketnap.accounts.actors import actor_of
from ketnap.accounts.models import KeyKind, KeyRequest, RoleHeld, User, counting_on, waiting_on
from ketnap.accounts.standing import is_same_person, place_of
from ketnap.domain.access import (
    ANSWERS_IN_THE_CELL,
    FOLLOWS_THE_PERSON,
    OPENS_RECORDS,
    Actor,
    Role,
    answers_for,
)
from ketnap.organisations.models import Organisation
from ketnap.organisations.paths import places_above
from ketnap.people.queries import is_anybody_registered

NAMED = ("organisation", "user__person__cell", "given_by__person", "acting_for__user__person")


def files_of(held: RoleHeld) -> Organisation | None:
    """Return where the case files lie that a role opens; nowhere for nobody in particular.

    An inspection is opened with its cases by whoever answers there, so its own place counts.
    """
    if Role(held.role) not in FOLLOWS_THE_PERSON:
        return held.organisation
    return held.user.person.cell if held.user.person else None


def answers_for_role(actor: Actor, held: RoleHeld) -> bool:
    """Say whether somebody answers for the case files that a role opens."""
    place = files_of(held)
    return answers_for(actor, Role(held.role), place_of(place) if place else None)


def may_confirm(actor: Actor, held: RoleHeld) -> bool:
    """Say whether somebody is the second person: he answers, and neither gave the role nor gets it."""
    others = [held.user, *([held.given_by] if held.given_by else [])]
    return answers_for_role(actor, held) and not any(is_same_person(each, actor) for each in others)


def who_may_confirm(held: RoleHeld) -> list[User]:
    """Return who could confirm a role today; nobody where only the machine is left."""
    users = _answering_at(Role(held.role), files_of(held))
    return [user for user in users if may_confirm(_today(user), held)]


def roles_waiting_for(actor: Actor | None) -> list[RoleHeld]:
    """Return the roles that wait for somebody to confirm them, the oldest first."""
    if actor is None or not _answers_anywhere(actor):
        return []
    return [held for held in roles_waiting() if may_confirm(actor, held)]


def roles_waiting() -> QuerySet[RoleHeld]:
    """Return every role that waits to be confirmed, the oldest first."""
    rows = RoleHeld.objects.filter(waiting_on(timezone.localdate()))
    return rows.select_related(*NAMED).order_by("pk")


def waiting_roles_of(user_id: int) -> QuerySet[RoleHeld]:
    """Return the roles somebody was given that wait to be confirmed."""
    return roles_waiting().filter(user_id=user_id)


def opening_roles(user: User) -> list[RoleHeld]:
    """Return the roles by which an account opens case files, or will."""
    today = timezone.localdate()
    rows = RoleHeld.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gte=today),
        user=user,
        role__in=[role.value for role in OPENS_RECORDS],
        withdrawn_at__isnull=True,
        confirmed_at__isnull=False,
    )
    return list(rows.select_related(*NAMED))


def answers_for_account(actor: Actor, user: User) -> bool:
    """Say whether somebody answers for everything an account opens; for one that opens nothing, nobody."""
    opening = opening_roles(user)
    return bool(opening) and all(answers_for_role(actor, held) for held in opening)


def who_may_hand_out(user: User) -> list[User]:
    """Return who could hand out new keys of an account today, its holder left out."""
    opening = opening_roles(user)
    if not opening:
        return []
    candidates = _answering_at(Role(opening[0].role), files_of(opening[0]))
    return [each for each in candidates if _hands_out(_today(each), user, opening)]


def may_answer(actor: Actor, asked: KeyRequest) -> bool:
    """Say whether somebody may hand out the keys asked for: neither their owner nor who asked."""
    if asked.asked_by is not None and is_same_person(asked.asked_by, actor):
        return False
    return _hands_out(actor, asked.user, opening_roles(asked.user))


def key_requests_for(actor: Actor | None) -> list[KeyRequest]:
    """Return the requests for new keys that somebody may answer, the oldest first."""
    if actor is None or not _answers_anywhere(actor):
        return []
    return [asked for asked in open_key_requests() if may_answer(actor, asked)]


def open_key_requests() -> QuerySet[KeyRequest]:
    """Return every request for new keys that nobody has dealt with, the oldest first."""
    rows = KeyRequest.objects.filter(answered_at__isnull=True, user__is_active=True)
    return rows.select_related("user__person", "asked_by__person").order_by("pk")


def key_kinds_asked_for(user: User) -> frozenset[str]:
    """Return which keys of an account are asked for and not yet given."""
    return frozenset(open_key_requests().filter(user=user).values_list("kind", flat=True))


def waits_for_link(user: User) -> bool:
    """Say whether somebody has to be handed a new link before he can sign in."""
    return KeyKind.LINK in key_kinds_asked_for(user)


def counts_at_once(held: RoleHeld) -> bool:
    """Say whether nobody could confirm a role because it is the first keeper's.

    Where nobody ever held a role that opens case files there or above, and the register of the cell
    is empty, there is nothing yet to be opened.
    """
    if Role(held.role) in {*FOLLOWS_THE_PERSON, Role.COMMITTEE_OFFICER}:
        return False
    ever = RoleHeld.objects.filter(
        organisation__path__in=places_above(held.organisation.path),
        role__in=[role.value for role in OPENS_RECORDS],
        confirmed_at__isnull=False,
    )
    return not ever.exists() and not is_anybody_registered(held.organisation_id)


def _hands_out(actor: Actor, user: User, opening: list[RoleHeld]) -> bool:
    answers = bool(opening) and all(answers_for_role(actor, held) for held in opening)
    return answers and not is_same_person(user, actor)


def _answering_at(role: Role, place: Organisation | None) -> list[User]:
    if place is None:
        return []
    condition = Q(
        role=Role.COMMITTEE_OFFICER.value, organisation__path__in=places_above(place.path)
    )
    if role is not Role.COMMITTEE_OFFICER:
        in_the_cell = [each.value for each in ANSWERS_IN_THE_CELL]
        condition |= Q(role__in=in_the_cell, organisation=place)
    rows = RoleHeld.objects.filter(condition, counting_on(timezone.localdate()))
    users = User.objects.filter(pk__in=rows.values("user_id"), is_active=True)
    return list(users.order_by(F("person__sort_key").asc(nulls_last=True), "username"))


def _answers_anywhere(actor: Actor) -> bool:
    return bool(actor.roles() & {*ANSWERS_IN_THE_CELL, Role.COMMITTEE_OFFICER})


def _today(user: User) -> Actor:
    actor = actor_of(user, on=timezone.localdate())
    if actor is None:
        raise LookupError(f"account {user.pk} is closed")
    return actor
