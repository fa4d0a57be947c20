"""A withdrawal dated before the consent in force: it is refused with words, for it would end nothing."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from domain.casefile.build import casefile, corrected, step
from ketnap.domain.casefile.codes import Severity
from ketnap.domain.casefile.consents import withdrawal_findings
from ketnap.domain.casefile.steps import Step

GIVEN = step("consent_given", "2018-06-10", purpose="portal_picture")
OF_BEFORE = step("consent_withdrawn", "2018-06-09", purpose="portal_picture")
OF_THE_DAY = step("consent_withdrawn", "2018-06-10", purpose="portal_picture")
OF_NAMES = step("consent_withdrawn", "2018-06-09", purpose="portal_name")
OF_LONG_AGO = step("consent_given", "2018-01-10", purpose="portal_picture")


def recorded(told: Step) -> Step:
    """A step as the log has it; those that are only tried have no moment yet."""
    return replace(told, recorded_at=datetime(2018, 6, 10, 8, tzinfo=UTC))


def found(recorded, added, elsewhere=()) -> list[tuple[str, Severity, int | None]]:
    before, after = casefile(*recorded).steps, casefile(*recorded, *added).steps
    others = [casefile(*steps).steps for steps in elsewhere]
    findings = withdrawal_findings(before, after, others)
    return [(one.code, one.severity, one.seq) for one in findings]


def test_withdrawal_of_a_day_before_the_consent_is_refused():
    assert found((GIVEN,), (OF_BEFORE,)) == [("withdrawal_before_consent", Severity.BLOCK, 2)]


def test_withdrawal_between_two_consents_is_refused_for_the_later_one_stands():
    assert len(found((OF_LONG_AGO, GIVEN), (OF_BEFORE,))) == 1


def test_correction_that_lets_a_withdrawal_end_nothing_is_refused():
    assert found((GIVEN, OF_THE_DAY), (corrected(2, OF_BEFORE),)) == [
        ("withdrawal_before_consent", Severity.BLOCK, 2)
    ]


@pytest.mark.parametrize(
    ("recorded", "added"),
    [
        ((GIVEN,), (OF_THE_DAY,)),
        ((GIVEN,), (OF_NAMES,)),
        ((OF_LONG_AGO, GIVEN), (OF_THE_DAY,)),
        ((OF_LONG_AGO, OF_BEFORE), (GIVEN,)),
        ((), (OF_BEFORE,)),
        ((GIVEN, OF_BEFORE), (step("cell_voted", "2018-06-11"),)),
    ],
)
def test_withdrawal_that_ends_a_consent_or_is_recorded_already_is_taken(recorded, added):
    assert found(recorded, added) == []


def test_withdrawal_of_a_day_before_a_consent_in_another_file_is_refused():
    elsewhere = [(recorded(GIVEN),)]

    assert found((OF_LONG_AGO,), (OF_BEFORE,), elsewhere) == [
        ("withdrawal_before_consent", Severity.BLOCK, 2)
    ]
    assert found((OF_LONG_AGO,), (OF_THE_DAY,), elsewhere) == []
    assert found((OF_LONG_AGO, OF_BEFORE), (GIVEN,), elsewhere) == []
