"""The deadline seen from the planned day: thirty working days, a holiday among them."""

from datetime import date

import pytest

from domain.casefile.build import casefile, step
from ketnap.domain.casefile.assess import assess
from ketnap.domain.ceremony import clock_on
from ketnap.rules.load import load_calendar, load_rulebook

# Received on 7 March 2024; 18 April was the Hùng kings' day, so the thirtieth is Friday, 19 April.
RECEIVED_ON = date(2024, 3, 7)
DUE_ON = date(2024, 4, 19)


def clock(planned_on: date):
    file = casefile(step("decided", "2024-03-04", received_on=str(RECEIVED_ON)))
    rulebook, calendar = load_rulebook(), load_calendar()
    assessment = assess(file, rulebook, calendar, on=date(2024, 3, 20))
    return clock_on(assessment, rulebook.on(planned_on), calendar, on=planned_on)


@pytest.mark.parametrize(
    ("planned_on", "working_day", "is_late", "late_by"),
    [
        (date(2024, 4, 17), 29, False, 0),
        (date(2024, 4, 19), 30, False, 0),
        (date(2024, 4, 20), 30, True, 0),  # a Saturday
        (date(2024, 4, 22), 31, True, 1),
    ],
)
def test_ceremony_is_in_time_up_to_its_thirtieth_working_day(
    planned_on, working_day, is_late, late_by
):
    found = clock(planned_on)

    assert found is not None
    assert (found.starts_on, found.due_on, found.length) == (RECEIVED_ON, DUE_ON, 30)
    assert (found.working_day, found.is_late, found.late_by) == (working_day, is_late, late_by)
    assert found.needs_consent is is_late


def test_late_ceremony_rests_on_the_rule_of_its_own_day():
    found = clock(date(2024, 4, 22))

    assert found is not None
    assert found.consent_rule is not None
    assert found.consent_rule.source == "24-QĐ/TW, 30/7/2021, 4.1"


def test_ceremony_has_no_deadline_before_a_decision():
    rulebook, calendar = load_rulebook(), load_calendar()
    assessment = assess(casefile(), rulebook, calendar, on=date(2024, 3, 20))

    on = date(2024, 4, 1)

    assert clock_on(assessment, rulebook.on(on), calendar, on=on) is None
