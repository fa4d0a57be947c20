"""By what people are told apart when they are counted, and what must be known of each."""

from collections.abc import Iterable, Mapping
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

    @property
    def trait(self) -> str:
        """The fact by which people are told apart."""
        return _TRAITS.get(self, self.value)


_TRAITS = {
    Dimension.YOUTH_UNION: "youth_union_member",
    Dimension.TRADE_UNION: "trade_union_member",
    Dimension.AGE_BAND: "age",
    Dimension.PROFESSION: "schooling",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What people may have in common: the facts as recorded now, the age on the day that counts.

    A fact nobody asked for may be left as it is here; an age must be known to be read.
    """

    age: int | None = None
    sex: str = ""
    ethnicity: str = ""
    religion: str = ""
    schooling: str = ""
    occupation: str = ""
    unit: str = ""
    youth_union_member: bool = False
    trade_union_member: bool = False

    @property
    def known_age(self) -> int:
        """The age; raises `ValueError` where it was not asked for."""
        if self.age is None:
            raise ValueError("the age was not asked for")
        return self.age


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCounted(Traits):
    """Somebody in a figure; `place` is the path of the cell where the fact that counts was recorded."""

    person_id: int
    on: date
    place: str = ""


People = Iterable[PersonCounted] | Mapping[Traits, int]
"""People one by one, or put together with how many there are of each."""


def each_of(people: People) -> Iterable[tuple[Traits, int]]:
    """Return people with how many there are alike; of those told one by one, each is one."""
    return people.items() if isinstance(people, Mapping) else ((person, 1) for person in people)


def is_age(years: int) -> bool:
    """Whether somebody can be so many years old; a day that counts may lie before a wrong day of birth."""
    return years >= 0


def number_of(people: People) -> int:
    """Return how many people there are."""
    return sum(number for _traits, number in each_of(people))


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a breakdown as a search asks for it: the recorded values, or the ages."""

    dimension: Dimension
    code: str
    values: tuple[str | bool, ...] = ()
    ages: tuple[int, int] | None = None
