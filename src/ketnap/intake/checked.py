"""Entries as a check read them, kept beside the rows: an import takes just these, and reads none anew."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import Any, BinaryIO

from ketnap.domain.casefile.codes import Schooling, Sex, VoteMethod
from ketnap.domain.intake.columns import LAYOUTS, Kind, Layout
from ketnap.domain.intake.problems import Code, Problem
from ketnap.domain.intake.rows import Entry, Passed, Tally
from ketnap.domain.intake.values import Standing, Value
from ketnap.intake import files
from ketnap.intake.models import SheetImport
from ketnap.intake.sheet import entries_of

_Reader = Callable[[Any], Value]
_READERS: Mapping[Kind, _Reader] = {
    Kind.DAY: lru_cache(maxsize=20_000)(date.fromisoformat),
    Kind.SEX: Sex,
    Kind.SCHOOLING: Schooling,
    Kind.STANDING: Standing,
    Kind.METHOD: VoteMethod,
}
"""How a value is read back; one of another kind is what JSON says."""


def entries_read(record: SheetImport, tally: Tally) -> Iterator[Entry]:
    """The entries of an import that was matched, kept once all were gone through."""
    with files.new_entries(record.stored_name) as file:
        _write(file, record.matching)
        for entry in entries_of(record, tally):
            _write(file, [entry.row, entry.values, [_told(each) for each in entry.problems]])
            yield entry
        _write(file, {"passed": tally.passed, "signed": tally.signed})


def entries_checked(record: SheetImport, tally: Tally) -> Iterator[Entry]:
    """The entries as the last check of this matching read them; read anew where none are kept."""
    try:
        with files.entries_of(record.stored_name).open("rb") as lines:
            if _read(next(lines)) == record.matching:
                yield from _kept(lines, Layout(record.layout), tally)
                return
    except FileNotFoundError:
        pass  # put down before entries were kept, or swept away
    yield from entries_of(record, tally)


def _kept(lines: Iterable[bytes], layout: Layout, tally: Tally) -> Iterator[Entry]:
    readers = _readers(layout)
    for line in lines:
        said = _read(line)
        if isinstance(said, dict):
            tally.passed = {Passed(why): count for why, count in said["passed"].items()}
            tally.signed = said["signed"]
            return
        row, values, problems = said
        for code, reader in readers:
            if code in values:
                values[code] = reader(values[code])
        yield Entry(row, values, tuple(Problem(row, Code(code), *at) for code, *at in problems))
    raise EOFError("the kept entries of a sheet end before their tally")


@cache
def _readers(layout: Layout) -> Sequence[tuple[str, _Reader]]:
    """Those of the columns whose values are more than JSON says."""
    columns = LAYOUTS[layout]
    return [(each.code, _READERS[each.kind]) for each in columns if each.kind in _READERS]


def _told(problem: Problem) -> tuple[str, ...]:
    return problem.code, problem.column, problem.heading, problem.fact


def _read(line: bytes) -> Any:
    """What a line says. `json.loads` would first look in which encoding it was written."""
    return _DECODER.decode(line.decode())


def _write(file: BinaryIO, said: object) -> None:
    file.write(_LINES.encode(said).encode() + b"\n")


_DECODER = json.JSONDecoder()
_LINES = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=date.isoformat)
