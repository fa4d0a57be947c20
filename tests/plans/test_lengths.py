"""Which plans are so long that somebody is asked whether he means it."""

from datetime import date

import pytest

from ketnap.plans.lengths import months_exceeded
from ketnap.plans.models import PlanSpan

START = date(2024, 1, 1)


@pytest.mark.parametrize(
    ("span", "ends_on", "expected"),
    [
        (PlanSpan.YEAR, date(2024, 12, 30), None),
        (PlanSpan.YEAR, date(2024, 12, 31), None),
        (PlanSpan.YEAR, date(2025, 1, 1), 12),
        (PlanSpan.TERM, date(2033, 12, 31), None),
        (PlanSpan.TERM, date(2034, 1, 1), 120),
    ],
)
def test_plan_is_asked_about_from_the_day_after_its_usual_time(span, ends_on, expected):
    assert months_exceeded(span, START, ends_on) == expected
