"""The sessions that somebody has open: where, since when, last used when."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.http import HttpRequest
from django.utils import timezone

from ketnap.accounts.actors import actor_behind
from ketnap.accounts.services import end_sessions_before
from ketnap.accounts.sessions import SIGNED_IN_AT, idle_seconds


@dataclass(frozen=True, slots=True)
class OpenSession:
    """One browser in which its owner is signed in; `agent` is what the browser calls itself."""

    pk: int
    is_current: bool
    opened_at: datetime
    seen_at: datetime
    address: str
    agent: str


def open_sessions(request: HttpRequest) -> list[OpenSession]:
    """Return the reader's own open sessions: this one first, then the last used."""
    used_since = timezone.now() - timedelta(seconds=idle_seconds())
    found = [
        _open(row, request)
        for row in UserSession.objects.purge_and_list(request.user)
        if row.last_seen_at >= used_since or row.session_key == request.session.session_key
    ]
    return sorted(found, key=lambda each: (each.is_current, each.seen_at), reverse=True)


def end_other_sessions(request: HttpRequest) -> None:
    """End every session of the user but this one."""
    now = timezone.now()
    end_sessions_before(now, keeping=request.session.session_key, actor=actor_behind(request))
    request.session[SIGNED_IN_AT] = now.timestamp()


def _open(row: UserSession, request: HttpRequest) -> OpenSession:
    return OpenSession(
        pk=row.pk,
        is_current=row.session_key == request.session.session_key,
        opened_at=row.created_at,
        seen_at=row.last_seen_at,
        address=row.ip,
        agent=row.user_agent,
    )
