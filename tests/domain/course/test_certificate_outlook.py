"""What a certificate is worth on the day of a planned vote, by the rule of that day."""

from datetime import date

import pytest

from ketnap.domain.course import Standing, outlook_of
from ketnap.rules.load import load_rulebook

# 60 months by 06-HD/TW, 5.4b, in force since 9 June 2025.
CERTIFIED_ON = date(2021, 1, 15)
LAST_DAY = date(2026, 1, 15)


def outlook(certified_on: date | None, vote_on: date, cycle_months: int = 6):
    rules = load_rulebook().on(vote_on)
    return outlook_of(certified_on, rules, vote_on=vote_on, cycle_months=cycle_months)


@pytest.mark.parametrize(
    ("vote_on", "standing"),
    [
        (date(2025, 7, 14), Standing.HOLDS),
        (date(2025, 7, 15), Standing.HOLDS),
        (date(2025, 7, 16), Standing.LAPSES_SOON_AFTER),
        (date(2026, 1, 14), Standing.LAPSES_SOON_AFTER),
        (date(2026, 1, 15), Standing.LAPSES_SOON_AFTER),
        (date(2026, 1, 16), Standing.LAPSES_BEFORE),
    ],
)
def test_certificate_counts_up_to_its_last_day_and_warns_one_course_ahead(vote_on, standing):
    found = outlook(CERTIFIED_ON, vote_on)

    assert (found.standing, found.valid_until) == (standing, LAST_DAY)


def test_certificate_of_the_last_day_of_a_long_month_lapses_on_the_last_day_of_a_short_one():
    assert outlook(date(2021, 2, 28), date(2026, 2, 1)).valid_until == date(2026, 2, 28)


def test_nobody_without_a_certificate_is_told_a_day():
    found = outlook(None, date(2026, 1, 16))

    assert (found.standing, found.valid_until) == (Standing.NONE, None)


def test_certificate_before_any_rule_on_validity_holds():
    found = outlook(date(2009, 5, 4), date(2016, 1, 4))

    assert (found.standing, found.rule) == (Standing.HOLDS, None)


def test_outlook_says_which_rule_it_rests_on():
    rule = outlook(CERTIFIED_ON, date(2025, 9, 1)).rule

    assert rule is not None
    assert rule.source == "06-HD/TW, 09/6/2025, 5.4b"
