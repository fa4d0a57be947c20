"""A blank, and the value it takes from the material of a paper."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from ketnap.domain.paperwork.material import Material, Row
from ketnap.domain.paperwork.sheet import BlankKind, Source

Value = str | int | date | tuple[Row, ...] | None
Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class Blank:
    """One blank. A day is also published in words, as `<name>_long`.

    `value` gives the text, the number, the day or the rows, or `None` where the record has none.
    """

    name: str
    vi: str
    en: str
    source: Source
    kind: BlankKind
    value: Callable[[Material], Value]
    columns: tuple[str, ...] = ()
    """Of rows: what each row says."""
    formerly: str = ""
    """The blank that templates print in its place which are older than it."""
    parts: tuple[str, str] | None = None
    """Of rows: the column that names a part in its first row, and the one in which templates that are
    older than it print that name, in a row of its own."""


def told_by(
    find: Callable[[Material], Part | None], read: Callable[[Part], Value]
) -> Callable[[Material], Value]:
    """What is read in a part of the material; nothing where there is no such part, or it is empty."""

    def value(material: Material) -> Value:
        part = find(material)
        return (read(part) or None) if part is not None else None

    return value


def with_lines_of_parts(rows: Iterable[Row], part: str, line: str) -> Iterator[Row]:
    """The same rows, and above each part a row that names it in the column `line`."""
    for row in rows:
        if row[part]:
            yield {**dict.fromkeys(row, ""), line: row[part]}
        yield row


def by_name(*groups: Iterable[Blank]) -> Mapping[str, Blank]:
    """The blanks by their names; two of one name are a mistake."""
    blanks: dict[str, Blank] = {}
    for blank in (blank for group in groups for blank in group):
        if blank.name in blanks:
            raise ValueError(f"two blanks are called {blank.name}")
        blanks[blank.name] = blank
    return blanks
