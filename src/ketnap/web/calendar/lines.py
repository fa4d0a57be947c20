"""What lies on a day, as a line of the grid or the list."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ketnap.reminders.diary import Entry, EntryKind
from ketnap.reminders.wording import left_until
from ketnap.web.clocks import tone_before
from ketnap.web.day import PageDay, address
from ketnap.web.day_words import full_day

_ICONS: Mapping[EntryKind, str] = {
    EntryKind.DEADLINE: "clock",
    EntryKind.MEETING: "users-group",
    EntryKind.COURSE: "school",
    EntryKind.CEREMONY: "flag",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing: who or what, and for the list where and how long it is still."""

    kind: str
    icon: str
    on: date
    until: date
    title: str
    whom: str
    href: str
    detail: str
    left: str
    tone: str


def kind_names() -> dict[EntryKind, str]:
    """Return what each sort of thing is called in the legend."""
    return {
        EntryKind.DEADLINE: _("Thời hạn"),
        EntryKind.MEETING: _("Họp chi bộ"),
        EntryKind.COURSE: _("Lớp bồi dưỡng"),
        EntryKind.CEREMONY: _("Lễ kết nạp"),
    }


def legend() -> list[dict[str, str]]:
    """Return every sort of thing with its icon."""
    return [
        {"icon": _ICONS[kind], "name": name, "kind": kind.value}
        for kind, name in kind_names().items()
    ]


def lines_of(
    request: HttpRequest, entries: Iterable[Entry], day: PageDay, *, cells: Mapping[int, str]
) -> list[Line]:
    """Return the lines of a calendar; `cells` names the cells where there are several."""
    return [_line(request, entry, day, cells) for entry in entries]


def _line(request: HttpRequest, entry: Entry, day: PageDay, cells: Mapping[int, str]) -> Line:
    is_deadline = entry.kind is EntryKind.DEADLINE
    return Line(
        kind=entry.kind.value,
        icon=_ICONS[entry.kind],
        on=entry.on,
        until=entry.until,
        title=entry.title,
        whom=entry.whom,
        href=address(request, entry.url_name, entry.url_id),
        detail=", ".join(_details(entry, cells)),
        left=left_until(entry.on, on=day.on) if is_deadline else "",
        tone=tone_before(entry.on, on=day.on) if is_deadline else "",
    )


def _details(entry: Entry, cells: Mapping[int, str]) -> list[str]:
    details = [f"{entry.at:%H:%M}"] if entry.at else []
    if entry.until > entry.on:
        details.append(_("đến hết ngày %(day)s") % {"day": full_day(entry.until)})
    if entry.place:
        details.append(entry.place)
    name = cells.get(entry.cell_id)
    return [*details, name] if name else details
