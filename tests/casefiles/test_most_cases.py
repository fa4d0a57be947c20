"""Where most cases come or go at once, indexes wait for the end; where a few do, they do not."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import date

import pytest
from django.db import connection

from ketnap.casefiles import most_cases
from ketnap.casefiles.most_cases import cases_coming, cases_going
from ketnap.casefiles.services import open_casefile

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="laid aside on SQLite alone"),
]


@pytest.fixture
def four_cases(monkeypatch, people, cell, actor) -> Iterator[None]:
    """An installation of four cases, to which two are many."""
    monkeypatch.setattr(most_cases, "MANY_CASES", 2)
    for number in range(1, 5):
        person = people.person(cell, f"Đỗ Thị {number * 'a'}", born_on=date(1990, 1, number))
        open_casefile(person, cell, by=actor)


def wait(during: AbstractContextManager[None]) -> bool:
    """Whether the index of stages by day waits for the end."""
    with during, connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM sqlite_master WHERE name = 'stage_span_day'")
        return cursor.fetchone() == (0,)


@pytest.mark.parametrize(("coming", "waiting"), [(3, False), (4, True), (5, True)])
def test_indexes_wait_for_at_least_as_many_cases_as_there_are(four_cases, coming, waiting):
    assert wait(cases_coming(coming)) is waiting


@pytest.mark.parametrize(("going", "waiting"), [(1, False), (2, True), (4, True)])
def test_indexes_wait_where_at_least_half_of_the_cases_go(four_cases, going, waiting):
    assert wait(cases_going(going)) is waiting


def test_indexes_do_not_wait_for_few_cases_of_an_empty_installation(cell):
    assert not wait(cases_coming(most_cases.MANY_CASES - 1))
    assert wait(cases_coming(most_cases.MANY_CASES))
