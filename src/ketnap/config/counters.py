"""The cache all processes share, in which attempts are counted: nothing in it goes before its time."""

from datetime import datetime
from typing import Any

from django.core.cache.backends.db import DatabaseCache
from django.db import connections


class Counters(DatabaseCache):
    """Throws away what has run out, and never a counter that still holds somebody back.

    Django throws away live rows where there are many, and whoever asks often enough can make them many.
    """

    _table: str

    def _cull(self, db: str, cursor: Any, now: datetime, num: int) -> None:
        operations = connections[db].ops
        table, expires = operations.quote_name(self._table), operations.quote_name("expires")
        cursor.execute(
            f"DELETE FROM {table} WHERE {expires} < %s",  # noqa: S608  # two names of our own
            [operations.adapt_datetimefield_value(now)],
        )
