"""When a call that did not get through is tried again by itself: after growing pauses, or not at all."""

from datetime import datetime, timedelta

from ketnap.domain.press.calls import Call
from ketnap.press.models import OutboxCall

_FIRST_PAUSE = timedelta(minutes=1)
_LONGEST_PAUSE = timedelta(minutes=15)
_DOUBLINGS = 4
"""After as many a pause is longer than the longest."""


def due_at(call: OutboxCall) -> datetime | None:
    """Return when a call is tried next by itself; nothing for one that is due at once.

    A withdrawal always is: meanwhile a name stands that may not. Of a package that stands refused
    it says nothing: that one waits for people.
    """
    tried_at: datetime | None = call.tried_at
    if tried_at is None or call.call == Call.WITHDRAWAL.value:
        return None
    doublings = min(max(call.attempts - 1, 0), _DOUBLINGS)
    pause = min(_FIRST_PAUSE * (1 << doublings), _LONGEST_PAUSE)
    return tried_at + pause


def is_due(call: OutboxCall, *, at: datetime) -> bool:
    """Return whether a call may leave by itself at a moment."""
    due = due_at(call)
    return not call.stands_refused and (due is None or due <= at)
