"""Days of the demo: meetings, and starts from which a deadline falls due."""

from datetime import date

import pytest

from ketnap.demo.almanac import Almanac
from ketnap.rules.load import load_calendar, load_rulebook

SUNDAY = date(2026, 11, 22)


@pytest.fixture
def almanac() -> Almanac:
    return Almanac(SUNDAY, load_calendar(), load_rulebook())


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 3), date(2026, 11, 3)),
        (date(2026, 11, 4), date(2026, 12, 3)),
        (date(2026, 12, 31), date(2027, 1, 4)),
    ],
)
def test_meeting_is_the_first_one_from_the_day_on(almanac, day, expected):
    assert almanac.meeting(day) == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [(-1, date(2026, 11, 20)), (0, date(2026, 11, 20)), (6, date(2026, 11, 30))],
)
def test_days_off_are_passed_away_from_today(almanac, days, expected):
    assert almanac.in_days(days) == expected


@pytest.mark.parametrize(
    "rule_id",
    ["admission_decision_deadline", "probation_months", "awareness_certificate_valid_months"],
)
def test_start_is_the_latest_working_day_that_falls_due_in_time(almanac, rule_id):
    due = date(2026, 12, 18)

    start = almanac.start(rule_id, due=due)

    assert almanac.due(rule_id, start) <= due
    assert almanac.due(rule_id, almanac.later(start, 1)) > due
