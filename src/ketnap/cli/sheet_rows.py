"""Which rows and columns of a sheet were not read, as it is said at the machine."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ketnap.intake.models import SheetImport

_MOST_LISTED = 1000
_MOST_SAID = 30


def rows_left(record: "SheetImport") -> dict[str, Any]:
    """The rows of signatures, those that are hidden, and the column from which on nothing is read.

    Also the columns that are hidden and read all the same, and how many merged ranges are read in their
    first cell alone; nothing where there are none.
    """
    from ketnap.domain.intake.cells import column_letters
    from ketnap.intake.sheet import Matching, staged

    told: dict[str, Any] = {}
    if record.outcome["signed"]:
        told["signature_rows"] = record.outcome["signed"]
    hidden = record.outcome["hidden"]
    if hidden and not Matching.from_data(record.matching).hidden_too:
        told["hidden"] = hidden
        told["hidden_rows"] = list(islice(staged(record).hidden_rows(), _MOST_LISTED))
    if column := record.outcome["column_left_out"]:
        told["column_left_out"] = column_letters(column)
    if columns := record.outcome.get("columns_hidden"):
        told["columns_hidden"] = [column_letters(each) for each in columns]
    if ranges := record.outcome.get("merged_left"):
        told["merged_left"] = ranges
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
    if column := told.get("column_left_out"):
        yield (
            f"{file}: phần mềm chỉ đọc 256 cột đầu; từ cột {column} còn có chữ, chưa được đọc. Nếu "
            "cần các cột ấy, hãy chuyển sang trái rồi nhập lại.",
            f"{file}: only the first 256 columns are read; something stands from column {column} on. "
            "If it is needed, move it to the left and import the file again.",
        )
    if columns := ", ".join(told.get("columns_hidden", ())):
        yield (
            f"{file}: cột đang ẩn trong Excel vẫn được nhập: {columns}.",
            f"{file}: columns hidden in Excel are taken in: {columns}.",
        )
    if ranges := told.get("merged_left"):
        yield (
            f"{file}: {ranges} vùng ô gộp quá nhiều hoặc quá lớn chỉ được đọc ở ô đầu; nếu cần, hãy "
            "bỏ gộp, điền vào từng ô rồi nhập lại.",
            f"{file}: merged ranges too many or too large, read in their first cell alone: {ranges}; "
            "if needed, unmerge them, fill in each cell and import the file again.",
        )


def _first(rows: list[int], count: int) -> str:
    said = ", ".join(map(str, rows[:_MOST_SAID]))
    return f"{said}…" if count > _MOST_SAID else said
