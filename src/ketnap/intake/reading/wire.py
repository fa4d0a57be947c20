"""What the two processes say to each other: lines of JSON, the values of cells among them."""

import json
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import IO, Any

from ketnap.domain.intake.cells import CellValue, Unread, Unreadable

SHEETS, ROWS = "sheets", "rows"

LONGEST_TEXT = 2000
MOST_COLUMNS = 256
MOST_ROWS = 1_048_576
"""As many as a sheet of Excel holds."""

Wired = str | int | float | bool | None | dict[str, str]


def wired(value: object) -> Wired:
    """A value of a cell as JSON holds it."""
    match value:
        case None | bool() | int() | float():
            return value
        case str():
            return value if len(value) <= LONGEST_TEXT else {"u": Unreadable.TOO_LONG}
        case datetime():
            return {"d": value.date().isoformat()}
        case date():
            return {"d": value.isoformat()}
        case time() | timedelta():
            return {"u": Unreadable.TIME_ALONE, "s": str(value)}
        case _:
            return {"u": Unreadable.ERROR}


def wired_formula() -> Wired:
    """A formula without a result."""
    return {"u": Unreadable.FORMULA}


def wired_typed_formula(written: str) -> Wired:
    """A formula as it stands in a text, where no program works it out."""
    return {"u": Unreadable.FORMULA, "s": written[:40]}


def wired_error(shown: str) -> Wired:
    """An error that a cell shows."""
    return {"u": Unreadable.ERROR, "s": shown[:40]}


def wired_hidden_day(shown: str) -> Wired:
    """A day of which a cell shows a part only."""
    return {"u": Unreadable.DAY_HIDDEN, "s": shown}


def cell_from(value: Any) -> CellValue:
    """The value that `wired` wrote."""
    if not isinstance(value, dict):
        plain: CellValue = value
        return plain
    if "d" in value:
        return date.fromisoformat(value["d"])
    return Unread(Unreadable(value["u"]), value.get("s", ""))


def write_line(stream: IO[bytes], data: Mapping[str, Any] | list[Any]) -> None:
    """Write one line."""
    stream.write(json.dumps(data, ensure_ascii=True, separators=(",", ":")).encode("ascii") + b"\n")
