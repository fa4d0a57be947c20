"""Which rows of a sheet were not read, as it is said at the machine."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ketnap.intake.models import SheetImport

_MOST_LISTED = 1000
_MOST_SAID = 30


def rows_left(record: "SheetImport") -> dict[str, Any]:
    """The numbers of rows of signatures, and of those that are hidden; nothing where there are none."""
    from ketnap.intake.sheet import Matching, staged

    told: dict[str, Any] = {}
    if record.outcome["signed"]:
        told["signature_rows"] = record.outcome["signed"]
    hidden = record.outcome["hidden"]
    if hidden and not Matching.from_data(record.matching).hidden_too:
        told["hidden"] = hidden
        told["hidden_rows"] = list(islice(staged(record).hidden_rows(), _MOST_LISTED))
    return told


def lines_of_rows_left(file: str, told: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The same in words, in both languages, with what takes the hidden rows in."""
    if rows := ", ".join(map(str, told.get("signature_rows", ()))):
        yield (
            f"{file}: bỏ qua các dòng ký tên dưới bảng: {rows}",
            f"{file}: rows of signatures below the table, left out: {rows}",
        )
    if told.get("hidden"):
        rows = _first(told["hidden_rows"], told["hidden"])
        yield (
            f"{file}: {told['hidden']} dòng đang ẩn trong Excel không được đọc: {rows}. "
            "Thêm --hidden-too để nhập cả các dòng ấy.",
            f"{file}: rows hidden in Excel, not read: {told['hidden']} ({rows}). "
            "Add --hidden-too to take them in.",
        )


def _first(rows: list[int], count: int) -> str:
    said = ", ".join(map(str, rows[:_MOST_SAID]))
    return f"{said}…" if count > _MOST_SAID else said
