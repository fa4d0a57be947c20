"""Asks for the password again before what must not happen at a desk left open."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.http import HttpRequest, HttpResponse

V = TypeVar("V", bound=Callable[..., HttpResponse])


def password_again(view: V) -> V:
    """Let a view answer only soon after its reader signed in or has given the password anew."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not _has_proved_himself_lately(request):
            raise ReauthenticationRequired
        return view(request, *args, **kwargs)

    return cast(V, asked)


def _has_proved_himself_lately(request: HttpRequest) -> bool:
    records = get_authentication_records(request, request.user)
    proved_at = max((record["at"] for record in records), default=0)
    return bool(time.time() - proved_at < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT)
