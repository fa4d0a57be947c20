"""Days of members against each other, and against the rules on age and probation."""

from datetime import date

import pytest

from ketnap.domain.casefile.codes import Sex
from ketnap.domain.intake.membership_days import membership_troubles
from ketnap.domain.intake.problems import Code, Problem
from ketnap.domain.intake.values import Standing
from ketnap.domain.intake.wording import message_of
from ketnap.rules.load import load_rulebook

TODAY = date(2026, 11, 25)


def troubles(**values):
    said = {"sex": Sex.MALE, **values}
    return list(membership_troubles(said, load_rulebook(), today=TODAY))


def codes(**values):
    return [(each.column, each.code) for each in troubles(**values)]


def admitted(born, on):
    return codes(born_on=born, admitted_on=on, official_on=date(2026, 11, 1))


@pytest.mark.parametrize(
    ("born", "on", "expected"),
    [
        (date(2002, 2, 3), date(2020, 2, 2), [("admitted_on", Code.TOO_YOUNG)]),
        (date(2002, 2, 3), date(2020, 2, 3), []),
        (date(2002, 2, 3), date(2020, 2, 4), []),
        (date(2015, 5, 1), date(2020, 2, 3), [("admitted_on", Code.TOO_YOUNG)]),
        # Of that day no clause was read, and of the other there is no rule at all.
        (date(2010, 5, 2), date(2026, 5, 1), [("admitted_on", Code.PERHAPS_TOO_YOUNG)]),
        (date(1990, 5, 1), date(2000, 2, 3), [("admitted_on", Code.PERHAPS_TOO_YOUNG)]),
        (date(1970, 5, 1), date(2000, 2, 3), []),
        (date(1990, 5, 1), date(1989, 2, 3), []),
    ],
)
def test_who_was_below_the_lowest_age_is_refused_by_a_verified_rule_alone(born, on, expected):
    assert admitted(born, on) == expected


@pytest.mark.parametrize(
    ("on", "standing", "expected"),
    [
        (date(2000, 2, 3), None, [("admitted_on", Code.PROBATION_OVER)]),
        (date(2000, 2, 3), Standing.PROBATIONARY, [("admitted_on", Code.PROBATION_OVER)]),
        (date(2000, 2, 3), Standing.OFFICIAL, []),
        (date(2025, 11, 24), None, [("admitted_on", Code.PROBATION_OVER)]),
        (date(2025, 11, 25), None, []),
    ],
)
def test_who_is_on_probation_for_too_long_is_pointed_out(on, standing, expected):
    values = {"standing": standing} if standing else {}

    assert codes(born_on=date(1970, 5, 1), admitted_on=on, **values) == expected


def test_a_row_that_is_only_pointed_out_may_be_taken_in():
    assert Problem(2, Code.PERHAPS_TOO_YOUNG).is_notice
    assert Problem(2, Code.PROBATION_OVER).is_notice
    assert not Problem(2, Code.TOO_YOUNG).is_notice


def test_the_day_of_the_lowest_age_is_told_with_its_source_in_the_language_of_the_reader():
    (young,) = troubles(
        born_on=date(2010, 5, 2), admitted_on=date(2026, 5, 1), official_on=date(2026, 11, 1)
    )
    problem = Problem(2, young.code, fact=young.fact)

    vi, en = message_of(problem, "vi"), message_of(problem, "en")

    assert "02/05/2028 (20-QĐ/TW, 08/4/2026 (chưa đọc được điều khoản" in vi
    assert "02/05/2028 (20-QĐ/TW, 08/4/2026 (clause not read" in en
