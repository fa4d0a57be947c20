"""The calendar (lịch): deadlines, meetings, courses and ceremonies of a month, with its days off."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action, may
from ketnap.organisations.queries import names_on
from ketnap.reminders.diary import Entry, Span, entries_for
from ketnap.rules.load import load_calendar
from ketnap.web.calendar.lines import Line, legend, lines_of
from ketnap.web.calendar.month import days_shown, month_asked, month_of, note_of
from ketnap.web.day import PageDay, address, day_of
from ketnap.web.day_words import capitalised, full_day, weekday_and_day

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5
LIST = "list"


@dataclass(frozen=True, slots=True)
class Heading:
    """A day of the list with its lines; one without lines is a line about a day off."""

    anchor: str
    title: str
    note: str
    lines: tuple[Line, ...]


@access.page(Action.SEE_DESK)
@require_GET
def calendar(request: HttpRequest) -> HttpResponse:
    """Show a month as a grid, or as a list of its days."""
    actor, day = actor_behind(request), day_of(request)
    first = month_asked(request, day)
    shown = days_shown(first)
    entries = entries_for(actor, Span(*shown, day.on))
    lines = lines_of(request, entries, day, cells=_cells(entries, day.on))
    is_list = request.GET.get("view") == LIST
    until = load_calendar().announced_until
    context = {
        "month": month_of(request, first, lines, day),
        "headings": _headings(lines, first, day) if is_list else (),
        "is_list": is_list,
        "tabs": _tabs(request, first, is_list=is_list),
        "weekdays": _weekdays(),
        "legend": legend(),
        "may_export": may(actor, Action.EXPORT_CASE),
        "announced_until": full_day(until) if shown[1] > until else "",
    }
    return render(request, "web/calendar/calendar.html", context)


def _cells(entries: Iterable[Entry], on: date) -> dict[int, str]:
    """The names of the cells, where a reader sees several."""
    ids = {entry.cell_id for entry in entries}
    return names_on(ids, on) if len(ids) > 1 else {}


def _tabs(request: HttpRequest, first: date, *, is_list: bool) -> list[dict[str, object]]:
    month = request.GET.get("month") and f"{first:%Y-%m}"
    ways = (("", _("Tháng"), not is_list), (LIST, _("Danh sách"), is_list))
    return [
        {
            "label": label,
            "href": address(request, "calendar", query={"view": view, "month": month}),
            "current": current,
        }
        for view, label, current in ways
    ]


def _headings(lines: Iterable[Line], first: date, day: PageDay) -> tuple[Heading, ...]:
    """The days of the month on which something lies or offices do not keep to the usual week."""
    within = [line for line in lines if (line.on.year, line.on.month) == (first.year, first.month)]
    by_day = {on: tuple(rows) for on, rows in groupby(within, key=lambda line: line.on)}
    noted = {on for on in _weekdays_of(first) if note_of(on)}
    return tuple(
        Heading(
            anchor=f"ngay-{on:%Y-%m-%d}",
            title=_day_title(on, day),
            note=note_of(on),
            lines=by_day.get(on, ()),
        )
        for on in sorted(noted | by_day.keys())
    )


def _weekdays_of(first: date) -> list[date]:
    """The days of a month, but for weekends on which nobody works."""
    start, end = days_shown(first)
    days = (start + _ONE_DAY * offset for offset in range((end - start).days + 1))
    in_month = (on for on in days if on.month == first.month)
    return [on for on in in_month if on.weekday() < _SATURDAY or note_of(on)]


def _day_title(on: date, day: PageDay) -> str:
    words = weekday_and_day(on, year=day.on.year)
    return _("Hôm nay, %(day)s") % {"day": words} if on == day.today else capitalised(words)


def _weekdays() -> list[dict[str, str]]:
    return [
        {"short": _("T2"), "name": _("thứ Hai")},
        {"short": _("T3"), "name": _("thứ Ba")},
        {"short": _("T4"), "name": _("thứ Tư")},
        {"short": _("T5"), "name": _("thứ Năm")},
        {"short": _("T6"), "name": _("thứ Sáu")},
        {"short": _("T7"), "name": _("thứ Bảy")},
        {"short": _("CN"), "name": _("Chủ nhật")},
    ]
