"""Indexes laid aside while much is written are all there afterwards, whatever became of the write."""

import pytest
from django.db import connection

from ketnap.casefiles.models import Casefile, StageRun
from ketnap.tables.indexing import indexed_after

pytestmark = pytest.mark.django_db

TABLES = (Casefile, StageRun)
SERVING = {"stage_run_until", "stage_run_begun"}

on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="laid aside on SQLite alone")


class Stopped(Exception):
    pass


def indexes() -> dict[str, list[str]]:
    """The columns of every index of the tables, by its name."""
    with connection.cursor() as cursor:
        return {
            name: told["columns"]
            for model in TABLES
            for name, told in connection.introspection.get_constraints(
                cursor, model._meta.db_table
            ).items()
            if told["index"] or told["unique"]
        }


def write_and_fail() -> None:
    with indexed_after(TABLES):
        raise Stopped


@on_sqlite
def test_what_serves_queries_alone_is_laid_aside_and_built_at_the_end():
    before = indexes()

    with indexed_after(TABLES):
        meanwhile = indexes()

    assert before.keys() - meanwhile.keys() == SERVING
    assert indexes() == before


@on_sqlite
def test_a_write_that_fails_leaves_every_index_where_it_was():
    before = indexes()

    with pytest.raises(Stopped):
        write_and_fail()

    assert indexes() == before


@pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL alone")
def test_postgresql_keeps_its_indexes_so_that_others_can_read():
    before = indexes()

    with indexed_after(TABLES):
        assert indexes() == before
