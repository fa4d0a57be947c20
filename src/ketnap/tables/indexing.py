"""Indexes laid aside while a table takes or loses most of its rows, and built of all of them after."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from django.db import connection, models, transaction


@contextmanager
def indexed_after(written: Collection[type[models.Model]]) -> Iterator[None]:
    """Lay the indexes of the tables aside, and build them when all is written.

    An index built of all rows is sorted once; one that every row is put into reaches all over the
    file, and with more pages than are held in memory that takes several times as long. What checks
    something stays, and so do the indexes of one column, by which the rows of a record are found.

    Runs in the transaction of the caller, and whatever fails puts back what was there. PostgreSQL
    would let nobody read the tables meanwhile, so there nothing is laid aside.
    """
    if connection.vendor != "sqlite":
        yield
        return
    quote = connection.ops.quote_name
    with transaction.atomic(), connection.cursor() as cursor:
        aside = [index for model in written for index in _serving_queries(model)]
        for name, _statement in aside:
            cursor.execute(f"DROP INDEX {quote(name)}")
        yield
        for _name, statement in aside:
            cursor.execute(statement)


def _serving_queries(model: type[models.Model]) -> list[tuple[str, str]]:
    """The indexes of several columns that check nothing, each with the statement that makes it."""
    with connection.cursor() as cursor:
        cursor.execute(_SEVERAL_COLUMNS, [model._meta.db_table])
        return list(cursor.fetchall())


_SEVERAL_COLUMNS = """
    SELECT made.name, made.sql
    FROM sqlite_master AS made JOIN pragma_index_list(made.tbl_name) AS listed USING (name)
    WHERE made.type = 'index' AND made.tbl_name = %s AND listed.origin = 'c' AND NOT listed."unique"
        AND (SELECT COUNT(*) FROM pragma_index_info(made.name)) > 1
    ORDER BY made.rowid
"""
