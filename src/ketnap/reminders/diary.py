"""What lies on the days of a calendar: deadlines, meetings, courses, ceremonies."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ketnap.domain.access import Actor
from ketnap.domain.casefile.deadlines import IN_MONTHS
from ketnap.domain.casefile.wording import deadline_name
from ketnap.occasions.ceremonies.queries import ceremonies_visible_to
from ketnap.occasions.courses.queries import courses_visible_to
from ketnap.occasions.meetings.models import MeetingState
from ketnap.occasions.meetings.queries import meetings_visible_to
from ketnap.reminders.dues import dues_until
from ketnap.reminders.wording import language_now


class EntryKind(StrEnum):
    """What sort of thing lies on a day, in the order in which a day lists them."""

    DEADLINE = "deadline"
    MEETING = "meeting"
    COURSE = "course"
    CEREMONY = "ceremony"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing in a calendar, and the page that shows it.

    `whom` is the person concerned, left out where names are not wanted. `key` is the same for
    the same thing on every day it is asked for. `starts_on` is set only for deadlines that count
    working days.
    """

    kind: EntryKind
    on: date
    until: date
    title: str
    whom: str
    place: str
    at: time | None
    cell_id: int
    url_name: str
    url_id: int
    key: str
    starts_on: date | None = None
    case_key: tuple[int, str, int] | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """The days a calendar shows, both included, as known on a day."""

    first: date
    last: date
    on: date

    def touches(self, first: date, last: date) -> bool:
        return first <= self.last and last >= self.first


Source = Callable[[Actor, Span], Iterable[Entry]]


def entries_for(actor: Actor, span: Span) -> list[Entry]:
    """Return what somebody may see in a span, day by day."""
    return _in_order(entry for source in SOURCES for entry in source(actor, span))


def occasions_for(actor: Actor, span: Span) -> list[Entry]:
    """Return the meetings, courses and ceremonies that somebody may see in a span, day by day."""
    return _in_order(entry for source in OCCASIONS for entry in source(actor, span))


def _in_order(found: Iterable[Entry]) -> list[Entry]:
    order = {kind: place for place, kind in enumerate(EntryKind)}
    return sorted(
        found, key=lambda each: (each.on, order[each.kind], each.at or time.min, each.key)
    )


def _deadlines(actor: Actor, span: Span) -> Iterator[Entry]:
    for due in dues_until(actor, on=span.on, until=span.last):
        if due.due_on >= span.first:
            yield Entry(
                kind=EntryKind.DEADLINE,
                on=due.due_on,
                until=due.due_on,
                title=deadline_name(due.code, language_now()),
                whom=due.full_name,
                place="",
                at=None,
                cell_id=due.cell_id,
                url_name="case",
                url_id=due.casefile_id,
                # Without its day: a calendar program moves the entry when a deadline is extended.
                key=f"deadline-{due.casefile_id}-{due.code}-{due.seq}",
                starts_on=None if due.code in IN_MONTHS else due.starts_on,
                case_key=(due.casefile_id, due.code.value, due.seq),
            )


def _meetings(actor: Actor, span: Span) -> Iterator[Entry]:
    meetings = meetings_visible_to(actor).exclude(state=MeetingState.CALLED_OFF)
    for meeting in meetings.filter(held_on__range=(span.first, span.last)):
        yield Entry(
            kind=EntryKind.MEETING,
            on=meeting.held_on,
            until=meeting.held_on,
            title=pgettext("one of them", "Họp chi bộ"),
            whom="",
            place=meeting.place,
            at=meeting.begins_at,
            cell_id=meeting.cell_id,
            url_name="meeting",
            url_id=meeting.pk,
            key=f"meeting-{meeting.pk}",
        )


def _courses(actor: Actor, span: Span) -> Iterator[Entry]:
    for course in courses_visible_to(actor).filter(starts_on__lte=span.last):
        last = course.ends_on or course.starts_on
        if span.touches(course.starts_on, last):
            yield Entry(
                kind=EntryKind.COURSE,
                on=course.starts_on,
                until=last,
                title=course.title,
                whom="",
                place=course.place or course.issuer,
                at=None,
                cell_id=course.cell_id,
                url_name="course",
                url_id=course.pk,
                key=f"course-{course.pk}",
            )


def _ceremonies(actor: Actor, span: Span) -> Iterator[Entry]:
    for ceremony in ceremonies_visible_to(actor).filter(held_on__range=(span.first, span.last)):
        yield Entry(
            kind=EntryKind.CEREMONY,
            on=ceremony.held_on,
            until=ceremony.held_on,
            title=_("Lễ kết nạp đảng viên"),
            whom="",
            place=ceremony.place,
            at=ceremony.starts_at,
            cell_id=ceremony.cell_id,
            url_name="ceremony",
            url_id=ceremony.pk,
            key=f"ceremony-{ceremony.pk}",
        )


OCCASIONS: tuple[Source, ...] = (_meetings, _courses, _ceremonies)

SOURCES: tuple[Source, ...] = (_deadlines, *OCCASIONS)
"""Whence a calendar is filled; a room with days of its own adds a line."""
