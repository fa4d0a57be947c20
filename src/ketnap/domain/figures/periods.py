"""The periods reports speak about, what they are compared with, and what comes after them."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import assert_never

from ketnap.domain.calendar import MONTHS_IN_YEAR, add_months

_QUARTER, _HALF_YEAR = 3, 6
_ONE_DAY = timedelta(days=1)


class PeriodKind(StrEnum):
    """How long a report's period is."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    TERM = "term"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Span:
    """A first and a last day, both included."""

    start: date
    end: date

    def up_to(self, day: date) -> "Span":
        """The same, ending on a day where it would end later."""
        return Span(self.start, max(min(self.end, day), self.start))

    @property
    def exceeds_a_year(self) -> bool:
        """Whether the same days a year before would be days of its own."""
        return add_months(self.end, -MONTHS_IN_YEAR) >= self.start

    @property
    def before(self) -> "Span":
        """What it is compared with: the same days a year before, ending with a month as it does.

        Where it exceeds a year that is the time right before it, as long as it.
        """
        if self.exceeds_a_year:
            return _right_before(self)
        start = add_months(self.start, -MONTHS_IN_YEAR)
        return Span(start, _a_year_before(self.end))


def period_around(kind: PeriodKind, day: date, *, term: Span) -> Span:
    """The period of a kind in which a day lies; a term, or whatever days, is said by hand."""
    match kind:
        case PeriodKind.MONTH:
            return _months_around(day, 1)
        case PeriodKind.QUARTER:
            return _months_around(day, _QUARTER)
        case PeriodKind.HALF_YEAR:
            return _months_around(day, _HALF_YEAR)
        case PeriodKind.YEAR:
            return _months_around(day, MONTHS_IN_YEAR)
        case PeriodKind.TERM | PeriodKind.FREE:
            return term
        case _:
            assert_never(kind)


def last_ended(kind: PeriodKind, day: date) -> Span:
    """The last period of a kind that was over on a day, that is, ended before it."""
    running = period_around(kind, day, term=Span(day, day))
    return period_around(kind, day_before(running.start), term=running)


def period_code(kind: PeriodKind, day: date) -> str:
    """The code of the period of a kind that a day lies in; a term or free days have the kind's."""
    if kind in (PeriodKind.TERM, PeriodKind.FREE):
        return kind.value
    return f"{kind.value}-{period_around(kind, day, term=Span(day, day)).start.isoformat()}"


def after(span: Span) -> Span:
    """The period that follows, as many months long, or as many days where it is no whole months."""
    start = _day_after(span.end)
    months = _whole_months(span)
    if months:
        return Span(start, day_before(add_months(start, months)))
    last = start.toordinal() + (span.end - span.start).days
    return Span(start, date.fromordinal(min(last, date.max.toordinal())))


def day_before(day: date) -> date:
    """The day before; the first there is has none."""
    return day - _ONE_DAY if day > date.min else day


def period_to_come(whole: Span, *, on: date) -> Span:
    """The period after one; while that one still runs, what is left of it and the next."""
    coming = after(whole)
    return Span(_day_after(on), coming.end) if on < whole.end else coming


def parted_by_months(span: Span) -> tuple[Span | None, list[Span]]:
    """The whole months of a period, nothing where it has none, and the days before and after them."""
    first = span.start if span.start.day == 1 else _day_after(last_of_month(span.start))
    last = span.end if _ends_month(span.end) else day_before(span.end.replace(day=1))
    if first > last or first.day != 1:
        return None, [span]
    before = [Span(span.start, day_before(first))] if span.start < first else []
    after_it = [Span(_day_after(last), span.end)] if last < span.end else []
    return Span(first, last), before + after_it


def last_of_month(day: date) -> date:
    """The last day of the month of a day."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def _months_around(day: date, months: int) -> Span:
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    last_month = first.month + months - 1
    return Span(first, date(day.year, last_month, monthrange(day.year, last_month)[1]))


def _day_after(day: date) -> date:
    """The day after; the last there is has none."""
    return day + _ONE_DAY if day < date.max else day


def _whole_months(span: Span) -> int:
    if span.end == date.max:
        return 0
    after_end = _day_after(span.end)
    months = (after_end.year - span.start.year) * MONTHS_IN_YEAR + after_end.month
    months -= span.start.month
    return months if add_months(span.start, months) == after_end else 0


def _right_before(span: Span) -> Span:
    months, end = _whole_months(span), day_before(span.start)
    if months:
        return Span(add_months(span.start, -months), end)
    return Span(date.fromordinal(max(end.toordinal() - (span.end - span.start).days, 1)), end)


def _a_year_before(day: date) -> date:
    earlier = add_months(day, -MONTHS_IN_YEAR)
    if not _ends_month(day):
        return earlier
    return date(earlier.year, earlier.month, monthrange(earlier.year, earlier.month)[1])


def _ends_month(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]
