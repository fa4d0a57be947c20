"""A draft: its parts, and how figures are marked in a paragraph."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from ketnap.domain.press.package import FigureMark, Paragraph
from ketnap.domain.text import nfc

_FIRST_WITHOUT_ZERO: Final = 10
_LAST_MONTH_WITH_ZERO: Final = 2


@dataclass(frozen=True, slots=True)
class Draft:
    """A text as it is proposed; nothing in it is settled."""

    title: str
    lead: Paragraph
    paragraphs: tuple[Paragraph, ...]
    captions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure as a sentence writes it."""

    figure: str
    number: int


def paragraph(*parts: str | Shown) -> Paragraph:
    """Return the parts as one paragraph, each figure marked where it stands."""
    text, marks = "", []
    for part in parts:
        words = nfc(part if isinstance(part, str) else number(part.number))
        if isinstance(part, Shown):
            marks.append(FigureMark(part.figure, len(text), len(words)))
        text += words
    return Paragraph(text, tuple(marks))


def marked_again(text: str, before: Paragraph) -> Paragraph:
    """Return a rewritten paragraph with the figures that are still written in it, in their order."""
    marks, begin = [], 0
    for mark in before.figures:
        words = before.text[mark.start : mark.start + mark.length]
        start = _where(words, text, begin)
        if start >= 0:
            marks.append(FigureMark(mark.figure, start, len(words)))
            begin = start + len(words)
    return Paragraph(text, tuple(marks))


def _where(digits: str, text: str, begin: int) -> int:
    """Where a number stands by itself, and not inside a longer one, a day or a document's number."""
    alone = re.compile(rf"(?<![\w/-])(?<!\d[.,]){re.escape(digits)}(?![\w/-])(?![.,]\d)")
    found = alone.search(text, begin)
    return found.start() if found else -1


def number(count: int) -> str:
    """Return a number as official texts write it: `02`, `12`."""
    return f"{count:02d}"


def day(on: date) -> str:
    """Return a day as official texts write it: `28/7/2018`, `05/02/2018`."""
    first = f"0{on.day}" if on.day < _FIRST_WITHOUT_ZERO else str(on.day)
    month = f"0{on.month}" if on.month <= _LAST_MONTH_WITH_ZERO else str(on.month)
    return f"{first}/{month}/{on.year}"


def joined(parts: Sequence[str], *, sign: str = ",") -> str:
    """Return a list as a sentence has it: `A, B và C`."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{f'{sign} '.join(parts[:-1])} và {parts[-1]}"


def filled(parts: Iterable[Paragraph | None]) -> tuple[Paragraph, ...]:
    """Return the paragraphs there are."""
    return tuple(part for part in parts if part is not None)


def to_fill(what: str) -> str:
    """Return a place that the editor must fill; a text with one is not released."""
    return f"[[{what}]]"
