"""Where a request for nominations stands on a day."""

from datetime import date
from enum import StrEnum


class RequestState(StrEnum):
    """What is known of a request on a day; overdue means that the answer has not come in time."""

    UNSENT = "unsent"
    WAITING = "waiting"
    OVERDUE = "overdue"
    ANSWERED = "answered"


def request_state(
    *, sent_on: date | None, due_on: date, answered_on: date | None, on: date
) -> RequestState:
    """Return where a request stands on a day; on its due day an answer is still in time."""
    if sent_on is None or sent_on > on:
        return RequestState.UNSENT
    if answered_on is not None and answered_on <= on:
        return RequestState.ANSWERED
    return RequestState.OVERDUE if on > due_on else RequestState.WAITING
