"""What was tried, how often, within a span of time: kept in the cache that all processes share."""

import hashlib
import time

from django.core.cache import cache


def count_one(kind: str, whose: str, *, seconds: int) -> int:
    """Return how often it was tried since the span began, this time included.

    The first time begins the span; the first after its end begins another.
    """
    key, now = _key(kind, whose), time.time()
    count, ends_at = cache.get(key, (0, now))
    if ends_at <= now:
        count, ends_at = 0, now + seconds
    cache.set(key, (count + 1, ends_at), timeout=ends_at - now)
    return int(count) + 1


def remember(kind: str, whose: str, *, seconds: int) -> None:
    """Hold something to be so for a span of time that begins now."""
    cache.set(_key(kind, whose), True, timeout=seconds)


def is_remembered(kind: str, whose: str) -> bool:
    """Say whether the span of time still lasts."""
    return bool(cache.get(_key(kind, whose), False))


def _key(kind: str, whose: str) -> str:
    # Hashed: whatever was typed as a name must not become a key of the cache.
    return f"counted:{kind}:{hashlib.sha256(whose.encode()).hexdigest()}"
