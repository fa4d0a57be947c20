"""Every write to meetings: call, change, call off, take attendance, count a vote, close."""

from ketnap.occasions.meetings.services.attending import Mark, take_attendance
from ketnap.occasions.meetings.services.closing import close_meeting
from ketnap.occasions.meetings.services.counting import count_vote, discard_count, vote_again
from ketnap.occasions.meetings.services.planning import (
    Plan,
    Question,
    call_meeting,
    call_off,
    change_meeting,
)

__all__ = [
    "Mark",
    "Plan",
    "Question",
    "call_meeting",
    "call_off",
    "change_meeting",
    "close_meeting",
    "count_vote",
    "discard_count",
    "take_attendance",
    "vote_again",
]
