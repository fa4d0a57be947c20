"""Whatever becomes of a large write, the process goes on afterwards as it did before."""

import gc

import pytest
from django.db import connection, transaction

from ketnap.tables.writing_much import writing_much

pytestmark = pytest.mark.django_db


class Stopped(Exception):
    pass


def pages_kept() -> int | None:
    if connection.vendor != "sqlite":
        return None
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA cache_size")
        return cursor.fetchone()[0]


def write_and_fail() -> None:
    usual = pages_kept()
    with writing_much():
        assert not gc.isenabled()
        assert usual is None or pages_kept() != usual
        raise Stopped


def test_garbage_is_looked_for_and_the_usual_pages_are_kept_again_even_where_the_write_fails():
    usual = pages_kept()

    with pytest.raises(Stopped):
        write_and_fail()

    assert gc.isenabled()
    assert pages_kept() == usual


def test_a_write_that_breaks_its_transaction_tells_its_own_failure():
    usual = pages_kept()

    with (
        pytest.raises(Stopped),
        transaction.atomic(),
        writing_much(),
        transaction.atomic(savepoint=False),
    ):
        raise Stopped

    assert pages_kept() == usual
