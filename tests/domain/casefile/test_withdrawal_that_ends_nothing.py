"""A withdrawal dated before the consent in force: it is refused with words, for it would end nothing."""

import pytest

from domain.casefile.build import casefile, corrected, step
from ketnap.domain.casefile.codes import Severity
from ketnap.domain.casefile.consents import withdrawal_findings

GIVEN = step("consent_given", "2018-06-10", purpose="portal_picture")
OF_BEFORE = step("consent_withdrawn", "2018-06-09", purpose="portal_picture")
OF_THE_DAY = step("consent_withdrawn", "2018-06-10", purpose="portal_picture")
OF_NAMES = step("consent_withdrawn", "2018-06-09", purpose="portal_name")
OF_LONG_AGO = step("consent_given", "2018-01-10", purpose="portal_picture")


def found(recorded, added) -> list[tuple[str, Severity, int | None]]:
    before, after = casefile(*recorded).steps, casefile(*recorded, *added).steps
    return [(one.code, one.severity, one.seq) for one in withdrawal_findings(before, after)]


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
