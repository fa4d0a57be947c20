"""By what people are told apart when they are counted, and what must be known of each."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

UNKNOWN = "unknown"
"""The row of those of whom nothing is recorded."""


class Dimension(StrEnum):
    """By what a figure is broken down."""

    SEX = "sex"
    ETHNICITY = "ethnicity"
    RELIGION = "religion"
    YOUTH_UNION = "youth_union"
    TRADE_UNION = "trade_union"
    AGE_BAND = "age_band"
    SCHOOLING = "schooling"
    PROFESSION = "profession"
    OCCUPATION = "occupation"
    UNIT = "unit"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCounted:
    """Somebody in a figure: the facts as recorded now, the age on the day that counts.

    `place` is the path of the cell where the fact that counts was recorded.
    """

    person_id: int
    on: date
    age: int
    sex: str
    ethnicity: str
    religion: str
    schooling: str
    occupation: str
    unit: str
    youth_union_member: bool
    trade_union_member: bool
    place: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a breakdown as a search asks for it: the recorded values, or the ages."""

    dimension: Dimension
    code: str
    values: tuple[str | bool, ...] = ()
    ages: tuple[int, int] | None = None
