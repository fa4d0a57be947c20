"""Writes about users and roles: each one transaction, by a named actor."""

from collections.abc import Mapping
from datetime import date

from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.utils import timezone

from ketnap.accounts.models import RoleHeld, User
from ketnap.accounts.usernames import normalised
from ketnap.audit.models import Deed
from ketnap.audit.services import note_access
from ketnap.domain.access import Action, Actor, CaseRelation, Role, require
from ketnap.organisations.dated import end_before, store
from ketnap.organisations.models import Organisation
from ketnap.people.models import Person


@transaction.atomic
def create_user(
    username: str, password: str, *, actor: Actor, person: Person | None = None
) -> User:
    """Return a new user without any role; refuses a weak password or a name that is taken."""
    require(actor, Action.MANAGE_ACCOUNTS)
    user = new_user(username, password, person=person)
    _note(actor.user_id, user, "lập tài khoản")
    return user


def new_user(username: str, password: str, *, person: Person | None = None) -> User:
    """Return a stored user. Only `create_user` and the first run may call it."""
    user = User(username=normalised(username), person=person)
    validate_password(password, user)
    user.set_password(password)
    store(user)
    return user


@transaction.atomic
def grant_role(
    user: User,
    organisation: Organisation,
    role: Role,
    *,
    since: date,
    actor: Actor,
    until: date | None = None,
) -> RoleHeld:
    """Return the role now held; it counts from the user's next request on."""
    require(actor, Action.MANAGE_ACCOUNTS, _place(organisation))
    held = RoleHeld(
        user=user,
        organisation=organisation,
        role=role.value,
        valid_from=since,
        valid_until=until,
    )
    store(held)
    _note(actor.user_id, user, f"giao vai trò {role} tại tổ chức số {organisation.pk}")
    return held


@transaction.atomic
def end_role(held: RoleHeld, *, on: date, actor: Actor) -> None:
    """Let a role end: `on` is the first day without it."""
    require(actor, Action.MANAGE_ACCOUNTS, _place(held.organisation))
    end_before(held, on)
    _note(actor.user_id, held.user, f"thôi vai trò {held.role} từ {on:%d/%m/%Y}")


@transaction.atomic
def close_account(user: User, *, actor: Actor) -> None:
    """Shut a user out from the next request on; what the user recorded stays."""
    require(actor, Action.MANAGE_ACCOUNTS)
    user.is_active = False
    user.save(update_fields=["is_active"])
    _note(actor.user_id, user, f"đóng tài khoản {timezone.localdate():%d/%m/%Y}")


@transaction.atomic
def keep_preferences(chosen: Mapping[str, str], *, actor: Actor) -> User:
    """Return the acting user with the language or letter size chosen; the rest stays."""
    user = User.objects.get(pk=actor.user_id)
    user.language = chosen.get("language", user.language)
    user.text_size = chosen.get("text_size", user.text_size)
    store(user)
    return user


def _place(organisation: Organisation) -> CaseRelation:
    return CaseRelation(cell_id=organisation.pk, cell_path=organisation.path)


def _note(actor_id: int, user: User, detail: str) -> None:
    note_access(actor_id, Deed.ROLE_CHANGED, object_kind="user", object_id=user.pk, detail=detail)
