"""Whether a row below headings is filled in already, and so no second row of the headings."""

from collections.abc import Collection, Mapping
from datetime import date

from ketnap.domain.intake.cells import CellValue, Row, is_blank
from ketnap.domain.intake.columns import Column, Kind
from ketnap.domain.intake.days import DayReading, NoDay, read_day
from ketnap.domain.intake.problems import Code
from ketnap.domain.intake.values import NoValue, Reading, read_value

_CODED = (Kind.SEX, Kind.YES_NO, Kind.SCHOOLING, Kind.STANDING)
_READING = Reading(days=DayReading(today=date.max))


def holds_values(row: Row, over: Mapping[int, Column], *, but: Collection[int]) -> bool:
    """Whether a row holds a day, or what the column over it is filled with.

    `but` are the columns in which the words belong to the heading: "Nam" below "Giới tính".
    """
    return any(
        _is_day(cell) or (column not in but and _is_value(cell, over.get(column)))
        for column, cell in row.items()
        if not is_blank(cell)
    )


def _is_day(cell: CellValue) -> bool:
    try:
        read_day(cell, _READING.days)
    except NoDay as trouble:
        return trouble.code is Code.DAY_TWO_DIGIT_YEAR
    return True


def _is_value(cell: CellValue, column: Column | None) -> bool:
    if column is None or column.kind not in (*_CODED, Kind.DAY):
        return False
    try:
        read_value(cell, column, _READING)
    except NoValue as trouble:
        return column.kind is Kind.DAY and trouble.code is not Code.DAY_UNREADABLE
    return True
