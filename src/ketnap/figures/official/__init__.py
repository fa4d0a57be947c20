"""Official tables (biểu thống kê) read from files; a site's own file takes the place of ours."""

import os
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ketnap.domain.figures.dimensions import PersonCounted
from ketnap.domain.figures.official import (
    Comparison,
    Condition,
    Counts,
    Of,
    OfficialTable,
    TableRow,
)
from ketnap.domain.rulebook.schema import LIST, TEXT, WHOLE_NUMBER, Shape

FOLDER = Path(__file__).parent
OWN_FOLDER = "KETNAP_OFFICIAL_TABLES"
"""Names a folder with a site's own tables, by the code of the table they replace or add."""

_TABLE = Shape(
    required={
        **dict.fromkeys(("code", "of", "vi", "en", "confidence", "source"), TEXT),
        "rows": LIST,
    }
)
_ROW = Shape(
    required=dict.fromkeys(("vi", "en", "counts"), TEXT),
    optional={"level": WHOLE_NUMBER, "group": TEXT, "where": LIST, "change": LIST},
)
_FACTS = frozenset(PersonCounted.__dataclass_fields__)


class TableBroken(ValueError):
    """A file of an official table cannot be used; every problem is named."""

    def __init__(self, name: str, problems: list[str]) -> None:
        super().__init__(f"{name}: " + "; ".join(problems))


@cache
def load_tables() -> Mapping[str, OfficialTable]:
    """Every table by its code, in the order of the codes; raises `TableBroken`."""
    own = os.environ.get(OWN_FOLDER, "")
    files = [*FOLDER.glob("*.yaml"), *(Path(own).glob("*.yaml") if own else ())]
    tables = {table.code: table for table in map(read_table, files)}
    return dict(sorted(tables.items()))


def read_table(path: Path) -> OfficialTable:
    """The table of one file; raises `TableBroken` with every problem of it."""
    entry = yaml.safe_load(path.read_text(encoding="utf-8"))
    problems = list(_problems(entry))
    if problems:
        raise TableBroken(path.name, problems)
    words = {key: entry[key] for key in ("code", "vi", "en", "confidence", "source")}
    return OfficialTable(of=Of(entry["of"]), rows=tuple(map(_row, entry["rows"])), **words)


def _problems(entry: Any) -> Iterator[str]:
    misfits = list(_TABLE.misfits(entry))
    yield from misfits
    if misfits:
        return
    if entry["of"] not in list(Of):
        yield f"of: “{entry['of']}”"
    for place, row in enumerate(entry["rows"], start=1):
        yield from (f"rows[{place}]: {problem}" for problem in _row_problems(row))


def _row_problems(row: Any) -> Iterator[str]:
    misfits = list(_ROW.misfits(row))
    yield from misfits
    if misfits:
        return
    if row["counts"] not in list(Counts):
        yield f"counts: “{row['counts']}”"
    for condition in row.get("where", ()):
        yield from _condition_problems(condition)


def _condition_problems(condition: Any) -> Iterator[str]:
    if not isinstance(condition, dict) or condition.get("fact") not in _FACTS:
        yield f"where: {condition}"
        return
    tests = [key for key in condition if key != "fact"]
    if (
        len(tests) != 1
        or tests[0] not in list(Comparison)
        or not isinstance(condition[tests[0]], list)
    ):
        yield f"where: {condition}"


def _row(entry: Mapping[str, Any]) -> TableRow:
    return TableRow(
        vi=entry["vi"],
        en=entry["en"],
        counts=Counts(entry["counts"]),
        level=entry.get("level", 0),
        group=entry.get("group", ""),
        where=tuple(map(_condition, entry.get("where", ()))),
        change=tuple(entry.get("change", ())),
    )


def _condition(entry: Mapping[str, Any]) -> Condition:
    ((test, values),) = ((key, value) for key, value in entry.items() if key != "fact")
    return Condition(entry["fact"], Comparison(test), tuple(values))
