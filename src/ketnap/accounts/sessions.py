"""A signed-in session ends a fixed time after sign-in, or when its owner ends it from elsewhere."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from ketnap.accounts.actors import actor_behind
from ketnap.accounts.models import User
from ketnap.accounts.services import end_sessions_before
from ketnap.audit.models import Deed
from ketnap.audit.services import note_access

SIGNED_IN_AT = "signed_in_at"


@receiver(user_logged_in, dispatch_uid="ketnap.accounts.sessions")
def note_sign_in(sender: object, request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Remember when the session was opened, in the session and in the access log."""
    request.session[SIGNED_IN_AT] = timezone.now().timestamp()
    note_access(user.pk, Deed.SIGNED_IN, object_kind="user", object_id=user.pk)


class SessionAge:
    """Signs out whoever signed in longer ago than a session may last, or has ended it since."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if isinstance(request.user, User) and _is_over(request, request.user):
            logout(request)
        return self.get_response(request)


def end_other_sessions(request: HttpRequest) -> None:
    """End every session of the user but this one."""
    now = timezone.now()
    end_sessions_before(now, actor=actor_behind(request))
    request.session[SIGNED_IN_AT] = now.timestamp()


def _is_over(request: HttpRequest, user: User) -> bool:
    signed_in_at = float(request.session.get(SIGNED_IN_AT, 0))
    if user.sessions_from is not None and signed_in_at < user.sessions_from.timestamp():
        return True
    return timezone.now().timestamp() - signed_in_at >= settings.SESSION_COOKIE_AGE
