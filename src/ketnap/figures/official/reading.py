"""One file of an official table, read strictly."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from ketnap.domain.figures.official import (
    Comparison,
    Condition,
    Counts,
    Of,
    OfficialTable,
    TableRow,
)
from ketnap.domain.rulebook.told import Told
from ketnap.figures.official.problems import problems_of
from ketnap.people.also_called import usual_name


class TableBroken(ValueError):
    """A file of an official table cannot be used; every problem is named, in both languages."""

    def __init__(self, name: str, problems: list[Told]) -> None:
        self.vi = f"{name}: " + "; ".join(problems)
        self.en = f"{name}: " + "; ".join(problem.en for problem in problems)
        super().__init__(self.vi)


def read_table(path: Path) -> OfficialTable:
    """The table of one file; raises `TableBroken` with every problem of it."""
    entry = _entry(path)
    problems = list(problems_of(entry))
    if problems:
        raise TableBroken(path.name, problems)
    words = {key: entry[key] for key in ("code", "vi", "en", "confidence", "source")}
    return OfficialTable(of=Of(entry["of"]), rows=tuple(map(_row, entry["rows"])), **words)


def _entry(path: Path) -> Any:
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        problem = Told("không phải chữ UTF-8", "is no text in UTF-8")
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else "?"
        problem = Told(f"dòng {line}: không đọc được YAML", f"line {line}: cannot be read as YAML")
    raise TableBroken(path.name, [problem])


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
    """People are told by usual names; a table may call what it counts by any other of its names."""
    ((test, values),) = ((key, value) for key, value in entry.items() if key != "fact")
    fact = entry["fact"]
    usual = (usual_name(fact, value) for value in values if isinstance(value, str))
    return Condition(fact, Comparison(test), (*values, *usual))
