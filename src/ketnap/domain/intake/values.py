"""From a cell to the value of its column: texts in one form, numbers as they were meant, codes."""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar
from unicodedata import category

from ketnap.domain.casefile.codes import Schooling, Sex, VoteMethod
from ketnap.domain.intake.cells import CellValue, Unread, Unreadable, is_blank
from ketnap.domain.intake.columns import Column, Kind
from ketnap.domain.intake.days import DayReading, NoDay, read_day
from ketnap.domain.intake.legacy import Encoding, convert, is_mixed, turned_back
from ketnap.domain.intake.problems import Code
from ketnap.domain.intake.schooling import schooling_of
from ketnap.domain.intake.spoilt_letters import (
    bare_of_wrapping,
    has_lost_letters,
    holds_unseen,
    is_of_other_letters,
    is_of_strange_signs,
    with_vietnamese_d,
)
from ketnap.domain.intake.syllables import is_in_capitals
from ketnap.domain.text import (
    fold,
    has_forbidden_characters,
    is_spelled_as_a_name,
    nfc,
    with_apostrophes,
)

_MOST_DIGITS = 15
"""As many as a number in a workbook holds; the next ones have become zeros."""
_LONGEST_KEPT_SHORT = 40
_SPOILT = re.compile(r"\d+(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
_UNSEEN = re.compile("[\u00a0\u2000-\u200b\u202f\ufeff\t\r\n]+")
_AFTER_APOSTROPHE = re.compile(r"'([^'].*?)'?")
"""An apostrophe that keeps a cell a text, and that some programs write out; at both ends, a quote."""
_SOFT_HYPHEN = "\u00ad"
"""Also the ư of an old font."""
_NOT_IN_A_NAME = re.compile(
    r"[;/()\[\]{}]|\d|^(?:(?:đồng chí|đ\.?\s?c|dc|bà)[.:]?\s|(?:đ\.?\s?c|dc|ts|ths|ô|bà)\.)",
    re.IGNORECASE,
)
"""Nor a picture, of `_PICTURES`. What stands in brackets is an office; Ông may be a surname."""
_BEHIND_A_NAME = " .,"
_PICTURES = "So"
_AS_ABOVE = re.compile(r"""[-.\s]*(?:n[./]?t|nhu (?:dong )?tren|["'”“〃]+|//)[-.\s]*""")
"""Of letters without marks."""
_BETWEEN_PEOPLE = re.compile(r"[\r\n;,/&+]+|\s(?:và|VÀ|and)\s")
_LEAST_WORDS_OF_A_NAME = 2
_PARTS = re.compile(r"[^\W\d_]+")


class Standing(StrEnum):
    """What a member is, as the sheet says."""

    PROBATIONARY = "probationary"
    OFFICIAL = "official"


class NoValue(ValueError):
    """A cell cannot be taken in; `fact` is what it holds, cut short."""

    def __init__(self, code: Code, fact: str = "") -> None:
        super().__init__(code.value)
        self.code = code
        self.fact = fact[:_LONGEST_KEPT_SHORT]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How the cells of one sheet are read."""

    days: DayReading
    encoding: Encoding | None = None


Value = str | date | bool | int | Sex | Schooling | Standing | VoteMethod

_Known = TypeVar("_Known")

_YES = ("x", "co", "yes", "true", "1", "v", "✓", "✔", "√", "dang sinh hoat", "da ket hon")
_NO = ("khong", "no", "false", "0", "chua", "doc than", "chua ket hon")
_ANSWERS = dict.fromkeys(_YES, True) | dict.fromkeys(_NO, False)
_AROUND_A_WORD = " .()"
_SEXES = {
    "nu": Sex.FEMALE,
    "female": Sex.FEMALE,
    "f": Sex.FEMALE,
    "ba": Sex.FEMALE,
    "nam": Sex.MALE,
    "male": Sex.MALE,
    "m": Sex.MALE,
    "ong": Sex.MALE,
}
_STANDINGS = {
    "du bi": Standing.PROBATIONARY,
    "dang vien du bi": Standing.PROBATIONARY,
    "db": Standing.PROBATIONARY,
    "chinh thuc": Standing.OFFICIAL,
    "dang vien chinh thuc": Standing.OFFICIAL,
    "ct": Standing.OFFICIAL,
}
_METHODS = {
    "bo phieu kin": VoteMethod.SECRET_BALLOT,
    "phieu kin": VoteMethod.SECRET_BALLOT,
    "bang phieu kin": VoteMethod.SECRET_BALLOT,
    "bo phieu": VoteMethod.SECRET_BALLOT,
    "secret ballot": VoteMethod.SECRET_BALLOT,
    "the dang vien": VoteMethod.PARTY_CARD,
    "the dang": VoteMethod.PARTY_CARD,
    "gio the": VoteMethod.PARTY_CARD,
    "gio the dang vien": VoteMethod.PARTY_CARD,
    "bieu quyet bang the dang vien": VoteMethod.PARTY_CARD,
    "bieu quyet bang the": VoteMethod.PARTY_CARD,
    "party card": VoteMethod.PARTY_CARD,
}
_COUNTED = re.compile(
    r"(\d{1,4})\s*(?:đ/c|đồng chí|đảng viên|ủy viên|uỷ viên|người|phiếu|ngày)?\s*(?:\([^)]*\))?",
    re.IGNORECASE,
)
"""A number of people, ballots or days, with what it counts, and perhaps its share in brackets."""
_MOST_COUNTED = 9999
"""More than any one paper counts; a larger number is a slip."""


def read_value(cell: CellValue, column: Column, reading: Reading) -> Value | None:
    """The value of a cell, nothing where it is blank; raises `NoValue`."""
    if isinstance(cell, Unread):
        raise _unread(cell, column)
    if is_blank(cell):
        return None
    return _READERS[column.kind](cell, column, reading)


def _unread(cell: Unread, column: Column) -> NoValue:
    match cell.why:
        case Unreadable.FORMULA:
            return NoValue(Code.FORMULA_TYPED if cell.shown else Code.FORMULA, cell.shown)
        case Unreadable.ERROR:
            return NoValue(Code.ERROR, cell.shown)
        case Unreadable.TOO_LONG:
            return NoValue(Code.TOO_LONG)
        case Unreadable.TIME_ALONE:
            return NoValue(Code.NOT_TEXT, cell.shown)
        case Unreadable.MERGED_DIFFERS:
            return NoValue(Code.MERGED_ROWS_DIFFER, cell.shown)
        case Unreadable.DAY_HIDDEN:
            is_day = column.kind is Kind.DAY
            return NoValue(Code.DAY_HIDDEN if is_day else Code.TURNED_INTO_DAY, cell.shown)


def text_of(cell: CellValue, column: Column, reading: Reading) -> str:
    """The text of a cell: composed letters, single spaces; a number keeps every digit it has."""
    match cell:
        case bool():
            raise NoValue(Code.NOT_TEXT)
        case int() | float():
            return _number_as_text(cell)
        case date():
            raise NoValue(Code.TURNED_INTO_DAY, f"{cell:%d/%m/%Y}")
        case str():
            text = _tidied(cell, reading)
        case _:
            raise NoValue(Code.NOT_TEXT)
    if _AS_ABOVE.fullmatch(fold(text)):
        raise NoValue(Code.AS_ABOVE, text)
    if _SPOILT.fullmatch(text):
        raise NoValue(Code.DIGITS_LOST, text)
    if len(text) > column.longest:
        raise NoValue(Code.TOO_LONG, text)
    return text


def _tidied(text: str, reading: Reading) -> str:
    if reading.encoding and is_mixed(text, reading.encoding):
        raise NoValue(Code.OLD_LETTERS, text)
    turned = turned_back(text, reading.encoding) if reading.encoding else text
    plain = nfc(" ".join(_UNSEEN.sub(" ", bare_of_wrapping(turned)).split()))
    if has_forbidden_characters(plain) or holds_unseen(plain):
        raise NoValue(Code.HIDDEN_CHARACTERS)
    if _SOFT_HYPHEN in plain:
        raise NoValue(Code.OLD_LETTERS, plain)
    if has_lost_letters(plain):
        raise NoValue(Code.LETTERS_LOST, plain)
    protected = _AFTER_APOSTROPHE.fullmatch(plain)
    return with_vietnamese_d(protected[1] if protected else plain)


def _number_as_text(number: float) -> str:
    if isinstance(number, float) and not math.isfinite(number):
        raise NoValue(Code.NOT_TEXT, str(number))
    if isinstance(number, float) and not number.is_integer():
        return f"{number:.15g}"
    whole = int(number)
    if len(str(abs(whole))) > _MOST_DIGITS:
        raise NoValue(Code.DIGITS_LOST, str(whole))
    return str(whole)


def name_of(cell: CellValue, column: Column, reading: Reading) -> str:
    """A person's name; words get their capitals where the old fonts had none, or all letters are alike."""
    text = with_apostrophes(text_of(cell, column, reading)).rstrip(_BEHIND_A_NAME)
    if isinstance(cell, str) and _names_several(cell, reading):
        raise NoValue(Code.NAMES_JOINED)
    if not isinstance(cell, str) or _NOT_IN_A_NAME.search(text) or _has_pictures(text):
        raise NoValue(Code.NOT_A_NAME, text)
    if not is_spelled_as_a_name(text):
        raise NoValue(Code.OLD_LETTERS if text[:1].isalpha() else Code.NOT_A_NAME, text)
    if is_of_strange_signs(text):
        foreign = is_of_other_letters(text)
        raise NoValue(Code.HIDDEN_CHARACTERS) if foreign else NoValue(Code.NOT_A_NAME, text)
    if is_in_small_letters(text, reading):
        return _PARTS.sub(_with_capital, text)
    return " ".join(_capitalised(word, reading) for word in text.split())


def is_in_small_letters(name: str, reading: Reading) -> bool:
    """Whether a name has no capital at all; old fonts show capitals where there are none."""
    return reading.encoding is None and name.islower()


def _has_pictures(text: str) -> bool:
    return not text.isascii() and any(category(letter) == _PICTURES for letter in text)


def _names_several(cell: str, reading: Reading) -> bool:
    """Whether at least two parts of a cell are names by themselves; a long name may take two lines."""
    meant = turned_back(cell, reading.encoding) if reading.encoding else nfc(cell)
    parts = (part.split() for part in _BETWEEN_PEOPLE.split(meant))
    return sum(len(words) >= _LEAST_WORDS_OF_A_NAME for words in parts) > 1


def _capitalised(word: str, reading: Reading) -> str:
    if reading.encoding is not None and word[:1].islower():
        return word[:1].upper() + word[1:]
    return _PARTS.sub(_with_capital, word) if len(word) > 1 and is_in_capitals(word) else word


def _with_capital(part: re.Match[str]) -> str:
    """H'HEN is H'Hen: what an apostrophe or a hyphen parts has a capital each."""
    letters = part.group()
    return letters[:1].upper() + letters[1:].lower()


def _day(cell: CellValue, reading: Reading) -> date:
    meant = cell
    if isinstance(cell, str):
        meant = bare_of_wrapping(convert(cell, reading.encoding) if reading.encoding else cell)
        if has_forbidden_characters(meant) or holds_unseen(meant):
            raise NoValue(Code.HIDDEN_CHARACTERS)
    try:
        return read_day(meant, reading.days)
    except NoDay as trouble:
        raise NoValue(trouble.code, str(cell)) from None


def _yes_no(cell: CellValue, reading: Reading) -> bool:
    return cell if isinstance(cell, bool) else _one_of(cell, _ANSWERS, Code.YES_NO_UNKNOWN, reading)


def _one_of(cell: CellValue, known: Mapping[str, _Known], code: Code, reading: Reading) -> _Known:
    """Few words are known here, so a text of an old font is tried both ways: `Cã` is `Có`."""
    text = _tidied(str(cell), reading)
    forced = convert(str(cell), reading.encoding) if reading.encoding else text
    for each in (text, forced):
        if (found := known.get(fold(each).strip(_AROUND_A_WORD))) is not None:
            return found
    raise NoValue(code, text)


def _schooling(text: str) -> Schooling:
    level = schooling_of(text)
    if level is None:
        raise NoValue(Code.SCHOOLING_UNKNOWN, text)
    return level


def _count(cell: CellValue, reading: Reading) -> int:
    """How many: whole, not below nought, and of a size that one paper may count."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        if 0 <= cell <= _MOST_COUNTED and float(cell).is_integer():
            return int(cell)
    elif isinstance(cell, str):
        found = _COUNTED.fullmatch(_tidied(cell, reading))
        if found is not None:
            return int(found[1])
    raise NoValue(Code.COUNT_UNREADABLE, str(cell))


_READERS: Mapping[Kind, Callable[[CellValue, Column, Reading], Value]] = {
    Kind.NAME: name_of,
    Kind.TEXT: text_of,
    Kind.STEP: text_of,
    Kind.DAY: lambda cell, _column, reading: _day(cell, reading),
    Kind.YES_NO: lambda cell, _column, reading: _yes_no(cell, reading),
    Kind.SEX: lambda cell, _column, reading: _one_of(cell, _SEXES, Code.SEX_UNKNOWN, reading),
    Kind.STANDING: lambda cell, _column, reading: _one_of(
        cell, _STANDINGS, Code.STANDING_UNKNOWN, reading
    ),
    Kind.SCHOOLING: lambda cell, column, reading: _schooling(text_of(cell, column, reading)),
    Kind.METHOD: lambda cell, _column, reading: _one_of(
        cell, _METHODS, Code.METHOD_UNKNOWN, reading
    ),
    Kind.COUNT: lambda cell, _column, reading: _count(cell, reading),
}
