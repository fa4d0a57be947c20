"""A sheet filled: every blank with its value as printed, or a refusal that names what is missing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ketnap.domain.paperwork.blanks.blank import Value
from ketnap.domain.paperwork.blanks.catalogue import CATALOGUE
from ketnap.domain.paperwork.material import Material, Row
from ketnap.domain.paperwork.sheet import BlankKind, HandBlank, Sheet, Source, Version
from ketnap.domain.paperwork.words import day_in_figures, day_in_words, number
from ketnap.domain.text import nfc

LONG_FORM = "_long"
LINE = "line"
"""The one column of a long text: a list of its lines."""


class BlanksMissing(ValueError):
    """Required values are not recorded; `.vi` and `.en` name them."""

    def __init__(self, sheet: Sheet, names: Iterable[str]) -> None:
        self.sheet = sheet
        self.names = tuple(names)
        super().__init__(f"{sheet.code}: {', '.join(self.names)}")
        called = [label_of(sheet, name) for name in self.names]
        self.vi = f"Chưa in được mẫu {sheet.code}, còn thiếu: {'; '.join(vi for vi, _ in called)}."
        self.en = (
            f"Form {sheet.code} cannot be printed, missing: {'; '.join(en for _, en in called)}."
        )


@dataclass(frozen=True, slots=True)
class Filled:
    """The values of a paper as printed: texts, and rows for lists; what is empty is there too."""

    texts: Mapping[str, str]
    rows: Mapping[str, tuple[Row, ...]]
    from_record: frozenset[str]
    """The names that records filled; the rest was typed by hand or is left to a pen."""

    def has(self, name: str) -> bool:
        """Whether a blank has a value."""
        return bool(self.texts.get(name) or self.rows.get(name))


def label_of(sheet: Sheet, name: str) -> tuple[str, str]:
    """What a blank is called, in Vietnamese and English."""
    for blank in sheet.by_hand:
        if blank.name == name:
            return blank.vi, blank.en
    known = CATALOGUE[recorded_name(name)]
    return known.vi, known.en


def recorded_name(name: str) -> str:
    """The name of the blank behind one: days are also published in words."""
    return name if name in CATALOGUE else name.removesuffix(LONG_FORM)


def is_of_the_paper(name: str) -> bool:
    """Whether a blank tells of the paper itself, not of what it is about."""
    known = CATALOGUE.get(recorded_name(name))
    return known is not None and known.source is Source.PAPER


def fill_sheet(
    sheet: Sheet, version: Version, material: Material, by_hand: Mapping[str, str | tuple[Row, ...]]
) -> Filled:
    """The values of every blank of a version; raises `BlanksMissing`.

    `by_hand` is what the clerk typed: texts (long ones with line breaks) and rows, by name. It
    counts only where no record says the same: a blank may be recorded in one case, and not in another.
    """
    hand = {blank.name: blank for blank in sheet.by_hand}
    texts: dict[str, str] = {}
    rows: dict[str, tuple[Row, ...]] = {}
    recorded: set[str] = set()
    for name in (*version.names(), *sheet.required):
        if recorded_name(name) in CATALOGUE and _put_record(name, material, texts, rows):
            recorded.add(name)
        elif name in hand:
            _put_hand(hand[name], by_hand.get(name, ""), texts, rows)
    filled = Filled(texts, rows, frozenset(recorded))
    missing = [name for name in sheet.required if not filled.has(name)]
    if missing:
        raise BlanksMissing(sheet, missing)
    return filled


def _put_hand(
    blank: HandBlank,
    typed: str | tuple[Row, ...],
    texts: dict[str, str],
    rows: dict[str, tuple[Row, ...]],
) -> None:
    if blank.kind is BlankKind.ROWS:
        typed_rows = typed if isinstance(typed, tuple) else ()
        rows[blank.name] = typed_rows or rows_to_write(blank)
    elif blank.kind is BlankKind.LONG:
        rows[blank.name] = lines_of(typed if isinstance(typed, str) else "")
    else:
        texts[blank.name] = " ".join(nfc(typed).split()) if isinstance(typed, str) else ""


def rows_to_write(blank: HandBlank) -> tuple[Row, ...]:
    """The rows that stand where nothing is typed, with their first column said."""
    names = [column.name for column in blank.columns]
    return tuple({**dict.fromkeys(names, ""), names[0]: first} for first in blank.to_write)


def lines_of(text: str) -> tuple[Row, ...]:
    """The lines of a long text, one row each; empty lines are left out."""
    lines = (" ".join(line.split()) for line in nfc(text).splitlines())
    return tuple({LINE: line} for line in lines if line)


def _put_record(
    name: str, material: Material, texts: dict[str, str], rows: dict[str, tuple[Row, ...]]
) -> bool:
    """Put the value of a blank in its place; says whether the record has one."""
    blank = CATALOGUE[recorded_name(name)]
    value = blank.value(material)
    if blank.kind is BlankKind.ROWS:
        rows[name] = value if isinstance(value, tuple) else ()
        return bool(rows[name])
    if blank.kind is BlankKind.LONG:
        rows[name] = lines_of(value) if isinstance(value, str) else ()
        return bool(rows[name])
    texts[name] = as_printed(value, in_words=name != blank.name)
    return bool(texts[name])


def as_printed(value: Value, *, in_words: bool = False) -> str:
    """A value as papers print it; a day in figures or in words."""
    match value:
        case date():
            return day_in_words(value) if in_words else day_in_figures(value)
        case int():
            return number(value)
        case str():
            return " ".join(nfc(value).split())
        case _:
            return ""
