"""What is done otherwise where most cases of an installation come, or go, at once."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.models import Model

from ketnap.casefiles.derived_tables import DERIVED
from ketnap.casefiles.models import Casefile, LogEntry
from ketnap.tables.indexing import indexed_after

MANY_CASES = 5_000
"""With fewer cases than these, laying indexes aside takes as long as it saves."""


@contextmanager
def cases_coming(count: int) -> Iterator[None]:
    """Hold the indexes of the tables of cases back while so many are opened, if they are the most."""
    with indexed_after(_TABLES if _are_most(count, of=count) else ()):
        yield


@contextmanager
def cases_going(count: int) -> Iterator[None]:
    """Hold the indexes of the tables of cases back while so many are removed, if few are left."""
    with indexed_after(_TABLES if _are_most(count, of=2 * count) else ()):
        yield


_TABLES: tuple[type[Model], ...] = (Casefile, LogEntry, *DERIVED)


def _are_most(count: int, *, of: int) -> bool:
    """Whether so many cases are many, and at most `of` are there."""
    return count >= MANY_CASES and not Casefile.objects.order_by("pk")[of:].exists()
