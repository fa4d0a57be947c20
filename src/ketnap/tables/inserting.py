"""Many rows of one table written at once, by a statement that the database reads only once."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import repeat
from operator import attrgetter
from typing import Any

from django.db import connection, models

_Column = Sequence[Any]
_Converter = Callable[[_Column], Iterable[Any]]

_ROWS_TOGETHER = 250
_VALUES_OF_A_STATEMENT = 32_766
"""As many as SQLite takes in one statement, unless it was built for more."""
_PLAIN_TEXTS = {str, type(None)}
_AS_THEY_ARE = (models.IntegerField, models.ForeignKey)
_FLAGS = {True: 1, False: 0, None: None}


def insert_rows(model: type[models.Model], rows: Sequence[models.Model]) -> None:
    """Write new rows, with the numbers they all have or with such as nobody needs to know.

    The database checks them as ever. No signal is sent, and the rows are not told their numbers:
    where these are needed, they are reserved before.
    """
    if not rows:
        return
    fields = list(model._meta.concrete_fields)
    if rows[0].pk is None:
        fields = [field for field in fields if not _is_numbered_by_itself(field)]
    for field in fields:
        if getattr(field, "auto_now_add", False):
            for row in rows:
                field.pre_save(row, True)
    names = [field.attname for field in fields]
    insert_values(model, names, list(map(attrgetter(*names), rows)))


def insert_values(
    model: type[models.Model], names: Sequence[str], rows: Sequence[Sequence[Any]]
) -> None:
    """Write new rows given as their values, in the order of the columns named.

    Every column but one that numbers itself must be named; the database refuses what is missing.
    """
    if not rows:
        return
    by_name = {field.attname: field for field in model._meta.concrete_fields}
    fields = [by_name[name] for name in names]
    columns = {
        str(field.column): _converter(field)(values)
        for field, values in zip(fields, zip(*rows, strict=True), strict=True)
        if not _is_left_empty(field, values)
    }
    _write(model._meta.db_table, columns, count=len(rows))


def _is_left_empty(field: "models.Field[Any, Any]", values: Sequence[Any]) -> bool:
    """Whether no row has a value: the database leaves a column empty that is not named, and faster."""
    empty = values[0] is None and values.count(None) == len(values)
    return empty and not field.has_db_default()


def _is_numbered_by_itself(field: "models.Field[Any, Any]") -> bool:
    return isinstance(field, models.AutoField)


def _converter(field: "models.Field[Any, Any]") -> _Converter:
    """How the values of a column are made into what the driver takes."""
    if isinstance(field, (models.CharField, models.TextField)):
        return _texts
    if isinstance(field, _AS_THEY_ARE):
        return lambda column: column
    if isinstance(field, models.BooleanField):
        return _flags
    if type(field) is models.DateField:
        return _days
    return lambda column: _prepared(field, column)


def _texts(column: _Column) -> Iterable[Any]:
    """A member of an enumeration is a text to the model, but the driver may take it for another."""
    kinds = set(map(type, column))
    if kinds <= _PLAIN_TEXTS:
        return column
    return map(_text if type(None) in kinds else str, column)


def _flags(column: _Column) -> Iterable[Any]:
    """The driver of SQLite would look up for every flag whether somebody wants it as something else."""
    return column if connection.vendor == "postgresql" else map(_FLAGS.__getitem__, column)


def _days(column: _Column) -> Iterable[Any]:
    """Rows share many days, with the rows written before them too."""
    return column if connection.vendor == "postgresql" else map(_day_as_text, column)


@lru_cache(maxsize=20_000)
def _day_as_text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _prepared(field: "models.Field[Any, Any]", column: _Column) -> Iterable[Any]:
    """Rows written together often share one value, a moment or the facts of a cell: made ready once."""
    unlike = dict(zip(map(id, column), column, strict=True))
    ready = {key: field.get_db_prep_save(value, connection) for key, value in unlike.items()}
    return map(ready.__getitem__, map(id, column))


def _write(table: str, columns: Mapping[str, Iterable[Any]], *, count: int) -> None:
    """Write so many rows, given as what each column holds from the first of them to the last."""
    quote = connection.ops.quote_name
    names = ", ".join(map(quote, columns))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Unlike other calls of the cursor, this one leaves the errors of the driver as they are.
            with (
                connection.wrap_database_errors,
                cursor.copy(f"COPY {quote(table)} ({names}) FROM STDIN") as copy,
            ):
                for row in zip(*columns.values(), strict=True):
                    copy.write_row(row)
        else:
            one = f"({', '.join(repeat('?', len(columns)))})"
            values = _row_after_row(columns.values(), count=count)
            for together, parameters in _in_statements(values, columns=len(columns)):
                places = ", ".join(repeat(one, together))
                statement = f"{_insert()} INTO {quote(table)} ({names}) VALUES {places}"
                cursor.executemany(statement, parameters)


def _row_after_row(columns: Collection[Iterable[Any]], *, count: int) -> list[Any]:
    """The values of all rows in one list, filled column by column: no row is built on the way."""
    values: list[Any] = [None] * (len(columns) * count)
    for place, column in enumerate(columns):
        values[place :: len(columns)] = column
    return values


def _insert() -> str:
    """The verb of SQLite for many rows: where nothing else would, the statement takes itself back.

    To be able to, it copies every page of every index to a file before it touches it. In a
    transaction that is in vain: what was written goes with it, or with its savepoint.
    """
    return "INSERT OR FAIL" if connection.in_atomic_block else "INSERT"


def _in_statements(
    values: Sequence[Any], *, columns: int
) -> Iterator[tuple[int, Sequence[Sequence[Any]]]]:
    """How many rows a statement holds, and the values of each such statement: many, then one by one.

    `values` are those of all rows, one row after the other. What SQLite does for a statement it
    then does once for many rows; above all it keeps a copy of every page touched where a trigger
    watches. Only two statements for a table need to be read.
    """
    together = min(_ROWS_TOGETHER, _VALUES_OF_A_STATEMENT // columns)
    whole = len(values) - len(values) % (together * columns)
    if whole:
        yield together, _portions(values[:whole], size=together * columns)
    if whole < len(values):
        yield 1, _portions(values[whole:], size=columns)


def _portions(values: Sequence[Any], *, size: int) -> list[Sequence[Any]]:
    return [values[at : at + size] for at in range(0, len(values), size)]
