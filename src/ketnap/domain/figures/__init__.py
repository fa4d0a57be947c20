"""Figures (số liệu): counts of people, broken down, compared and put into proportion."""

from ketnap.domain.figures.bands import AgeBand, AgeBands
from ketnap.domain.figures.breakdown import Breakdown, break_down, row_of, rows_named
from ketnap.domain.figures.dimensions import UNKNOWN, Dimension, PersonCounted, Row

__all__ = [
    "UNKNOWN",
    "AgeBand",
    "AgeBands",
    "Breakdown",
    "Dimension",
    "PersonCounted",
    "Row",
    "break_down",
    "row_of",
    "rows_named",
]
