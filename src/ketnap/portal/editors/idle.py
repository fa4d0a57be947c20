"""The end of an editor's visit: when nothing has been done for a while, or after a working day."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from ketnap.portal.news.caching import is_signed_in

_ACTED_AT = "acted_at"
_CAME_AT = "came_at"
_NOTED_EVERY_SECONDS = 60


class IdleEnd:
    """Signs out whoever has done nothing, or has been here, for as long as the settings say.

    What somebody may do is what the last ticket said: after `SESSION_COOKIE_AGE` a new one is due.
    An open editing page reports itself every few seconds; that is nothing done.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if is_signed_in(request) and request.user.is_authenticated:
            _judge(request)
        return self.get_response(request)


def begin(request: HttpRequest) -> None:
    """Note that a visit begins."""
    request.session[_CAME_AT] = request.session[_ACTED_AT] = timezone.now().timestamp()


def _judge(request: HttpRequest) -> None:
    now = timezone.now().timestamp()
    allowed: int = settings.SESSION_IDLE_SECONDS
    idle = now - float(request.session.setdefault(_ACTED_AT, now))
    here = now - float(request.session.setdefault(_CAME_AT, now))
    if idle >= allowed + _NOTED_EVERY_SECONDS or here >= settings.SESSION_COOKIE_AGE:
        logout(request)
    elif idle >= _NOTED_EVERY_SECONDS and not _reports_itself(request):
        request.session[_ACTED_AT] = now


def _reports_itself(request: HttpRequest) -> bool:
    return request.path.startswith(f"{reverse('wagtailadmin_home')}editing-sessions/")
