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
    """An organisation without an admission; `months` since the last, nothing if there was none."""

    organisation_id: int
    last_on: date | None
    months: int | None


def coverage_of(admitted: Collection[int], with_source: Collection[int]) -> Coverage:
    """How many organisations admitted somebody, beside those that could have."""
    return Coverage(len(set(admitted)), len({*admitted, *with_source}))


def without_admission(
    last_admissions: Mapping[int, date | None], *, on: date, months: int
) -> list[Without]:
    """The organisations that have admitted nobody for so many whole months, longest first."""
    found = [
        Without(number, last_on, None if last_on is None else completed_months(last_on, on))
        for number, last_on in last_admissions.items()
    ]
    long = [each for each in found if each.months is None or each.months >= months]
    return sorted(long, key=lambda each: (each.last_on or date.min, each.organisation_id))
