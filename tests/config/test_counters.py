"""The cache in which attempts are counted: what holds somebody back stays until its time is over."""

import pytest
from django.core.cache import cache, caches
from django.db import connection


@pytest.fixture
def _full(db, monkeypatch):
    cache.clear()
    monkeypatch.setattr(caches["default"], "_max_entries", 3)


def rows() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM ketnap_cache")
        return int(cursor.fetchone()[0])


@pytest.mark.usefixtures("_full")
def test_a_full_cache_keeps_every_counter_that_runs():
    cache.set("a-lock", 5)
    for number in range(20):
        cache.set(f"b-{number}", 1)

    assert cache.get("a-lock") == 5
    assert rows() == 21


@pytest.mark.usefixtures("_full")
def test_a_full_cache_throws_away_what_has_run_out():
    for number in range(4):
        cache.set(f"a-{number}", 1, timeout=-1)

    cache.set("b", 1)
    cache.set("c", 1)

    assert rows() == 2
