"""Tables as files of separated values and of Parquet, in which no value can become a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from itertools import islice
from typing import BinaryIO

Value = str | int | date | None
Row = Sequence[Value]

_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\u2212", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_BEGINS_A_CELL_ANEW = ("\t", "\r", "\n")
_UNSEEN = "\u200b\ufeff"
_AT_ONCE = 5000


class Format(StrEnum):
    """As what a list is taken out."""

    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


class ValueKind(StrEnum):
    """What the values of a column are; some may be missing in any."""

    TEXT = "text"
    WHOLE = "whole"
    DAY = "day"


def harmless(value: Value) -> str:
    """A value as a text that no program takes for a formula: an apostrophe stands before one."""
    match value:
        case None:
            return ""
        case date():
            return value.isoformat()
        case int():
            return str(value)
    return f"'{value}" if _may_begin_a_formula(value) else value


def _may_begin_a_formula(text: str) -> bool:
    """Some programs pass over spaces and what nobody sees, and take what follows for a formula."""
    bare = text.lstrip().lstrip(_UNSEEN).lstrip()
    return bare.startswith(_BEGINS_A_FORMULA) or text.startswith(_BEGINS_A_CELL_ANEW)


def write_csv(file: BinaryIO, headings: Sequence[str], rows: Iterable[Row]) -> None:
    """Write separated values in UTF-8 with a mark, every value in quotes."""
    text = io.TextIOWrapper(file, "utf-8-sig", newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow([harmless(heading) for heading in headings])
    for row in rows:
        writer.writerow([harmless(value) for value in row])
    text.flush()
    text.detach()


def write_parquet(
    file: BinaryIO, columns: Sequence[tuple[str, ValueKind]], rows: Iterable[Row]
) -> None:
    """Write a Parquet file, its columns of the kinds they are said to be, also where all are empty."""
    # The library is large: whoever writes no such file does not wait for it to be read.
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = {ValueKind.TEXT: pa.string(), ValueKind.WHOLE: pa.int64(), ValueKind.DAY: pa.date32()}
    schema = pa.schema([(name, types[kind]) for name, kind in columns])
    with pq.ParquetWriter(file, schema) as writer:
        left = iter(rows)
        while portion := list(islice(left, _AT_ONCE)):
            values = zip(*portion, strict=True)
            arrays = [
                pa.array(column, each.type) for column, each in zip(values, schema, strict=True)
            ]
            writer.write_table(pa.table(arrays, schema=schema))
