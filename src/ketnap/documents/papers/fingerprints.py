"""Fingerprints of what a paper was filled with: keyed, so that no value can be guessed back."""

import hashlib
import hmac
from collections.abc import Mapping

from ketnap.domain.text import nfc


def fingerprints_of(values: Mapping[str, str], *, key: bytes, salt: str) -> dict[str, str]:
    """Return a digest for each blank, under a key that this paper alone has."""
    own_key = _keyed(key, "paper", salt)
    return {name: _keyed(own_key, name, nfc(value)).hex() for name, value in sorted(values.items())}


def marks_of(values: Mapping[str, str], *, key: bytes, casefile_id: int) -> dict[str, str]:
    """Return a digest for each blank under a key that the papers of one case share.

    The same value gives the same mark on every paper of the case, and another one elsewhere.
    """
    shared_key = _keyed(key, "case", str(casefile_id))
    return {
        name: _keyed(shared_key, name, nfc(value)).hex() for name, value in sorted(values.items())
    }


def names_that_differ(
    kept: Mapping[str, str], current: Mapping[str, str], *, key: bytes, salt: str
) -> tuple[str, ...]:
    """Return the blanks that were filled and would hold something else, or nothing, today."""
    filled = {name: current.get(name, "") for name in kept}
    fresh = fingerprints_of(filled, key=key, salt=salt)
    return tuple(name for name in sorted(kept) if not hmac.compare_digest(kept[name], fresh[name]))


def _keyed(key: bytes, *parts: str) -> bytes:
    return hmac.new(key, "\n".join(parts).encode(), hashlib.sha256).digest()
