"""Where a request for nominations stands."""

from datetime import date

import pytest

from ketnap.domain.plan.request import RequestState, request_state

SENT, DUE, ANSWERED = date(2031, 3, 3), date(2031, 3, 20), date(2031, 3, 24)


def state(on: date, *, sent: date | None = SENT, answered: date | None = None) -> RequestState:
    return request_state(sent_on=sent, due_on=DUE, answered_on=answered, on=on)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2031, 3, 2), RequestState.UNSENT),
        (date(2031, 3, 3), RequestState.WAITING),
        (date(2031, 3, 20), RequestState.WAITING),
        (date(2031, 3, 21), RequestState.OVERDUE),
    ],
)
def test_request_waits_up_to_its_due_day(on, expected):
    assert state(on) is expected


@pytest.mark.parametrize(
    ("on", "expected"),
    [(date(2031, 3, 23), RequestState.OVERDUE), (date(2031, 3, 24), RequestState.ANSWERED)],
)
def test_request_is_answered_from_the_day_of_its_answer(on, expected):
    assert state(on, answered=ANSWERED) is expected


def test_request_without_a_day_of_sending_was_not_sent():
    assert state(date(2031, 4, 1), sent=None) is RequestState.UNSENT
