"""What a calendar feed holds: what its user may see, and of deadlines what the feed is about."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from ketnap.domain.access import Actor
from ketnap.reminders.diary import Entry, EntryKind, Span, entries_for
from ketnap.reminders.dues import dues_until
from ketnap.reminders.duties import duties_behind
from ketnap.reminders.models import CalendarFeed

BEHIND = timedelta(days=31)
AHEAD = timedelta(days=400)


def feed_entries(feed: CalendarFeed, actor: Actor, *, on: date) -> list[Entry]:
    """Return what stands in a feed on a day: of a cell everything, else what its user must do."""
    span = Span(on - BEHIND, on + AHEAD, on)
    entries = entries_for(actor, span)
    if feed.cell_id is not None:
        return [entry for entry in entries if entry.cell_id == feed.cell_id]
    return list(_own(entries, actor, span))


def _own(entries: Iterable[Entry], actor: Actor, span: Span) -> Iterator[Entry]:
    dues = dues_until(actor, on=span.on, until=span.last)
    duties = duties_behind(dues, on=span.on)
    own = {duty.key for duty in duties if actor.user_id in duty.user_ids}
    for entry in entries:
        if entry.kind is not EntryKind.DEADLINE or entry.case_key in own:
            yield entry
