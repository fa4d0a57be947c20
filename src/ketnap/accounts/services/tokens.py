"""Access tokens: made by their owner, shown once, ended by him or by whoever keeps the accounts."""

import hashlib
import secrets
from collections.abc import Collection
from datetime import date, datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketnap.accounts.models import AccessToken, User
from ketnap.accounts.queries import access_tokens_visible_to
from ketnap.accounts.services.places import note
from ketnap.domain.access import Actor, TokenScope
from ketnap.domain.calendar import add_months

PREFIX = "ketnap_"
"""Begins every token, so that one left lying in a file is found by a search for it."""
LONGEST_MONTHS = 12
_WORD_BYTES = 32
_USE_IS_NOTED_EVERY = timedelta(minutes=5)


@transaction.atomic
def issue_access_token(
    label: str, scopes: Collection[TokenScope], *, until: date, actor: Actor
) -> tuple[AccessToken, str]:
    """Return a new token of the acting user's own, and its word, to be shown once.

    It is good to the end of the day `until`. Refuses a token for nothing, and one for too long.
    """
    _check(scopes, until)
    word = PREFIX + secrets.token_urlsafe(_WORD_BYTES)
    token = AccessToken(
        user_id=actor.user_id,
        label=label,
        digest=_digest_of(word),
        scopes=sorted(scope.value for scope in set(scopes)),
        expires_at=_end_of(until),
    )
    token.full_clean(exclude=["user"])
    token.save()
    note(actor.user_id, _owner(token), f"lập khóa truy cập số {token.pk}")
    return token, word


@transaction.atomic
def end_access_token(number: int, *, actor: Actor) -> AccessToken:
    """Return the token, which opens nothing any more; a stranger's is a 404."""
    token = access_tokens_visible_to(actor).filter(pk=number).first()
    if token is None:
        raise Http404("no such token")
    if token.ended_at is None:
        token.ended_at = timezone.now()
        token.save(update_fields=["ended_at"])
        note(actor.user_id, token.user, f"kết thúc khóa truy cập số {token.pk}")
    return token


def token_behind(word: str) -> AccessToken | None:
    """Return the live token that a program has sent; nothing for an ended, late or closed one."""
    now = timezone.now()
    found = AccessToken.objects.filter(digest=_digest_of(word), user__is_active=True)
    token = found.select_related("user__person").first()
    if token is None or not token.is_live(now):
        return None
    _note_use(token, now)
    return token


def _note_use(token: AccessToken, now: datetime) -> None:
    """Now and then is enough: a busy program must not write a row each time it reads."""
    if token.used_at is None or token.used_at + _USE_IS_NOTED_EVERY <= now:
        AccessToken.objects.filter(pk=token.pk).update(used_at=now)


def _check(scopes: Collection[TokenScope], until: date) -> None:
    today = timezone.localdate()
    if not scopes:
        raise ValidationError({"scopes": _("Hãy chọn ít nhất một việc cho khóa này.")})
    last = add_months(today, LONGEST_MONTHS)
    if not today <= until <= last:
        message = _("Hãy chọn một ngày từ hôm nay đến %(last)s.")
        raise ValidationError(
            {"until": ValidationError(message, params={"last": f"{last:%d/%m/%Y}"})}
        )


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))


def _owner(token: AccessToken) -> User:
    return User.objects.get(pk=token.user_id)


def _digest_of(word: str) -> str:
    """The word is long and random: a plain digest of it cannot be guessed back."""
    return hashlib.sha256(word.encode()).hexdigest()
