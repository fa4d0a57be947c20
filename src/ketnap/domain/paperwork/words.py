"""How days, numbers and shares are written in official papers."""

from collections.abc import Iterable
from datetime import date, time

from ketnap.domain.figures.proportion import percent_of, written

_TWO_DIGITS_BELOW = 10
_MONTHS_WITH_ZERO = 2


def day_in_figures(day: date) -> str:
    """A day as `03/02/2026`, `17/5/1990`: zeros only where another figure could be slipped in."""
    return f"{_day(day)}/{_month(day)}/{day.year}"


def day_in_words(day: date) -> str:
    """A day as `ngày 03 tháng 02 năm 2026`, `ngày 17 tháng 5 năm 1990`."""
    return f"ngày {_day(day)} tháng {_month(day)} năm {day.year}"


def _day(day: date) -> str:
    return f"{day.day:02}"


def _month(day: date) -> str:
    """January and February are written with a zero, as 1 could become 10 or 11, and 2 become 12."""
    return f"{day.month:02}" if day.month <= _MONTHS_WITH_ZERO else str(day.month)


def number(count: int) -> str:
    """A count of people or ballots, below ten with its leading zero."""
    return f"{count:02}" if 0 <= count < _TWO_DIGITS_BELOW else str(count)


def percent(part: int, whole: int, *, decimals: int = 1) -> str:
    """A share as `66,7`: a comma, no decimals where it is a whole number."""
    share = percent_of(part, whole, decimals=decimals) if whole > 0 else None
    return "" if share is None else written(share)


def hour_in_words(at: time) -> str:
    """An hour as `08 giờ 00`, `14 giờ 30`."""
    return f"{at.hour:02} giờ {at.minute:02}"


def listed(parts: Iterable[str]) -> str:
    """Several as one text: `An`, `An và Bình`, `An, Bình và Chi`."""
    *most, last = [*parts] or [""]
    return f"{', '.join(most)} và {last}" if most else last
