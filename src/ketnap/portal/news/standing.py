"""Questions that every request asks in the same words: worded once, then only asked.

Django takes several times as long to put a question into SQL as the database to answer it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Model, QuerySet

Values = tuple[Any, ...]
Kind = TypeVar("Kind", bound=Model)


class Asked(str):
    """A place in a question, by its name, for a text that differs from one time to the next."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class _Worded:
    """A question in SQL, and how to read its answers."""

    sql: str
    places: Values
    columns: tuple[str, ...]
    compiler: Any
    converters: dict[int, Any]

    @classmethod
    def of(cls, queryset: QuerySet[Any, Any]) -> Self:
        compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
        sql, places = compiler.as_sql()
        selected = [expression for expression, _sql, _name in compiler.select]
        columns = tuple(column.target.attname for column in selected)
        return cls(sql, places, columns, compiler, compiler.get_converters(selected))

    def read(self, rows: list[Any]) -> list[Any]:
        """Return rows as the fields of the models have their values."""
        return [tuple(row) for row in self.compiler.apply_converters(rows, self.converters)]


class StandingQuestion:
    """A question of which nothing changes but the texts in its `Asked` places."""

    def __init__(self, worded: Callable[[], QuerySet[Any, Any]]) -> None:
        self._wording = worded

    @cached_property
    def _worded(self) -> _Worded:
        return _Worded.of(self._wording())

    def rows(self, **asked: str) -> list[Any]:
        """Return the rows of what was worded by `values_list`."""
        worded = self._worded
        with connection.cursor() as cursor:
            cursor.execute(worded.sql, _filled(worded.places, asked))
            return worded.read(cursor.fetchall())

    def all_of(self, kind: type[Kind], **asked: str) -> list[Kind]:
        """Return what is found as objects of a kind, with no more of them than `only` left."""
        columns = self._worded.columns
        return [kind.from_db(DEFAULT_DB_ALIAS, columns, row) for row in self.rows(**asked)]

    def one_of(self, kind: type[Kind], **asked: str) -> Kind | None:
        """Return the first of a kind that is found."""
        return next(iter(self.all_of(kind, **asked)), None)


def _filled(places: Values, asked: dict[str, str]) -> list[Any]:
    """Return the values of a question; refuses one that has no place in it."""
    names = {place for place in places if isinstance(place, Asked)}
    if names != asked.keys():
        raise LookupError(f"a question about {sorted(names)} was asked about {sorted(asked)}")
    return [asked[place] if isinstance(place, Asked) else place for place in places]
