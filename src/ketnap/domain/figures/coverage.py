"""Which organisations admitted somebody, and which have not for long."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from ketnap.domain.calendar import completed_months


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of the organisations with a source (nguồn), how many admitted somebody.

    A source is somebody on the list in the period; who admitted without one counts as having had
    one, so that the share never exceeds the whole.
    """

    admitted: int
    with_source: int


@dataclass(frozen=True, slots=True)
class Without:
    """An organisation without an admission; `months` since the last or, without one, the founding."""

    organisation_id: int
    last_on: date | None
    months: int


@dataclass(frozen=True, slots=True)
class Existing:
    """Since when an organisation exists, and when it last admitted somebody, if ever."""

    founded_on: date
    last_on: date | None = None


def coverage_of(admitted: Collection[int], with_source: Collection[int]) -> Coverage:
    """How many organisations admitted somebody, beside those that could have."""
    return Coverage(len(set(admitted)), len({*admitted, *with_source}))


def without_admission(
    organisations: Mapping[int, Existing], *, on: date, months: int
) -> list[Without]:
    """The organisations that have admitted nobody for so many whole months, longest first.

    One founded later than that could not have.
    """
    found = [
        Without(number, each.last_on, completed_months(each.last_on or each.founded_on, on))
        for number, each in organisations.items()
    ]
    long = [each for each in found if each.months >= months]
    return sorted(long, key=lambda each: (each.last_on or date.min, each.organisation_id))
