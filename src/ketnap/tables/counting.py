"""Has PostgreSQL count tables anew after much was written to them at once."""

from collections.abc import Collection

from django.db import connection, models, transaction

MANY_ROWS = 1000
"""Fewer rows than these change no plan of a query."""


def count_anew(written: Collection[type[models.Model]], *, rows: int) -> None:
    """Count the tables once the running transaction ends, if many rows were written.

    Until the server counts by itself, which takes minutes, it takes a table for as small as it
    was, and reads it in a way that suits a small one. SQLite plans without such counts.
    """
    if rows >= MANY_ROWS and connection.vendor == "postgresql":
        tables = [connection.ops.quote_name(model._meta.db_table) for model in written]
        transaction.on_commit(lambda: _analyse(tables))


def _analyse(tables: Collection[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {', '.join(tables)}")
