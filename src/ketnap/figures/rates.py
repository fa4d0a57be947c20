"""Admissions as a rate of members: at the start of the year, of the term, at the end of the period."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ketnap.domain.figures import Bridge, Span, day_before, share_of
from ketnap.domain.figures.suppression import CLOSING, OPENING, Change
from ketnap.figures.members import members_on


class RateOf(StrEnum):
    """Of which members a rate is; which of them a paper means must be said each time."""

    YEAR_START = "year_start"
    PERIOD_START = "period_start"
    TERM_START = "term_start"
    PERIOD_END = "period_end"


@dataclass(frozen=True, slots=True)
class Rate:
    """How many were admitted for every hundred members of a day; nothing where there were none.

    `is_carried_over` says that the members are those before the day, as a bridge begins with them.
    """

    of: RateOf
    day: date
    members: int
    percent: Decimal | None

    @property
    def is_carried_over(self) -> bool:
        return self.of is not RateOf.PERIOD_END

    def end_of_bridge(self, span: Span) -> Change | None:
        """The end of the bridge over a period that its members are; none where they are neither."""
        if not self.is_carried_over:
            return CLOSING
        return OPENING if self.day == span.start else None


def admission_rates(
    path: str, span: Span, admitted: int, *, term: Span | None, bridge: Bridge | None = None
) -> list[Rate]:
    """The rate of each denominator that is known; that of the term once it has begun.

    Whoever has the bridge of the members over the period gives it: then they are not counted again.
    """
    rates = [rate_at_start(path, span, admitted, bridge=bridge)]
    if term is not None and term.start <= span.end:
        before = _members_before(path, term.start, span, bridge)
        of_term = _rate(RateOf.TERM_START, term.start, before, admitted)
        begins_with_it = rates[0].of is RateOf.PERIOD_START and span.start == term.start
        rates = [of_term] if begins_with_it else [*rates, of_term]
    members = members_on(path, span.end) if bridge is None else bridge.closing
    return [*rates, _rate(RateOf.PERIOD_END, span.end, members, admitted)]


def rate_at_start(path: str, span: Span, admitted: int, *, bridge: Bridge | None = None) -> Rate:
    """The rate by those carried over into the year; into the period where it has parts of several."""
    of, day = RateOf.PERIOD_START, span.start
    if span.start.year == span.end.year:
        of, day = RateOf.YEAR_START, date(span.start.year, 1, 1)
    return _rate(of, day, _members_before(path, day, span, bridge), admitted)


def _members_before(path: str, day: date, span: Span, bridge: Bridge | None) -> int:
    """The members carried over into a day; a bridge begins with those before its period."""
    if bridge is not None and day == span.start:
        return bridge.opening
    return members_on(path, day_before(day))


def _rate(of: RateOf, day: date, members: int, admitted: int) -> Rate:
    return Rate(of, day, members, share_of(admitted, members))
