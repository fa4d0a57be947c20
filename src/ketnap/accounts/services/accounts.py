"""Writes about users: given and closed by whoever manages the accounts."""

from collections.abc import Mapping

from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.utils import timezone

from ketnap.accounts.answering import answers_for_account, opening_roles
from ketnap.accounts.models import RoleHeld, SignInLink, User
from ketnap.accounts.services.places import note
from ketnap.accounts.services.sessions import end_all
from ketnap.accounts.standing import is_same_person, place_of
from ketnap.accounts.usernames import normalised
from ketnap.domain.access import Action, Actor, NotAllowed, may, require
from ketnap.organisations.dated import in_force, store
from ketnap.people.models import Person

FACTOR_TAKEN = "bỏ xác thực hai bước"
"""What the access log says of a second factor that somebody else turned off."""


@transaction.atomic
def create_user(
    username: str, password: str | None, *, actor: Actor, person: Person | None = None
) -> User:
    """Return a new user without any role; refuses a weak password or a name that is taken.

    Without a password nobody signs in as the user until a first link is used.
    """
    require(actor, Action.MANAGE_ACCOUNTS, place_of(person.cell) if person else None)
    user = new_user(username, password, person=person, by=actor.user_id)
    note(actor.user_id, user, "lập tài khoản")
    return user


def new_user(
    username: str, password: str | None, *, person: Person | None = None, by: int | None = None
) -> User:
    """Return a stored user. Asks nobody: whoever calls it has asked the policy.

    A password chosen by nobody who had signed in was chosen at the machine.
    """
    user = User(username=normalised(username), person=person)
    if password is not None:
        validate_password(password, user)
    user.set_password(password)
    store(user)
    if password is not None:
        user.keys_from_id = by or user.pk
        user.save(update_fields=["keys_from"])
    return user


@transaction.atomic
def close_account(user: User, *, actor: Actor) -> None:
    """Shut a user out from the next request on; what the user recorded stays."""
    require_over(actor, user)
    user.is_active = False
    user.save(update_fields=["is_active"])
    SignInLink.objects.filter(user=user).delete()
    note(actor.user_id, user, f"đóng tài khoản {timezone.localdate():%d/%m/%Y}")


def manages_account(actor: Actor, user: User) -> bool:
    """Say whether somebody manages the accounts wherever the user holds a role today."""
    held = RoleHeld.objects.filter(in_force(timezone.localdate()), user=user)
    places = [place_of(row.organisation) for row in held.select_related("organisation")]
    return may(actor, Action.MANAGE_ACCOUNTS) and all(
        may(actor, Action.MANAGE_ACCOUNTS, place) for place in places
    )


def require_over(actor: Actor, user: User) -> None:
    """Raise `NotAllowed` unless the actor manages the accounts wherever the user holds a role."""
    if not manages_account(actor, user):
        raise NotAllowed(Action.MANAGE_ACCOUNTS)


def hands_out_keys(actor: Actor, user: User) -> bool:
    """Say whether an administrator needs nobody else: the account opens nothing but what he answers for.

    Nobody hands out his own: it could not be told any more who else knows the password.
    """
    if is_same_person(user, actor):
        return False
    opens = bool(opening_roles(user))
    return manages_account(actor, user) and (not opens or answers_for_account(actor, user))


def require_keys(actor: Actor, user: User) -> None:
    """Raise `NotAllowed` unless the actor alone may hand out the keys of an account."""
    if not hands_out_keys(actor, user):
        raise NotAllowed(Action.MANAGE_ACCOUNTS)


@transaction.atomic
def remove_second_factor(user: User, *, actor: Actor) -> None:
    """Let a user who lost the telephone sign in by password alone, until it is turned on anew.

    Of an account that opens case files, only whoever answers for all of these lets it go.
    """
    require_keys(actor, user)
    drop_second_factor(user, by=actor.user_id)


def drop_second_factor(user: User, *, by: int | None) -> None:
    """Turn a second factor off; the caller has asked whether that may be done.

    The sessions end. The user and the administrators are told when they next sign in.
    """
    Authenticator.objects.filter(user=user).delete()
    end_all(user, at=timezone.now())
    note(by, user, FACTOR_TAKEN)


@transaction.atomic
def end_sessions_of(user: User, *, actor: Actor) -> None:
    """End every session of a user, such as on a machine that was lost."""
    require_over(actor, user)
    end_all(user, at=timezone.now())
    note(actor.user_id, user, "kết thúc mọi phiên đăng nhập của tài khoản")


@transaction.atomic
def keep_preferences(chosen: Mapping[str, str], *, actor: Actor) -> User:
    """Return the acting user with the language or letter size chosen; the rest stays."""
    user = User.objects.get(pk=actor.user_id)
    user.language = chosen.get("language", user.language)
    user.text_size = chosen.get("text_size", user.text_size)
    store(user)
    return user
