"""Pages by key: where a page ended, and the rows that follow or precede it."""

from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import BooleanField, F, Field, ForeignKey, Func, Model, QuerySet, Value
from django.db.models.functions import Coalesce

M = TypeVar("M", bound=Model)
Columns = tuple[str, ...]

_BETWEEN = "."


class CursorUnreadable(ValueError):
    """The text is not the place of a page."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last row of a page: its value in the order asked for, and its id.

    Where several columns order the rows, the value holds all of them with a dot between.
    """

    key: str
    row_id: int

    def text(self) -> str:
        return f"{self.row_id}{_BETWEEN}{self.key}"

    @classmethod
    def read(cls, text: str) -> "Cursor":
        """Reads what `text` wrote; raises `CursorUnreadable`."""
        row_id, dot, key = text.partition(_BETWEEN)
        if not dot or not row_id.isascii() or not row_id.isdecimal():
            raise CursorUnreadable(text)
        return cls(key, int(row_id))

    @classmethod
    def at(cls, row: Model, key: str | Columns, row_id: str) -> "Cursor":
        """The place of a row in the order of one or several columns."""
        return cls(
            _BETWEEN.join(str(getattr(row, column)) for column in _columns(key)),
            getattr(row, row_id),
        )


@dataclass(frozen=True, slots=True)
class Direction:
    """Where to read from: after a row, before a row, or from the start of the order."""

    after: Cursor | None = None
    before: Cursor | None = None
    descending: bool = False


def slice_of(
    rows: QuerySet[M],
    *,
    key: str | Columns,
    row_id: str,
    place: Direction,
    limit: int,
    few: bool = False,
) -> tuple[list[M], bool]:
    """At most `limit` rows in order, and whether more lie in the direction of reading.

    Where the rows are known to be `few`, all are found and then sorted; else the order is
    followed along its index until there are enough.
    """
    backwards = place.before is not None
    downwards = backwards is not place.descending
    columns = (*_columns(key), row_id)
    cursor = place.before or place.after
    if cursor is not None:
        rows = rows.filter(_beyond(rows, columns, cursor, downwards=downwards))
    found = list(ordered(rows, columns, downwards=downwards, few=few)[: limit + 1])
    kept = found[:limit]
    return (kept[::-1] if backwards else kept), len(found) > limit


def ordered(
    rows: QuerySet[M], columns: Columns, *, downwards: bool = False, few: bool = False
) -> QuerySet[M]:
    """The rows in the order of their columns; where they are few, the database sorts what it found."""
    order = [Coalesce(column, column) if few else F(column) for column in columns]
    return rows.order_by(*(each.desc() if downwards else each.asc() for each in order))


def _beyond(rows: QuerySet[M], columns: Columns, cursor: Cursor, *, downwards: bool) -> Func:
    """The rows past the cursor, compared as a whole, so that an index is entered at the place."""
    texts = (*cursor.key.split(_BETWEEN, len(columns) - 2), str(cursor.row_id))
    if len(texts) != len(columns):
        raise CursorUnreadable(cursor.text())
    try:
        values = [_value(rows, *pair) for pair in zip(columns, texts, strict=True)]
    except ValidationError as error:
        raise CursorUnreadable(cursor.text()) from error
    sign = " < " if downwards else " > "
    sides = (_row(*map(F, columns)), _row(*values))
    return Func(*sides, template="%(expressions)s", arg_joiner=sign, output_field=BooleanField())


def _row(*parts: F | Value) -> Func:
    return Func(*parts, template="(%(expressions)s)", output_field=BooleanField())


def _value(rows: QuerySet[M], column: str, text: str) -> Value:
    field = _field(rows, column)
    return Value(field.to_python(text), output_field=field)


def _field(rows: QuerySet[M], name: str) -> "Field[Any, Any]":
    """The column's own field; of a relation that of the key it holds."""
    options = rows.model._meta
    fields = options.concrete_fields
    field = next(
        f for f in fields if name in (f.name, f.attname) or (name == "pk" and f.primary_key)
    )
    return field.target_field if isinstance(field, ForeignKey) else field


def _columns(key: str | Columns) -> Columns:
    return (key,) if isinstance(key, str) else key
