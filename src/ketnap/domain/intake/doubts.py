"""What a cell was read as, though it may be meant otherwise: a person should look at it."""

from ketnap.domain.intake.cells import CellValue
from ketnap.domain.intake.columns import Column, Kind
from ketnap.domain.intake.days import may_be_short
from ketnap.domain.intake.legacy import is_doubtful
from ketnap.domain.intake.problems import Code
from ketnap.domain.intake.values import Reading, is_in_small_letters

_FREE = (Kind.NAME, Kind.TEXT)


def doubt_about(cell: CellValue, column: Column, reading: Reading) -> Code | None:
    """Why the value of a cell is not certain; nothing where it is."""
    if column.kind is Kind.DAY and may_be_short(cell):
        return Code.DAY_DOUBTFUL
    if column.kind not in _FREE or not isinstance(cell, str):
        return None
    if column.kind is Kind.NAME and is_in_small_letters(cell, reading):
        return Code.NAME_IN_SMALL_LETTERS
    if reading.encoding is None:
        return None
    return Code.LETTERS_DOUBTFUL if is_doubtful(cell, reading.encoding) else None
