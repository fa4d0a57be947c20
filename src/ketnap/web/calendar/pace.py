"""How often a calendar program may ask."""

from allauth.account.adapter import get_adapter
from django.http import HttpRequest

from ketnap.accounts.counting import count_one
from ketnap.reminders.queries import is_live_feed

WINDOW_SECONDS = 3600
MOST_OF_A_FEED = 120
"""Within an hour; calendar programs ask every few minutes at most."""
MOST_OF_A_CLIENT = 1200
"""Within an hour; one office may stand behind one address."""


def is_too_often(request: HttpRequest, name: str) -> bool:
    """Count a question for a feed, and say whether there were too many within an hour.

    A name that belongs to no feed is counted with its asker alone.
    """
    client = get_adapter().get_client_ip(request)
    if _counted("ip", client) > MOST_OF_A_CLIENT:
        return True
    return is_live_feed(name) and _counted("feed", name) > MOST_OF_A_FEED


def _counted(kind: str, whose: str) -> int:
    return count_one(f"calendar-feed:{kind}", whose, seconds=WINDOW_SECONDS)
