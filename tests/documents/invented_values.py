"""Values for every blank of a sheet: as they usually are, as long as they get, and only the needed."""

from collections.abc import Mapping
from typing import Literal

from ketnap.domain.paperwork.blanks.catalogue import CATALOGUE
from ketnap.domain.paperwork.filling import LINE, Filled, recorded_name
from ketnap.domain.paperwork.material import Row
from ketnap.domain.paperwork.sheet import BlankKind, Sheet, Version

Fullness = Literal["usual", "longest", "needed"]

_TEXTS: Mapping[Fullness, str] = {
    "usual": "Trần Thị Ánh Nguyệt",
    "longest": (
        "Nguyễn Phúc Hoàng Thị Quỳnh Trường Thọ, Phòng Nghiên cứu Tổng hợp và Chuyển đổi Dữ liệu "
        "thuộc Trung tâm Khảo cứu Ứng dụng và Chuyển giao Công nghệ của Cục Quản lý Nghiên cứu, "
        "Bộ Khảo cứu và Ứng dụng"
    ),
    "needed": "Lê An",
}
_NUMBERS: Mapping[Fullness, str] = {"usual": "18", "longest": "1250", "needed": "05"}
_DAYS: Mapping[Fullness, tuple[str, str]] = {
    "usual": ("03/02/2026", "ngày 03 tháng 02 năm 2026"),
    "longest": ("28/11/2025", "ngày 28 tháng 11 năm 2025"),
    "needed": ("07/5/2026", "ngày 07 tháng 5 năm 2026"),
}
_SHARES: Mapping[Fullness, str] = {"usual": "95,2", "longest": "100,00", "needed": "80"}
_SHORT: Mapping[str, Mapping[Fullness, str]] = {
    "at": {"usual": "08:00", "longest": "14:30", "needed": "08:00"},
    "ethnicity": {"usual": "Kinh", "longest": "Xtiêng (Xa Điêng)", "needed": "Tày"},
}
"""Columns too narrow for what nobody would ever write there: a row would be higher than its page."""
_ROWS: Mapping[Fullness, int] = {"usual": 3, "longest": 34, "needed": 1}
_SHORT_COLUMNS = frozenset({"number", "form", "year", "agree", "disagree", "invalid", "percent"})
_ARE_SHARES = ("_percent", "_share", "_rate")
_DAY_COLUMNS = frozenset({"on", "born"})
_ALWAYS = frozenset({"paper_on", "paper_day_in_words"})
_LEAVE_SOMETHING_OUT = frozenset(
    f"{counted}_unopposed"
    for counted in ("vote", "board", "organisations", "residence", "opinions")
) | {"nobody_absent"}
_USUAL_SEAT = "Hà Nội"
"""A short one: after a long one the day stands on a line of its own."""
_AUTHORITIES: Mapping[Fullness, str] = {
    "usual": "Ban Thường vụ",
    "longest": "Đảng ủy bộ phận",
    "needed": "Đảng ủy",
}
_PAPER_NUMBER = "05-NQ/CB"


def invented(sheet: Sheet, version: Version, fullness: Fullness) -> Filled:
    """Values of every blank; where only the needed are given, all others are empty."""
    texts: dict[str, str] = {}
    rows: dict[str, tuple[Row, ...]] = {}
    hand = {blank.name: blank for blank in sheet.by_hand}
    for name in dict.fromkeys((*version.names(), *sheet.required)):
        # Its own day is never missing from a paper.
        is_there = fullness != "needed" or name in sheet.required or name in _ALWAYS
        blank = hand[name] if name in hand else CATALOGUE[recorded_name(name)]
        if blank.kind in (BlankKind.ROWS, BlankKind.LONG):
            columns = version.columns_of(name) or tuple(
                column if isinstance(column, str) else column.name for column in blank.columns
            )
            rows[name] = _rows(columns or (LINE,), fullness) if is_there else ()
        else:
            texts[name] = _text(name, blank.kind, fullness) if is_there else ""
    return Filled(texts, rows, frozenset())


def _text(name: str, kind: BlankKind, fullness: Fullness) -> str:
    if name in _LEAVE_SOMETHING_OUT:
        return ""
    if name.endswith("_authority"):
        return _AUTHORITIES[fullness]
    if name.endswith(_ARE_SHARES):
        return _SHARES[fullness]
    if name == "seat" and fullness == "usual":
        return _USUAL_SEAT
    if name == "paper_number":
        return _PAPER_NUMBER
    if name == "paper_day_in_words":
        return _DAYS[fullness][1]
    if kind is BlankKind.DAY:
        short, long = _DAYS[fullness]
        return long if name not in CATALOGUE and name.endswith("_long") else short
    return _NUMBERS[fullness] if kind is BlankKind.NUMBER else _TEXTS[fullness]


def _rows(columns: tuple[str, ...], fullness: Fullness) -> tuple[Row, ...]:
    """The first row is as full as asked, the others as rows usually are."""
    return tuple(
        {column: _cell(column, place, fullness if place == 1 else "usual") for column in columns}
        for place in range(1, _ROWS[fullness] + 1)
    )


def _cell(column: str, place: int, fullness: Fullness) -> str:
    if column in _SHORT_COLUMNS:
        return f"{place}"
    if column.endswith(_ARE_SHARES):
        return _SHARES[fullness]
    if column in _SHORT:
        return _SHORT[column][fullness]
    if column == "sex":
        return "Nữ"
    if column in _DAY_COLUMNS or column.endswith("_on"):
        return _DAYS[fullness][0]
    return f"{_TEXTS[fullness]} {place}"
