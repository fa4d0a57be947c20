"""The age of many people on a day, as the database works it out."""

from calendar import isleap
from datetime import date
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Func, IntegerField, Value
from django.db.models.expressions import Combinable
from django.db.models.sql.compiler import SQLCompiler

Sql = tuple[str, tuple[str | int, ...]]

_YEAR = 10_000
"""What a year adds to a day written as one number, 20231231."""
_ABOVE_ALL = 10_000 * _YEAR
"""Keeps a difference of days above nought, where both databases divide alike."""
_LAST_OF_FEBRUARY, _LEAP_DAY = 228, 229


class _AsNumber(Func):
    """A day written as one number: 20231231."""

    output_field = IntegerField()

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **more: Any) -> Sql:
        template = "CAST(replace(%(expressions)s, '-', '') AS integer)"
        return self.as_sql(compiler, connection, template=template, **more)

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **more: Any
    ) -> Sql:
        template = "to_char(%(expressions)s, 'YYYYMMDD')::integer"
        return self.as_sql(compiler, connection, template=template, **more)


def age_on(day: date, born_on: str) -> Combinable:
    """The whole years completed on a day by whoever was born on that in a field.

    As `completed_years` counts them: who was born on 29 February completes one on the 28th.
    """
    number = day.year * _YEAR + day.month * 100 + day.day
    if number % _YEAR == _LAST_OF_FEBRUARY and not isleap(day.year):
        number += _LEAP_DAY - _LAST_OF_FEBRUARY
    years = (Value(number + _ABOVE_ALL) - _AsNumber(born_on)) / Value(_YEAR)
    return years - Value(_ABOVE_ALL // _YEAR)
