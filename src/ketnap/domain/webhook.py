"""How a message to another program is signed, so that it can be told from a forged one."""

import hmac
from hashlib import sha256
from typing import Final

HEADER: Final = "Ketnap-Signature"
FRESH_SECONDS: Final = 300
"""A message signed longer ago than this may be an old one sent again."""


def signature(secret: bytes, at: int, body: bytes) -> str:
    """Return the header for a body sent at a moment (seconds since 1970)."""
    return f"t={at},v1={_digest(secret, at, body)}"


def is_signed(header: str, secret: bytes, body: bytes, *, now: int) -> bool:
    """Whether a header was made with the secret for this body, and not long ago."""
    parts = dict(part.partition("=")[::2] for part in header.split(","))
    at = parts.get("t", "")
    if not (at.isascii() and at.isdecimal()) or abs(now - int(at)) > FRESH_SECONDS:
        return False
    told = parts.get("v1", "").encode()
    return hmac.compare_digest(told, _digest(secret, int(at), body).encode())


def _digest(secret: bytes, at: int, body: bytes) -> str:
    return hmac.new(secret, b"%d." % at + body, sha256).hexdigest()
