"""Every running deadline somebody may see up to a day, however many there are."""

from collections.abc import Iterator
from datetime import date

from ketnap.casefiles.queries import Due, due_rows
from ketnap.domain.access import Actor

_AT_A_TIME = 500


def dues_until(actor: Actor | None, *, on: date, until: date) -> Iterator[Due]:
    """Yield what runs on a day and is due up to another, the most urgent first."""
    page = due_rows(actor, on, until, limit=_AT_A_TIME)
    yield from page.rows
    while page.next is not None:
        page = due_rows(actor, on, until, after=page.next, limit=_AT_A_TIME)
        yield from page.rows
