"""Questions that are the same at every request: put into SQL once, then only asked."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.db.models import QuerySet

Row = tuple[Any, ...]


class StandingQuestion:
    """A question without anything that changes; Django takes longer to word one than to ask it.

    Its rows come as the database keeps them: to be asked for numbers and texts, not for moments.
    """

    def __init__(self, worded: Callable[[], QuerySet[Any, Any]]) -> None:
        self._worded = worded
        self._sql: tuple[str, tuple[Any, ...]] | None = None

    def rows(self) -> list[Row]:
        """Return what the database answers now."""
        if self._sql is None:
            self._sql = self._worded().query.sql_with_params()
        with connection.cursor() as cursor:
            cursor.execute(*self._sql)
            return list(cursor.fetchall())
