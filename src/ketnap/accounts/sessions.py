"""A signed-in session ends a fixed time after sign-in, however busy it was."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from ketnap.accounts.models import User
from ketnap.audit.models import Deed
from ketnap.audit.services import note_access

SIGNED_IN_AT = "signed_in_at"


@receiver(user_logged_in, dispatch_uid="ketnap.accounts.sessions")
def note_sign_in(sender: object, request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Remember when the session was opened, in the session and in the access log."""
    request.session[SIGNED_IN_AT] = timezone.now().timestamp()
    note_access(user.pk, Deed.SIGNED_IN, object_kind="user", object_id=user.pk)


class SessionAge:
    """Signs out whoever signed in longer ago than a session may last."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and _is_over(request):
            logout(request)
        return self.get_response(request)


def _is_over(request: HttpRequest) -> bool:
    signed_in_at = float(request.session.get(SIGNED_IN_AT, 0))
    return timezone.now().timestamp() - signed_in_at >= settings.SESSION_COOKIE_AGE
