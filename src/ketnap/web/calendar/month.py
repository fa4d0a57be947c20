"""A month as weeks of days: who is off, what is worked instead, and what lies on each day."""

from calendar import Calendar
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ketnap.domain.calendar import add_months
from ketnap.rules.load import holiday_name, load_calendar
from ketnap.web.calendar.lines import Line
from ketnap.web.day import PageDay, address
from ketnap.web.day_words import capitalised, weekday_and_day
from ketnap.web.language import reader_language

SHOWN = 3
"""How many things one day of the grid names; the rest is a line that leads to the list."""

FURTHEST = 24
"""How many months ahead or back of its day the calendar can be turned."""

_SATURDAY = 5
_WEEKS = Calendar()


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the grid."""

    number: str
    name: str
    in_month: bool
    is_today: bool
    is_off: bool
    note: str
    is_provisional: bool
    lines: Sequence[Line]
    more: int
    more_href: str


@dataclass(frozen=True, slots=True)
class Month:
    """The month shown, and the ways to those beside it."""

    title: str
    days: tuple[Day, ...]
    previous_href: str
    next_href: str
    today_href: str


def month_asked(request: HttpRequest, day: PageDay) -> date:
    """Return the first day of the month asked for by `?month=2026-11`, near enough to the page's day."""
    own = day.on.replace(day=1)
    try:
        asked = date.fromisoformat(f"{request.GET.get('month', '')}-01")
    except ValueError:
        return own
    return min(max(asked, add_months(own, -FURTHEST)), add_months(own, FURTHEST))


def days_shown(first: date) -> tuple[date, date]:
    """Return the first and the last day of the weeks that a month touches."""
    days = list(_WEEKS.itermonthdates(first.year, first.month))
    return days[0], days[-1]


def month_of(request: HttpRequest, first: date, lines: Iterable[Line], day: PageDay) -> Month:
    """Return the grid of a month with what lies on its days."""
    by_day: dict[date, list[Line]] = {}
    for line in lines:
        # What lasts for weeks is named on its first and its last day, not on all of them.
        for on in dict.fromkeys((line.on, line.until)):
            by_day.setdefault(on, []).append(line)
    days = _WEEKS.itermonthdates(first.year, first.month)
    return Month(
        title=capitalised(
            _("tháng %(month)d/%(year)d") % {"month": first.month, "year": first.year}
        ),
        days=tuple(_day(request, on, first, by_day, day) for on in days),
        previous_href=_month_href(request, add_months(first, -1)),
        next_href=_month_href(request, add_months(first, 1)),
        today_href="" if first == day.on.replace(day=1) else address(request, "calendar"),
    )


def note_of(day: date) -> str:
    """Return why a day is off, or worked although it is a weekend; empty for any usual day."""
    holiday = holiday_name(day, language=reader_language())
    if holiday is not None:
        return holiday
    swapped = day.weekday() >= _SATURDAY and load_calendar().is_working_day(day)
    return _("Làm bù") if swapped else ""


def _day(
    request: HttpRequest,
    on: date,
    first: date,
    by_day: Mapping[date, Sequence[Line]],
    day: PageDay,
) -> Day:
    lines = by_day.get(on, [])
    shown = lines if len(lines) <= SHOWN else lines[: SHOWN - 1]
    calendar = load_calendar()
    query = {"view": "list", "month": f"{first:%Y-%m}"}
    return Day(
        number=str(on.day),
        name=capitalised(weekday_and_day(on, year=first.year)),
        in_month=on.month == first.month,
        is_today=on == day.today,
        is_off=not calendar.is_working_day(on),
        note=note_of(on),
        is_provisional=calendar.is_provisional(on),
        lines=shown,
        more=len(lines) - len(shown),
        more_href=f"{address(request, 'calendar', query=query)}#ngay-{on:%Y-%m-%d}",
    )


def _month_href(request: HttpRequest, first: date) -> str:
    query = {"month": f"{first:%Y-%m}", "view": request.GET.get("view", "")}
    return address(request, "calendar", query=query)
