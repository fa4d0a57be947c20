"""Any list as a file: its rows as they are shown, noted in the access log as it is taken out."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from ketnap.audit.models import Deed
from ketnap.audit.services import Note, note_access, note_many
from ketnap.domain.access import Actor
from ketnap.intake.exports.workbook import write_xlsx
from ketnap.intake.exports.writing import (
    Format,
    Row,
    Value,
    ValueKind,
    write_csv,
    write_parquet,
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list: its name for programs, and for people, and what its values are."""

    code: str
    heading: str
    kind: ValueKind = ValueKind.TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A list that whoever shows it has fetched for its reader.

    `kind`, `record_id` and `about` are what the access log says of it; each of the persons in it
    is noted too, for each may read who took data about him out.
    """

    kind: str
    title: str
    about: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    record_id: int | None = None
    person_ids: Sequence[int] = ()


def export_table(table: Table, format_: Format, file: BinaryIO, *, by: Actor) -> None:
    """Write the list; that it was taken out is noted."""
    headings = [column.heading for column in table.columns]
    match format_:
        case Format.CSV:
            write_csv(file, headings, table.rows)
        case Format.XLSX:
            write_xlsx(file, headings, table.rows, title=table.title)
        case Format.JSON:
            _write_json(file, table)
        case Format.PARQUET:
            columns = [(column.code, column.kind) for column in table.columns]
            write_parquet(file, columns, table.rows)
    _note(table, format_, by)


def _write_json(file: BinaryIO, table: Table) -> None:
    codes = [column.code for column in table.columns]
    rows = [dict(zip(codes, map(_plain, row), strict=True)) for row in table.rows]
    file.write(json.dumps(rows, ensure_ascii=False, indent=1).encode())


def _plain(value: Value) -> str | int | None:
    return value if value is None or isinstance(value, str | int) else value.isoformat()


def _note(table: Table, format_: Format, by: Actor) -> None:
    note_access(
        by.user_id,
        Deed.EXPORTED,
        object_kind=table.kind,
        object_id=table.record_id,
        detail=f"{table.about}, {len(table.rows)} dòng, dạng {format_.value}",
    )
    note_many(
        by.user_id,
        Deed.EXPORTED,
        (
            Note(object_kind="person", object_id=pk, detail="trong một danh sách")
            for pk in table.person_ids
        ),
    )
