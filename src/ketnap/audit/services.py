"""Writes of the access log."""

from collections.abc import Iterable
from datetime import timedelta
from itertools import islice
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from ketnap.audit.models import AccessEntry, Deed
from ketnap.tables.inserting import insert_values

# Somebody who works on a case opens one page of it after another: that is one reading.
ONE_READING = timedelta(hours=1)

AT_ONCE = 5000
"""As many entries are held in memory."""


def note_access(
    user_id: int | None,
    deed: Deed,
    *,
    object_kind: str,
    object_id: int | None = None,
    casefile_id: int | None = None,
    detail: str = "",
) -> AccessEntry:
    """Return the new entry. It joins the caller's transaction: no entry, no deed.

    `user_id` is `None` only where nobody is signed in, as at the first run.
    """
    return AccessEntry.objects.create(
        who_id=user_id,
        deed=deed,
        object_kind=object_kind,
        object_id=object_id,
        casefile_id=casefile_id,
        detail=detail,
    )


class Note(NamedTuple):
    """What one of many entries is about."""

    object_kind: str
    object_id: int | None = None
    casefile_id: int | None = None
    detail: str = ""


_COLUMNS = ("who_id", "at", "deed", *Note._fields)


def note_many(user_id: int | None, deed: Deed, notes: Iterable[Note]) -> None:
    """Write an entry for each of many records that one deed concerned; all or none."""
    left = iter(notes)
    with transaction.atomic():
        while portion := list(islice(left, AT_ONCE)):
            about = (user_id, timezone.now(), deed)
            insert_values(AccessEntry, _COLUMNS, [(*about, *note) for note in portion])


def note_reading(user_id: int, casefile_ids: Iterable[int]) -> None:
    """Write for each case that somebody read in it, unless a line says so of the last hour."""
    cases = set(casefile_ids)
    noted = AccessEntry.objects.filter(
        who_id=user_id,
        deed=Deed.VIEWED,
        casefile_id__in=cases,
        at__gt=timezone.now() - ONE_READING,
    )
    unnoted = sorted(cases - set(noted.values_list("casefile_id", flat=True)))
    note_many(
        user_id,
        Deed.VIEWED,
        [Note(object_kind="casefile", object_id=pk, casefile_id=pk) for pk in unnoted],
    )
