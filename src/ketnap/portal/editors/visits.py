"""The end of an editor's visit: signed out, idle, a working day over, or nothing heard of him."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from ketnap.domain.press.ticket import Ticket
from ketnap.portal.editors.models import Editor
from ketnap.portal.news.caching import is_signed_in

SECONDS_UNHEARD = 300
"""How long an editor stays in while the staff zone, which tells every minute, is not heard."""
_ACTED_AT = "acted_at"
_CAME_AT = "came_at"
_TICKET_OF = "ticket_of"
_IS_FOLLOWED = "is_followed"
_NOTED_EVERY_SECONDS = 60


class EndOfVisit:
    """Signs out whoever has left the staff zone, has done nothing, or has been here long enough.

    Sign-out, a closed account and an ended role come from the staff zone (`keep_standings`). While
    it is silent for `SECONDS_UNHEARD` nobody is let at the editing pages; the visit goes on once
    it is heard again. An open editing page reports itself every few seconds; that is nothing done.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if is_signed_in(request) and isinstance(request.user, Editor):
            _judge(request, request.user)
            if isinstance(request.user, Editor) and _is_unheard(request, request.user):
                request.user = AnonymousUser()
                if request.path.startswith(reverse("wagtailadmin_home")):
                    return _closed(request)
        return self.get_response(request)


def begin(request: HttpRequest, ticket: Ticket) -> None:
    """Note that a visit begins, and by which ticket."""
    request.session[_CAME_AT] = request.session[_ACTED_AT] = timezone.now().timestamp()
    request.session[_TICKET_OF] = ticket.issued_at
    request.session[_IS_FOLLOWED] = ticket.is_followed


def _judge(request: HttpRequest, editor: Editor) -> None:
    now = timezone.now().timestamp()
    allowed: int = settings.SESSION_IDLE_SECONDS
    idle = now - float(request.session.setdefault(_ACTED_AT, now))
    here = now - float(request.session.setdefault(_CAME_AT, now))
    too_long = idle >= allowed + _NOTED_EVERY_SECONDS or here >= settings.SESSION_COOKIE_AGE
    if _has_left(request, editor) or too_long:
        logout(request)
    elif idle >= _NOTED_EVERY_SECONDS and not _reports_itself(request):
        request.session[_ACTED_AT] = now


def _has_left(request: HttpRequest, editor: Editor) -> bool:
    # Visits that began under a release before bear no ticket.
    ticket_of = int(request.session.get(_TICKET_OF, 0))
    return editor.tickets_from > 0 and ticket_of <= editor.tickets_from


def _is_unheard(request: HttpRequest, editor: Editor) -> bool:
    """Say whether the staff zone, which is to tell of somebody, has been silent for too long."""
    came_at = float(request.session[_CAME_AT])
    heard_at = max(came_at, editor.told_at.timestamp() if editor.told_at else came_at)
    is_late = timezone.now().timestamp() - heard_at >= SECONDS_UNHEARD
    return is_late and bool(request.session.get(_IS_FOLLOWED))


def _closed(request: HttpRequest) -> HttpResponse:
    told = {"minutes": SECONDS_UNHEARD // 60}
    return render(request, "editors/closed.html", told, status=HTTPStatus.SERVICE_UNAVAILABLE)


def _reports_itself(request: HttpRequest) -> bool:
    return request.path.startswith(f"{reverse('wagtailadmin_home')}editing-sessions/")
