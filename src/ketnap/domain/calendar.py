"""Days, months and years as the rules count them, and working days (ngày làm việc)."""

from bisect import bisect_left, bisect_right
from calendar import isleap
from collections.abc import Callable
from datetime import date
from functools import lru_cache

MONTHS_IN_YEAR = 12
_REMEMBERED = 100_000
_FEBRUARY = 2
_DAYS_IN_MONTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LAST_MONTH = date.max.year * MONTHS_IN_YEAR + date.max.month - 1
_FIRST_MONTH = date.min.year * MONTHS_IN_YEAR


class OutsideCalendar(ValueError):
    """A count of days ran past the last year a date can have."""

    def __init__(self, start: date, working_days: int) -> None:
        self.vi = (
            f"Không đếm được {working_days} ngày làm việc kể từ ngày {start:%d/%m/%Y}: "
            f"vượt quá năm {date.max.year}."
        )
        self.en = (
            f"Cannot count {working_days} working days from {start.isoformat()}: "
            f"that runs past the year {date.max.year}."
        )
        super().__init__(self.vi)


@lru_cache(maxsize=_REMEMBERED)
def add_months(day: date, months: int) -> date:
    """Return the same day `months` later, or the last day of a month too short for it.

    31 August and six months is 28 or 29 February. Past either end of the calendar
    the answer stays at `date.max` or `date.min`: an open end is not an error.
    """
    target = day.year * MONTHS_IN_YEAR + day.month - 1 + months
    if target > _LAST_MONTH:
        return date.max
    if target < _FIRST_MONTH:
        return date.min
    year, month_index = divmod(target, MONTHS_IN_YEAR)
    month = month_index + 1
    return date(year, month, min(day.day, _days_in_month(year, month)))


def completed_months(since: date, on: date) -> int:
    """Return how many whole months have passed: the largest n with `add_months(since, n) <= on`.

    The month-end rule is that of `add_months`. Before `since` the count is negative.
    """
    months = (on.year - since.year) * MONTHS_IN_YEAR + on.month - since.month
    return months if add_months(since, months) <= on else months - 1


def completed_years(since: date, on: date) -> int:
    """Return how many whole years have passed; 29 February is completed on 28 February."""
    years = on.year - since.year
    if on.month == since.month:
        is_completed = on.day >= min(since.day, _days_in_month(on.year, on.month))
    else:
        is_completed = on.month > since.month
    return years if is_completed else years - 1


def _days_in_month(year: int, month: int) -> int:
    days = _DAYS_IN_MONTH[month - 1]
    return days + 1 if month == _FEBRUARY and isleap(year) else days


class WorkingCalendar:
    """Counts working days by the schedule it is given.

    The schedule is asked once for each day of a year that a count touches; afterwards
    a count is one search in that year. Days after `announced_until` are a forecast:
    no authority has announced their holidays and swapped days yet.
    """

    def __init__(self, is_working_day: Callable[[date], bool], *, announced_until: date) -> None:
        self._asks = is_working_day
        self._working_days: dict[int, list[int]] = {}
        # The same few lengths are counted from the same days again and again.
        self._nth_after = lru_cache(maxsize=_REMEMBERED)(self._count_from)
        self.announced_until = announced_until

    def is_working_day(self, day: date) -> bool:
        """Return whether offices work on the day."""
        days = self._days_of(day.year)
        place = bisect_left(days, day.toordinal())
        return place < len(days) and days[place] == day.toordinal()

    def nth_working_day_after(self, start: date, n: int) -> date:
        """Return the n-th working day after `start`, which itself is never counted.

        Refuses n below 1, and raises `OutsideCalendar` where the count leaves the calendar.
        """
        return self._nth_after(start, n)

    def _count_from(self, start: date, n: int) -> date:
        if n < 1:
            raise ValueError(f"n must be at least 1, not {n}")
        if n > date.max.toordinal() - start.toordinal():
            raise OutsideCalendar(start, n)
        year = start.year
        days = self._days_of(year)
        place = bisect_right(days, start.toordinal()) + n - 1
        while place >= len(days):
            if year == date.max.year:
                raise OutsideCalendar(start, n)
            place -= len(days)
            year += 1
            days = self._days_of(year)
        return date.fromordinal(days[place])

    def working_days_between(self, start: date, end: date) -> int:
        """Return the working days after `start` up to and including `end`; none if end <= start."""
        if end <= start:
            return 0
        whole_years = sum(len(self._days_of(year)) for year in range(start.year, end.year))
        return whole_years + self._passed_in_year(end) - self._passed_in_year(start)

    def is_provisional(self, day: date) -> bool:
        """Return whether the day lies beyond the officially announced schedule (lịch dự kiến)."""
        return day > self.announced_until

    def _passed_in_year(self, day: date) -> int:
        return bisect_right(self._days_of(day.year), day.toordinal())

    def _days_of(self, year: int) -> list[int]:
        days = self._working_days.get(year)
        if days is None:
            days = self._working_days[year] = self._collect(year)
        return days

    def _collect(self, year: int) -> list[int]:
        first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        every_day = range(first, last + 1)
        return [ordinal for ordinal in every_day if self._asks(date.fromordinal(ordinal))]
