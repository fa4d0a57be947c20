"""Taking what is signed: who signed it, when, and for the first time."""

from datetime import timedelta
from http import HTTPMethod

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from ketnap.domain.press.signature import SECONDS_ALIVE, Refusal, SignatureRefused, verify
from ketnap.domain.press.ticket import Ticket, redeem
from ketnap.portal.signed.models import SpentNonce

_KEPT = timedelta(seconds=4 * SECONDS_ALIVE)
"""Longer than anything signed is alive, on either side of the clock."""


class AlreadySpent(Exception):
    """What is signed was taken before."""


def take_call(request: HttpRequest) -> None:
    """Take a signed call; raises `SignatureRefused` or `AlreadySpent`."""
    nonce = verify(
        request.path,
        request.body,
        request.headers,
        key=_key(),
        now=int(timezone.now().timestamp()),
        method=HTTPMethod(request.method or ""),
    )
    _spend(nonce)


def take_ticket(text: str) -> Ticket:
    """Return the ticket that an editor brought; raises `SignatureRefused` or `AlreadySpent`."""
    ticket = redeem(text, key=_key(), now=int(timezone.now().timestamp()))
    _spend(ticket.nonce)
    return ticket


def _key() -> bytes:
    key: str = settings.PRESS_KEY
    if not key:
        # Anybody can sign with an empty key.
        raise SignatureRefused(Refusal.FORGED)
    return key.encode()


def _spend(nonce: str) -> None:
    now = timezone.now()
    SpentNonce.objects.filter(spent_at__lt=now - _KEPT).delete()
    _spent, is_new = SpentNonce.objects.get_or_create(nonce=nonce, defaults={"spent_at": now})
    if not is_new:
        raise AlreadySpent
