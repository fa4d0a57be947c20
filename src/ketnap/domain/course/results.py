"""Results of a course as pasted or read from a file: a name, a certificate number, a day in each row."""

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from ketnap.domain.text import fold, has_forbidden_characters, nfc

SEPARATORS = ("\t", ";", ",")
COLUMNS = ("name", "certificate", "day")
LONGEST_VALUE = 200
_DAY_FORMS = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d")
_HEADS_OF_A_NAME = frozenset({"ho va ten", "ho ten", "ten", "name", "full name"})


class Problem(StrEnum):
    """Why a row cannot be recorded as it stands."""

    TOO_FEW_COLUMNS = "too_few_columns"
    TOO_MANY_COLUMNS = "too_many_columns"
    FORBIDDEN_CHARACTERS = "forbidden_characters"
    TOO_LONG = "too_long"
    NAME_MISSING = "name_missing"
    CERTIFICATE_MISSING = "certificate_missing"
    CERTIFICATE_REPEATED = "certificate_repeated"
    DAY_MISSING = "day_missing"
    DAY_UNREADABLE = "day_unreadable"
    DAY_IN_FUTURE = "day_in_future"
    DAY_BEFORE_COURSE = "day_before_course"
    NOBODY_OF_THAT_NAME = "nobody_of_that_name"
    SEVERAL_OF_THAT_NAME = "several_of_that_name"
    PERSON_REPEATED = "person_repeated"
    ALREADY_CERTIFIED = "already_certified"


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One row as it was read. `line` counts the lines of the text from one; `day_text` is as typed."""

    line: int
    name: str = ""
    certificate: str = ""
    day_text: str = ""
    on: date | None = None
    problems: tuple[Problem, ...] = ()


def read_results(text: str, *, course_began_on: date, today: date) -> tuple[ResultRow, ...]:
    """Return the rows of a text, each with what is wrong in it; empty lines and a heading are no rows.

    Columns are parted by tabs, semicolons or commas, whichever the text uses; a running number
    before the name is left out.
    """
    lines = [
        (number, line) for number, line in enumerate(nfc(text).splitlines(), 1) if line.strip()
    ]
    separator = _separator_of(line for _, line in lines)
    parted = [(number, _cells(line, separator)) for number, line in lines]
    rows = [_row(number, cells) for number, cells in parted if not _is_heading(cells)]
    return _with_repeats(_dated(row, course_began_on, today) for row in rows)


def _separator_of(lines: Iterable[str]) -> str:
    """The first separator that stands in most lines; a comma may also stand inside a value."""
    listed = list(lines)
    return max(SEPARATORS, key=lambda mark: sum(mark in line for line in listed))


def _cells(line: str, separator: str) -> list[str]:
    cells = [" ".join(cell.split()) for cell in next(csv.reader([line], delimiter=separator))]
    while cells and not cells[-1] and len(cells) > len(COLUMNS):
        cells.pop()
    if len(cells) > len(COLUMNS) and cells[0].rstrip(".").isdecimal():
        return cells[1:]
    return cells


def _is_heading(cells: Sequence[str]) -> bool:
    """Whether a row names its columns; a running number may stand before the name."""
    return any(fold(cell) in _HEADS_OF_A_NAME for cell in cells[:2])


def _row(line: int, cells: Sequence[str]) -> ResultRow:
    name, certificate, day_text = (*cells, "", "", "")[: len(COLUMNS)]
    problems = tuple(_troubles(cells, name=name, certificate=certificate, day_text=day_text))
    return ResultRow(line, name, certificate, day_text, _day(day_text), problems)


def _troubles(
    cells: Sequence[str], *, name: str, certificate: str, day_text: str
) -> Iterable[Problem]:
    if len(cells) > len(COLUMNS):
        yield Problem.TOO_MANY_COLUMNS
    if any(has_forbidden_characters(cell) for cell in cells):
        yield Problem.FORBIDDEN_CHARACTERS
    if any(len(cell) > LONGEST_VALUE for cell in cells):
        yield Problem.TOO_LONG
    if len(cells) < len(COLUMNS):
        yield Problem.TOO_FEW_COLUMNS
        return
    if not name:
        yield Problem.NAME_MISSING
    if not certificate:
        yield Problem.CERTIFICATE_MISSING
    if not day_text:
        yield Problem.DAY_MISSING
    elif _day(day_text) is None:
        yield Problem.DAY_UNREADABLE


def _day(text: str) -> date | None:
    for form in _DAY_FORMS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007  # a day has no zone
        except ValueError:
            continue
    return None


def _dated(row: ResultRow, course_began_on: date, today: date) -> ResultRow:
    if row.on is None:
        return row
    if row.on > today:
        return with_problem(row, Problem.DAY_IN_FUTURE)
    return with_problem(row, Problem.DAY_BEFORE_COURSE) if row.on < course_began_on else row


def _with_repeats(rows: Iterable[ResultRow]) -> tuple[ResultRow, ...]:
    listed = list(rows)
    counted = Counter(row.certificate.casefold() for row in listed if row.certificate)
    return tuple(
        with_problem(row, Problem.CERTIFICATE_REPEATED)
        if counted[row.certificate.casefold()] > 1
        else row
        for row in listed
    )


def with_problem(row: ResultRow, problem: Problem) -> ResultRow:
    """Return the row with one more problem."""
    return replace(row, problems=(*row.problems, problem))
