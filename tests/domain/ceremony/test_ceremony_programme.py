"""The programme in the order prescribed, the people one by one, and when each item begins."""

from datetime import date, time

import pytest

from ketnap.domain.ceremony import (
    HELPER_CODE,
    OATH_CODE,
    READING_CODE,
    Item,
    programme_of,
    timetable,
)
from ketnap.rules.load import load_rulebook

HELD_ON = date(2018, 7, 26)


def programme(people: int, on: date = HELD_ON) -> tuple[Item, ...]:
    return programme_of(load_rulebook().on(on), people=people)


def test_programme_follows_the_rule_and_admits_one_after_the_other():
    assert programme(2) == (
        Item("flag_salute_and_anthems"),
        Item("opening_and_guests"),
        Item(READING_CODE, 0),
        Item(OATH_CODE, 0),
        Item(READING_CODE, 1),
        Item(OATH_CODE, 1),
        Item(HELPER_CODE),
        Item("superior_committee_speaks_if_any"),
        Item("closing_and_anthems"),
    )


@pytest.mark.parametrize("people", [1, 2, 5])
def test_programme_reads_a_decision_and_an_oath_for_each(people):
    items = programme(people)

    for code in (READING_CODE, OATH_CODE):
        assert [item.person for item in items if item.code == code] == list(range(people))


@pytest.mark.parametrize(
    "on", [date(2016, 9, 20), date(2021, 9, 28), date(2025, 6, 9), date(2026, 5, 19)]
)
def test_programme_is_prescribed_under_every_guidance(on):
    assert programme(1, on)[0] == Item("flag_salute_and_anthems")


def test_nothing_is_prescribed_before_the_first_guidance():
    assert programme(2, date(2016, 9, 19)) == ()


def test_timetable_lets_each_item_begin_when_the_one_before_ends():
    assert list(timetable(time(15), [5, 10, 5])) == [time(15), time(15, 5), time(15, 15)]


def test_timetable_of_a_late_evening_goes_past_midnight():
    assert list(timetable(time(23, 55), [10, 5])) == [time(23, 55), time(0, 5)]
