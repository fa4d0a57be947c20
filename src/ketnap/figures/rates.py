"""Admissions as a rate of members: at the start of the year, of the term, at the end of the period."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ketnap.domain.figures import Span, percent_of
from ketnap.figures.members import members_on

_DECIMALS = 2


class RateOf(StrEnum):
    """Of which members a rate is; which of them a paper means must be said each time."""

    YEAR_START = "year_start"
    TERM_START = "term_start"
    PERIOD_END = "period_end"


@dataclass(frozen=True, slots=True)
class Rate:
    """How many were admitted for every hundred members of a day; nothing where there were none."""

    of: RateOf
    day: date
    members: int
    percent: Decimal | None


def admission_rates(path: str, span: Span, admitted: int, *, term: Span | None) -> list[Rate]:
    """The rate of each denominator that is known; that of the term once it has begun."""
    days = {RateOf.YEAR_START: date(span.end.year, 1, 1)}
    if term is not None and term.start <= span.end:
        days[RateOf.TERM_START] = term.start
    days[RateOf.PERIOD_END] = span.end
    return [_rate(path, of, day, admitted) for of, day in days.items()]


def _rate(path: str, of: RateOf, day: date, admitted: int) -> Rate:
    members = members_on(path, day)
    return Rate(of, day, members, percent_of(admitted, members, decimals=_DECIMALS))
