"""Access tokens as the page lists them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from ketnap.accounts.models import TOKEN_SCOPE_NAMES, AccessToken
from ketnap.domain.access import Actor, TokenScope


@dataclass(frozen=True, slots=True)
class TokenLine:
    """One token; `owner` is empty beside one's own."""

    pk: int
    label: str
    owner: str
    scopes: str
    expires_at: datetime
    used: str
    is_live: bool


def lines_of(tokens: Iterable[AccessToken], actor: Actor, *, at: datetime) -> list[TokenLine]:
    """Return the tokens, latest first."""
    return [_line(token, actor, at) for token in tokens]


def _line(token: AccessToken, actor: Actor, at: datetime) -> TokenLine:
    return TokenLine(
        pk=token.pk,
        label=token.label,
        owner="" if token.user_id == actor.user_id else token.user.name,
        scopes=", ".join(str(TOKEN_SCOPE_NAMES[TokenScope(each)]) for each in token.scopes),
        expires_at=token.expires_at,
        used=_used(token),
        is_live=token.is_live(at),
    )


def _used(token: AccessToken) -> str:
    if token.used_at is None:
        return _("chưa dùng lần nào")
    moment = timezone.localtime(token.used_at)
    return _("dùng gần nhất lúc %(moment)s") % {"moment": f"{moment:%H:%M %d/%m/%Y}"}
