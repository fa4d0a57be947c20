"""Records by their numbers, however many: a statement takes one parameter, not one for each."""

import json
from collections.abc import Iterable
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BigIntegerField, Func, TextField, Value
from django.db.models.sql.compiler import SQLCompiler

Sql = tuple[str, tuple[str | int, ...]]

_IN_SQLITE = "(SELECT value FROM json_each(%(expressions)s))"
_IN_POSTGRESQL = (
    "(SELECT value::bigint FROM json_array_elements_text((%(expressions)s)::json) AS value)"
)


class Numbered(Func):
    """The numbers as rows, to be asked for with `in`."""

    output_field = BigIntegerField()

    def __init__(self, numbers: Iterable[int]) -> None:
        super().__init__(Value(json.dumps(sorted({*numbers})), output_field=TextField()))

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **more: Any) -> Sql:
        return self.as_sql(compiler, connection, template=_IN_SQLITE, **more)

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **more: Any
    ) -> Sql:
        return self.as_sql(compiler, connection, template=_IN_POSTGRESQL, **more)
