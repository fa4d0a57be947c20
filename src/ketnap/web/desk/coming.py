"""What the desk says of occasions: the meeting to hold now, and what comes in the next weeks."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ketnap.accounts.actors import actor_behind
from ketnap.occasions.meetings.queries import meetings_to_hold
from ketnap.organisations.queries import names_on
from ketnap.reminders.diary import Span, occasions_for
from ketnap.web.calendar.lines import Line, lines_of
from ketnap.web.day import AHEAD, PageDay, address, day_of
from ketnap.web.day_words import capitalised, full_day, weekday_and_day
from ketnap.web.submissions.card import WayNotice

SHOWN = 5
MOST_MEETINGS = 3


@dataclass(frozen=True, slots=True)
class Coming:
    """One occasion in the list beside what is due."""

    day: str
    line: Line


def coming(request: HttpRequest) -> list[Coming]:
    """Return the next occasions that begin from the day of the page on."""
    actor, day = actor_behind(request), day_of(request)
    entries = occasions_for(actor, Span(day.on, day.on + AHEAD, day.on))
    begin = [entry for entry in entries if entry.on >= day.on][:SHOWN]
    cell_ids = {entry.cell_id for entry in begin}
    cells = names_on(cell_ids, day.on) if len(cell_ids) > 1 else {}
    lines = lines_of(request, begin, day, cells=cells)
    return [Coming(_day_words(line, day), line) for line in lines]


def meeting_notices(request: HttpRequest) -> Iterator[WayNotice]:
    """Yield the meetings that the reader holds today, or held and has not closed."""
    day = day_of(request)
    if not day.is_today:
        return
    for meeting in meetings_to_hold(actor_behind(request), until=day.on)[:MOST_MEETINGS]:
        facts = {
            "at": f"{meeting.begins_at:%H:%M}",
            "place": meeting.place,
            "day": full_day(meeting.held_on),
        }
        if meeting.held_on == day.on:
            words = _("Hôm nay họp chi bộ lúc %(at)s, %(place)s.")
        else:
            words = _("Cuộc họp chi bộ ngày %(day)s chưa kết thúc nên chưa ghi vào hồ sơ.")
        href = address(request, "meeting", meeting.pk)
        yield WayNotice("blue", "", words % facts, href, _("Mở cuộc họp"))


def _day_words(line: Line, day: PageDay) -> str:
    if line.on == day.on:
        return _("Hôm nay")
    return capitalised(weekday_and_day(line.on, year=day.on.year))
