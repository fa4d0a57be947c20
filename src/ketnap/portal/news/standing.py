"""Questions that every request asks in the same words: worded once, then only asked.

Django takes several times as long to put a question into SQL as the database to answer it.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Model, QuerySet

Values = tuple[Any, ...]
Kind = TypeVar("Kind", bound=Model)


class Asked(str):
    """A place in a question, by its name, for a text that differs from one time to the next."""

    __slots__ = ()


class StandingQuestion:
    """A question of which nothing changes but the texts in its `Asked` places."""

    def __init__(self, worded: Callable[[], QuerySet[Any, Any]]) -> None:
        self._worded = worded
        self._known: tuple[Any, str, Values] | None = None

    def rows(self, **asked: str) -> list[Any]:
        """Return the rows of what was worded by `values_list`."""
        compiler, sql, places = self._in_sql()
        with connection.cursor() as cursor:
            cursor.execute(sql, _filled(places, asked))
            found = cursor.fetchall()
        return list(compiler.results_iter([found], tuple_expected=True))

    def all_of(self, kind: type[Kind], **asked: str) -> list[Kind]:
        """Return what is found as objects of a kind, with no more of them than `only` left."""
        found = self.rows(**asked)
        compiler, _sql, _places = self._in_sql()
        columns = [column.target.attname for column, _sql_of, _name in compiler.select]
        return [kind.from_db(DEFAULT_DB_ALIAS, columns, row) for row in found]

    def one_of(self, kind: type[Kind], **asked: str) -> Kind | None:
        """Return the first of a kind that is found."""
        return next(iter(self.all_of(kind, **asked)), None)

    def _in_sql(self) -> tuple[Any, str, Values]:
        if self._known is None:
            compiler = self._worded().query.get_compiler(DEFAULT_DB_ALIAS)
            self._known = (compiler, *compiler.as_sql())
        return self._known


def _filled(places: Values, asked: dict[str, str]) -> list[Any]:
    """Return the values of a question; refuses one that has no place in it."""
    names = {place for place in places if isinstance(place, Asked)}
    if names != asked.keys():
        raise LookupError(f"a question about {sorted(names)} was asked about {sorted(asked)}")
    return [asked[place] if isinstance(place, Asked) else place for place in places]
