"""A calendar as calendar programs read it (iCalendar, RFC 5545): all-day entries, stable names."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from ketnap.design.numbers import whole
from ketnap.reminders.diary import Entry, EntryKind
from ketnap.rules.load import load_calendar

REFRESH = "PT6H"
"""How often a calendar program should ask again."""


def calendar_file(
    entries: Iterable[Entry],
    *,
    title: str,
    shows_names: bool,
    origin: str,
    on: date,
    now: datetime,
) -> bytes:
    """Return the text of a calendar feed as it stands on a day; `origin` begins every link."""
    calendar = Calendar()
    calendar.add("prodid", "-//ketnap//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", title)
    calendar.add("x-published-ttl", REFRESH)
    for entry in entries:
        calendar.add_component(
            _event(entry, shows_names=shows_names, origin=origin, on=on, now=now)
        )
    text: bytes = calendar.to_ical()
    return text


def _event(entry: Entry, *, shows_names: bool, origin: str, on: date, now: datetime) -> Event:
    link = origin + reverse(entry.url_name, args=[entry.url_id])
    event = Event()
    event.add("uid", f"{entry.key}@ketnap")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", entry.on)
    # The end of an all-day entry is the day after it.
    event.add("dtend", entry.until + timedelta(days=1))
    event.add("summary", _summary(entry, shows_names=shows_names))
    event.add("description", "\n".join([*_details(entry, on), link]))
    event.add("url", link)
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    if entry.place:
        event.add("location", entry.place)
    return event


def _summary(entry: Entry, *, shows_names: bool) -> str:
    if entry.kind is not EntryKind.DEADLINE:
        return entry.title
    words = {"what": entry.title, "whom": entry.whom}
    if shows_names:
        return _("Hạn: %(what)s (%(whom)s)") % words
    return _("Hạn: %(what)s") % words


def _details(entry: Entry, on: date) -> Iterator[str]:
    calendar = load_calendar()
    if entry.at is not None:
        yield _("Lúc %(time)s") % {"time": f"{entry.at:%H:%M}"}
    if entry.starts_on is not None:
        words = {
            "total": whole(calendar.working_days_between(entry.starts_on, entry.on)),
            "left": whole(calendar.working_days_between(on, entry.on)),
        }
        yield _("Thời hạn %(total)s ngày làm việc, còn %(left)s ngày làm việc.") % words
        if calendar.is_provisional(entry.on):
            yield _("Tính theo lịch nghỉ dự kiến.")
