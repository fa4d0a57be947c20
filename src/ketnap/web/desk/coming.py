"""What the desk says of occasions: what comes in the next weeks."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ketnap.accounts.actors import actor_behind
from ketnap.organisations.queries import names_on
from ketnap.reminders.diary import Span, occasions_for
from ketnap.web.calendar.lines import Line, lines_of
from ketnap.web.day import AHEAD, PageDay, day_of
from ketnap.web.day_words import capitalised, weekday_and_day

SHOWN = 5


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


def _day_words(line: Line, day: PageDay) -> str:
    if line.on == day.on:
        return _("Hôm nay")
    return capitalised(weekday_and_day(line.on, year=day.on.year))
