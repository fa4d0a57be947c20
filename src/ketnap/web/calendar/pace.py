"""How often an address may be asked: the count is kept in the cache that all processes share."""

import hashlib
import time

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

WINDOW_SECONDS = 3600
MOST_OF_A_FEED = 120
"""Within an hour; calendar programs ask every few minutes at most."""
MOST_OF_A_CLIENT = 1200
"""Within an hour; one office may stand behind one address."""


def is_too_often(request: HttpRequest, name: str) -> bool:
    """Count a question for a feed, and say whether there were too many within an hour."""
    client = get_adapter().get_client_ip(request)
    counted = [_counted("feed", name, MOST_OF_A_FEED), _counted("ip", client, MOST_OF_A_CLIENT)]
    return not all(counted)


def _counted(kind: str, whose: str, most: int) -> bool:
    """Count one question, and say whether it is still among those allowed."""
    # Hashed: whatever was typed as a name must not become a key of the cache.
    key = f"calendar-feed:{kind}:{hashlib.sha256(whose.encode()).hexdigest()}"
    now = time.time()
    count, ends_at = cache.get(key, (0, now))
    if ends_at <= now:
        count, ends_at = 0, now + WINDOW_SECONDS
    cache.set(key, (count + 1, ends_at), timeout=WINDOW_SECONDS)
    return bool(count < most)
