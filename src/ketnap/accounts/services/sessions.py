"""Ends sessions: everybody his own, and whoever manages an account all that are open with it."""

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.db import transaction
from django.http import Http404

from ketnap.accounts.models import User
from ketnap.accounts.services.places import note
from ketnap.domain.access import Actor


@transaction.atomic
def end_session(number: int, *, actor: Actor) -> None:
    """End one of the acting user's sessions; any other is a 404."""
    row = UserSession.objects.filter(user=actor.user_id, pk=number).first()
    if row is None:
        raise Http404("no such session")
    row.end()
    note(actor.user_id, _user(actor), "kết thúc một phiên đăng nhập")


@transaction.atomic
def end_sessions_before(moment: datetime, *, keeping: str | None, actor: Actor) -> None:
    """End the acting user's sessions that were opened before a moment, but the one kept."""
    user = _user(actor)
    end_all(user, at=moment, keeping=keeping)
    note(actor.user_id, user, "kết thúc các phiên đăng nhập khác")


def end_all(user: User, *, at: datetime, keeping: str | None = None) -> None:
    """End a user's sessions but the one kept. Asks nobody: whoever calls it has asked the policy."""
    user.sessions_from = at
    user.save(update_fields=["sessions_from"])
    for row in UserSession.objects.filter(user=user).exclude(session_key=keeping):
        row.end()


def _user(actor: Actor) -> User:
    return User.objects.get(pk=actor.user_id)
