"""Days as people write them in sheets: three styles, and what no reading can be sure of."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from ketnap.domain.intake.cells import CellValue
from ketnap.domain.intake.problems import Code
from ketnap.domain.text import nfc


class Order(StrEnum):
    """What stands first where a day is written with three numbers."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


class ShortYears(StrEnum):
    """What a year of two digits means: nobody has said, or the latest such year gone by."""

    ASK = "ask"
    LATEST = "latest"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayReading:
    """How the days of one sheet are read; `epoch_1904` is how old Macintosh workbooks count."""

    today: date
    order: Order = Order.DAY_FIRST
    short_years: ShortYears = ShortYears.ASK
    epoch_1904: bool = False


class NoDay(ValueError):
    """A cell that was to hold a day does not; `code` says how."""

    def __init__(self, code: Code) -> None:
        super().__init__(code.value)
        self.code = code


_TIME = r"(?:(?:t|\s+)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s?[ap]m)?)?"
"""Without the name of a time zone: what day it was here, such a moment does not say."""
_NUMBERS = re.compile(
    r"(?:ngay\s*)?(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4}|\d{2})" + _TIME
)
_YEAR_FIRST = re.compile(r"(?:ngay\s*)?(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})" + _TIME)
_IN_WORDS = re.compile(r"(?:ngay)?\s*(\d{1,2})\s*(?:thang)\s*(\d{1,2})\s*(?:nam)\s*(\d{4})")
_TOGETHER = re.compile(r"((?:18|19|2[01])\d\d)(\d{2})(\d{2})")
_SIX_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{2})")
_YEAR = re.compile(r"(?:18|19|2[01])\d\d")
_SHORT_DAY = re.compile(r"[1-9](?:0[1-9]|1[0-2])\d\d")
_PART_OF_DAY = re.compile(
    r"(?:(?:thang\s*)?\d{1,2}\s*[/.\-]\s*)?\d{4}|(?:thang\s*)?\d{1,2}\s+nam\s+\d{4}"
)
_STROKES = str.maketrans("‐‑‒–—−⁄∕", "------//")
"""Word puts longer strokes for those that were typed."""
_NO_DAY = 10**8
_SHORT = 100
_MONTHS = 12
_YEARS = range(1850, 2200)
_SERIALS = range(366, 109_575)
"""Counted days that can be meant as one: from 1901 to 2199; smaller numbers are counts of something."""

_EPOCH_1900 = date(1899, 12, 30)  # so counted because Excel takes 1900 for a leap year
_EPOCH_1904 = date(1904, 1, 1)
_EARLIEST = date(1900, 1, 1)


def read_day(value: CellValue, reading: DayReading) -> date:
    """The day a cell holds; raises `NoDay`."""
    match value:
        case bool():
            raise NoDay(Code.DAY_UNREADABLE)
        case datetime():
            return _sensible(value.date())
        case date():
            return _sensible(value)
        case int() | float():
            return _sensible(_counted(value, reading))
        case str():
            return _sensible(_written(value, reading))
    raise NoDay(Code.DAY_UNREADABLE)


def _sensible(day: date) -> date:
    if day < _EARLIEST:
        raise NoDay(Code.DAY_TOO_EARLY)
    return day


def _counted(number: float, reading: DayReading) -> date:
    """A number without the look of a day: a year, eight digits, or days counted from the epoch."""
    if not 0 < number < _NO_DAY:  # endless ones and those that are no number among them
        raise NoDay(Code.DAY_UNREADABLE)
    whole = int(number)
    if whole in _YEARS:
        raise NoDay(Code.DAY_INCOMPLETE)
    if (together := _TOGETHER.fullmatch(str(whole))) is not None:
        return _day(*map(int, together.groups()))
    if whole not in _SERIALS:
        raise NoDay(Code.DAY_UNREADABLE)
    epoch = _EPOCH_1904 if reading.epoch_1904 else _EPOCH_1900
    return epoch + timedelta(days=whole)


def may_be_short(value: CellValue) -> bool:
    """Whether the number of a counted day looks like 010590 as well, whose first zero Excel drops."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return 0 < value < _NO_DAY and _SHORT_DAY.fullmatch(f"{value:.15g}") is not None


def _written(text: str, reading: DayReading) -> date:
    plain = nfc(text).translate(_STROKES).strip().strip("'’.,;").strip()
    bare = _without_marks(plain)
    if (found := _YEAR_FIRST.fullmatch(bare)) is not None:
        return _day(*map(int, found.groups()))
    if (found := _NUMBERS.fullmatch(bare)) is not None:
        first, second, year = map(int, found.groups())
        return _three_numbers(first, second, year, reading)
    if (found := _IN_WORDS.fullmatch(bare)) is not None:
        day, month, year = map(int, found.groups())
        return _day(year, month, day)
    if bare.isdecimal():
        return _digits(bare, reading)
    if _PART_OF_DAY.fullmatch(bare) is not None:
        raise NoDay(Code.DAY_INCOMPLETE)
    return _fail()


def _digits(text: str, reading: DayReading) -> date:
    """Typed digits are no count of days: 010590 is one in May, not one of 1928."""
    if (found := _TOGETHER.fullmatch(text)) is not None:
        return _day(*map(int, found.groups()))
    if (found := _SIX_DIGITS.fullmatch(text)) is not None:
        first, second, year = map(int, found.groups())
        return _three_numbers(first, second, year, reading)
    if _YEAR.fullmatch(text) is not None:
        raise NoDay(Code.DAY_INCOMPLETE)
    return _fail()


def _fail() -> date:
    raise NoDay(Code.DAY_UNREADABLE)


def _without_marks(text: str) -> str:
    """Folded by hand, for only the three words of a day matter here."""
    lowered = text.lower()
    for word, bare in (("ngày", "ngay"), ("tháng", "thang"), ("năm", "nam")):
        lowered = lowered.replace(word, bare)
    return lowered


def _three_numbers(first: int, second: int, year: int, reading: DayReading) -> date:
    month_first = reading.order is Order.MONTH_FIRST
    day, month = (second, first) if month_first else (first, second)
    if year < _SHORT:
        return _short(day, month, year, reading)
    if month > _MONTHS >= day:
        # Read the other way round it would be a day; whether it was meant so, nobody knows.
        raise NoDay(Code.DAY_MONTH_FIRST)
    return _day(year, month, day)


def _short(day: int, month: int, year: int, reading: DayReading) -> date:
    if reading.short_years is ShortYears.ASK:
        raise NoDay(Code.DAY_TWO_DIGIT_YEAR)
    century = reading.today.year // _SHORT * _SHORT
    found = _day(century + year, month, day)
    return found if found <= reading.today else _day(century - _SHORT + year, month, day)


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise NoDay(Code.DAY_NOT_IN_CALENDAR) from None
