"""Passwords tried out: each is noted, and whoever tries one account from many addresses is slowed down."""

import hashlib
import logging
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.signals import user_logged_in
from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest

from ketnap.accounts.counting import count_one, is_remembered, remember
from ketnap.accounts.models import User
from ketnap.accounts.usernames import normalised
from ketnap.audit.models import Deed
from ketnap.audit.services import note_access

_log = logging.getLogger(__name__)
_WAITING, _KNOWN, _WRONG, _WRONG_ANYWHERE = "wait", "known", "wrong-password", "wrong-passwords"
_ALARM_SECONDS = 15 * 60
_MOST_DOUBLINGS = 16
_DIGITS = 16


def must_wait(request: HttpRequest, username: str) -> bool:
    """Say whether a password for an account is not even looked at now.

    The owner never waits where he signed in lately: else a stranger who keeps trying would shut him out.
    """
    name = normalised(username)
    return is_remembered(_WAITING, name) and not is_remembered(_KNOWN, _pair(name, request))


def tell_of_refusal(request: HttpRequest) -> None:
    """Leave a line for whoever watches the log."""
    _log.warning("too many wrong passwords: a sign-in from %s was refused", _address(request))


@receiver(user_logged_in, dispatch_uid="ketnap.accounts.guessing.known")
def know_address(sender: object, request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Remember from where somebody signed in."""
    pair = _pair(user.username, request)
    remember(_KNOWN, pair, seconds=settings.KNOWN_ADDRESS_SECONDS)


@receiver(user_login_failed, dispatch_uid="ketnap.accounts.guessing.wrong")
def note_wrong_password(
    sender: object, credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any
) -> None:
    """Note a wrong password, and let the next one wait where there were many."""
    name = normalised(str(credentials.get("username", "")))
    _note(name, _address(request) if request else "")
    wait = wait_after(count_one(_WRONG, name, seconds=settings.WRONG_PASSWORDS_COUNTED_SECONDS))
    if wait:
        remember(_WAITING, name, seconds=wait)
    if count_one(_WRONG_ANYWHERE, "", seconds=_ALARM_SECONDS) == (
        settings.WRONG_PASSWORDS_OF_AN_ALARM
    ):
        _log.error("%d wrong passwords within 15 minutes", settings.WRONG_PASSWORDS_OF_AN_ALARM)


def wait_after(failures: int) -> int:
    """Return how many seconds the next password waits: each time twice as long, up to a bound."""
    beyond = failures - settings.WRONG_PASSWORDS_BEFORE_WAITING
    if beyond < 0:
        return 0
    return int(min(2 ** min(beyond, _MOST_DOUBLINGS), settings.LONGEST_WAIT_SECONDS))


def _note(name: str, address: str) -> None:
    user = User.objects.filter(username=name).first()
    # What belongs to no account may be a password typed into the wrong place.
    for_whom = "" if user else f" cho tên {hashlib.sha256(name.encode()).hexdigest()[:_DIGITS]}"
    note_access(
        None,
        Deed.SIGN_IN_FAILED,
        object_kind="user",
        object_id=user.pk if user else None,
        detail=f"có người nhập sai mật khẩu{for_whom} từ địa chỉ {address}",
    )


def _pair(name: str, request: HttpRequest) -> str:
    return f"{_address(request)} {name}"


def _address(request: HttpRequest) -> str:
    return str(get_adapter().get_client_ip(request))
