"""What the number format of a cell makes the reader see: which parts of a day, which zeros."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from functools import lru_cache

_MOST_DIGITS = 15
"""As many as a number in a workbook holds; what is longer was rounded, and no format mends it."""
_GENERAL = "general"
_MEASURES = ("%", ",", ".", "/", "@")
"""Signs of a format that counts or reckons; a stroke or point that is only shown is written `\\/`."""
_CONDITIONS = ("[<", "[>", "[=")
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.')
_IN_BRACKETS = re.compile(r"\[[^\]]*\]")
_LETTERS = re.compile(r"([a-z])\1*")
_DAY_OF_THE_MONTH = ("d", "dd")
_PARTS = re.compile(r'"([^"]*)"|\\(.)|([0#?])|_.|\*.|(\[[^\]]*\])|(.)')

_PERCENT = re.compile(r"0(?:\.(0+))?%")


@lru_cache(maxsize=1000)
def _date_runs(code: str) -> tuple[str, ...]:
    """The runs of letters in a format, without what is quoted or in brackets: dd, mm, yyyy."""
    bare = _IN_BRACKETS.sub("", _QUOTED.sub("", code.lower())).partition(";")[0]
    return tuple(found.group() for found in _LETTERS.finditer(bare.replace("am/pm", "")))


def hidden_day(day: date | time, code: str) -> str | None:
    """What a cell shows instead of its whole day; nothing where day, month and year are seen.

    A typed `5/1990` becomes the first of May that nobody wrote, and is shown as `thg5-90`.
    """
    if not isinstance(day, date):
        return None
    runs = _date_runs(code)
    if not runs or code.lower() == _GENERAL:
        return None
    shows_day = any(run in _DAY_OF_THE_MONTH for run in runs)
    shows_year = any(run[0] in "yeb" for run in runs)
    shows_month = _shows_month(runs)
    if shows_day and shows_month and shows_year:
        return None
    parts = ((shows_day, "%d"), (shows_month, "%m"), (shows_year, "%Y"))
    pattern = "/".join(sign for shown, sign in parts if shown)
    return day.strftime(pattern) if pattern else _clock_of(day)


def _shows_month(runs: tuple[str, ...]) -> bool:
    """An m after hours or before seconds stands for minutes."""
    for place, run in enumerate(runs):
        if run[0] == "m":
            before = runs[place - 1][0] if place else ""
            after = runs[place + 1][0] if place + 1 < len(runs) else ""
            if before != "h" and after != "s":
                return True
    return False


def _clock_of(day: date) -> str:
    return day.strftime("%H:%M") if isinstance(day, datetime) else ""


def shown_number(number: float, code: str) -> str | None:
    """The number as its format of zeros and words shows it; nothing where the format only measures.

    `000000000000` keeps the zeros in front, `0000"/GCN"` adds words, `0%` counts in hundredths: on
    paper that is the number.
    """
    if not 0 <= number < 10**_MOST_DIGITS:
        return None
    if (percent := _PERCENT.fullmatch(code)) is not None:
        return f"{number:.{len(percent[1] or '')}%}"
    if not float(number).is_integer():
        return None
    laid_out = _laid_out(code)
    return laid_out(str(int(number))) if laid_out is not None else None


@lru_cache(maxsize=1000)
def _laid_out(code: str) -> Callable[[str], str] | None:
    """How a format lays digits out; nothing where it holds more than digits and words."""
    parts: list[tuple[bool, str]] = []
    for found in _PARTS.finditer(code.partition(";")[0]):
        quoted, escaped, digit, bracket, other = found.groups()
        if (bracket or "").startswith(_CONDITIONS):
            return None
        if other and (other.isalpha() or other in _MEASURES):
            return None
        parts.append((True, digit) if digit else (False, quoted or escaped or other or ""))
    if not any(is_digit for is_digit, _ in parts) or _is_plain(parts):
        return None
    return lambda digits: _fill(parts, digits)


def _is_plain(parts: list[tuple[bool, str]]) -> bool:
    """One place for all digits, and nothing around it: the number as it is."""
    return [part for part in parts if part[1]] in ([(True, "0")], [(True, "#")])


def _fill(parts: list[tuple[bool, str]], digits: str) -> str:
    """From the right, one digit a place; what is left over stands before the first place."""
    first = next(place for place, (is_digit, _) in enumerate(parts) if is_digit)
    left, written = digits, list[str]()
    for place in range(len(parts) - 1, -1, -1):
        is_digit, sign = parts[place]
        if not is_digit:
            written.append(sign)
            continue
        taken, left = (left, "") if place == first else (left[-1:], left[:-1])
        written.append(taken or ("0" if sign == "0" else ""))
    return "".join(reversed(written)).strip()
