"""By when a request about personal data is answered and done, around every limit of the law."""

from datetime import date

import pytest

from ketnap.domain.data_request import RequestKind, clock_of_request
from ketnap.rules.load import load_calendar, load_rulebook


def clock(kind: RequestKind, on: date, *, with_third_party: bool = False):
    rules = load_rulebook().on(on)
    return clock_of_request(kind, on, rules, load_calendar(), with_third_party=with_third_party)


@pytest.mark.parametrize(
    ("received_on", "expected"),
    [
        (date(2026, 11, 24), date(2026, 11, 26)),  # Tuesday; the holiday itself is not counted
        (date(2026, 11, 26), date(2026, 11, 30)),  # Thursday, over a weekend
        (date(2026, 12, 30), date(2027, 1, 4)),  # over New Year's Day and a weekend
    ],
)
def test_answer_is_counted_in_working_days(received_on, expected):
    assert clock(RequestKind.SEE, received_on).answer_due_on == expected


@pytest.mark.parametrize(
    ("kind", "alone", "together"),
    [
        (RequestKind.SEE, date(2026, 11, 12), date(2026, 11, 17)),
        (RequestKind.CORRECT, date(2026, 11, 12), date(2026, 11, 17)),
        (RequestKind.WITHDRAW, date(2026, 11, 17), date(2026, 11, 22)),
        (RequestKind.RESTRICT, date(2026, 11, 17), date(2026, 11, 22)),
        (RequestKind.OBJECT, date(2026, 11, 17), date(2026, 11, 22)),
        (RequestKind.DELETE, date(2026, 11, 22), date(2026, 12, 2)),
    ],
)
def test_carrying_out_is_counted_in_calendar_days(kind, alone, together):
    received_on = date(2026, 11, 2)

    assert clock(kind, received_on).done_due_on == alone
    assert clock(kind, received_on, with_third_party=True).done_due_on == together


def test_no_clock_runs_before_the_first_day_of_the_rule():
    assert clock(RequestKind.DELETE, date(2025, 12, 31)) is None
    assert clock(RequestKind.DELETE, date(2026, 1, 1)) is not None
