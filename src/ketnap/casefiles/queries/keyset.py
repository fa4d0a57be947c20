"""Pages by key: where a page ended, and the rows that follow or precede it."""

from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Field, Model, Q, QuerySet

M = TypeVar("M", bound=Model)


class CursorUnreadable(ValueError):
    """The text is not the place of a page."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last row of a page: its value in the order asked for, and its id."""

    key: str
    row_id: int

    def text(self) -> str:
        return f"{self.row_id}.{self.key}"

    @classmethod
    def read(cls, text: str) -> "Cursor":
        """Reads what `text` wrote; raises `CursorUnreadable`."""
        row_id, dot, key = text.partition(".")
        if not dot or not row_id.isascii() or not row_id.isdecimal():
            raise CursorUnreadable(text)
        return cls(key, int(row_id))


@dataclass(frozen=True, slots=True)
class Direction:
    """Where to read from: after a row, before a row, or from the start."""

    after: Cursor | None = None
    before: Cursor | None = None


def slice_of(
    rows: QuerySet[M], *, key: str, row_id: str, place: Direction, limit: int
) -> tuple[list[M], bool]:
    """At most `limit` rows in order, and whether more lie in the direction of reading."""
    backwards = place.before is not None
    sign = "-" if backwards else ""
    cursor = place.before or place.after
    if cursor is not None:
        _check_key(rows, key, cursor)
        rows = rows.filter(_beyond(cursor, key=key, row_id=row_id, backwards=backwards))
    found = list(rows.order_by(f"{sign}{key}", f"{sign}{row_id}")[: limit + 1])
    kept = found[:limit]
    return (kept[::-1] if backwards else kept), len(found) > limit


def _check_key(rows: QuerySet[M], key: str, cursor: Cursor) -> None:
    try:
        _column(rows, key).to_python(cursor.key)
    except ValidationError as error:
        raise CursorUnreadable(cursor.text()) from error


def _column(rows: QuerySet[M], name: str) -> "Field[Any, Any]":
    return next(column for column in rows.model._meta.concrete_fields if column.name == name)


def _beyond(cursor: Cursor, *, key: str, row_id: str, backwards: bool) -> Q:
    """Rows past the cursor; the first, weaker condition lets both databases seek in the index."""
    way = "lt" if backwards else "gt"
    strictly = Q(**{f"{key}__{way}": cursor.key})
    same_key = Q(**{key: cursor.key, f"{row_id}__{way}": cursor.row_id})
    return Q(**{f"{key}__{way}e": cursor.key}) & (strictly | same_key)
