"""Signatures of internal calls: who knows the key wrote this, for this address, now, once."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

SECONDS_ALIVE: Final = 60
"""How far the clocks of the two processes, and a slow call, may be apart."""

TIME_HEADER: Final = "Ketnap-Time"
NONCE_HEADER: Final = "Ketnap-Nonce"
SIGNATURE_HEADER: Final = "Ketnap-Signature"

_PURPOSE: Final = b"ketnap.press/1 call"
_MOST_DIGITS: Final = 12
_LEAST_NONCE, _MOST_NONCE = 16, 64


class Refusal(StrEnum):
    """Why something signed is not taken."""

    MALFORMED = "malformed"
    FORGED = "forged"
    TOO_OLD = "too_old"
    NOT_YET = "not_yet"


class SignatureRefused(Exception):
    """What is signed is not taken; the sender is told no more than this."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


@dataclass(frozen=True, slots=True)
class SignedCall:
    """A call as it goes out: its body and the headers that vouch for it."""

    path: str
    body: bytes
    headers: Mapping[str, str]


def sign(
    path: str, body: bytes, *, key: bytes, at: int, nonce: str, method: str = "POST"
) -> SignedCall:
    """Return a call signed at a second of the clock; the nonce must be new and random."""
    headers = {
        TIME_HEADER: str(at),
        NONCE_HEADER: nonce,
        SIGNATURE_HEADER: _signature(method, path, str(at), nonce, body, key=key),
    }
    return SignedCall(path, body, headers)


def verify(
    path: str,
    body: bytes,
    headers: Mapping[str, str],
    *,
    key: bytes,
    now: int,
    method: str = "POST",
) -> str:
    """Return the nonce of a good call, for the receiver to refuse when it comes again.

    Raises `SignatureRefused` for a call that is forged, malformed, too old or from the future.
    """
    at, nonce, signature = (
        headers.get(name, "") for name in (TIME_HEADER, NONCE_HEADER, SIGNATURE_HEADER)
    )
    if not is_moment(at) or not is_nonce(nonce):
        raise SignatureRefused(Refusal.MALFORMED)
    if not same(signature, _signature(method, path, at, nonce, body, key=key)):
        raise SignatureRefused(Refusal.FORGED)
    require_fresh(int(at), now=now)
    return nonce


def require_fresh(at: int, *, now: int) -> None:
    """Raise `SignatureRefused` for what was signed too long ago or is yet to come."""
    if at < now - SECONDS_ALIVE:
        raise SignatureRefused(Refusal.TOO_OLD)
    if at > now + SECONDS_ALIVE:
        raise SignatureRefused(Refusal.NOT_YET)


def is_nonce(text: str) -> bool:
    """Say whether a text can be the nonce of a call."""
    return text.isascii() and _LEAST_NONCE <= len(text) <= _MOST_NONCE and text.isprintable()


def is_moment(text: str) -> bool:
    """Say whether a text is a second of the clock."""
    return text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS


def same(left: str, right: str) -> bool:
    """Say whether two texts are equal, in a time that tells nothing of where they differ."""
    return hmac.compare_digest(left.encode(), right.encode())


def keyed(purpose: bytes, *parts: bytes, key: bytes) -> str:
    """Return a keyed digest over parts of any length, none of which can run into the next."""
    digest = hmac.new(key, purpose, hashlib.sha256)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def _signature(method: str, path: str, at: str, nonce: str, body: bytes, *, key: bytes) -> str:
    parts = (method.upper(), path, at, nonce)
    return keyed(_PURPOSE, *(part.encode() for part in parts), body, key=key)
