"""Reads of the access log."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Min, Q, QuerySet

from ketnap.audit.models import AccessEntry, Deed

LOOKING = (Deed.VIEWED, Deed.PRINTED, Deed.EXPORTED)


@dataclass(frozen=True, slots=True)
class ViewsOfCase:
    """When somebody first opened a case file, and how often."""

    first_at: datetime
    times: int


def looked_at(casefile_id: int, *, person_id: int | None = None) -> QuerySet[AccessEntry]:
    """Return who looked at or took out a case file, latest first.

    With the person whom it is about, also who did so with his record or with a list that holds him.
    """
    condition = Q(casefile_id=casefile_id)
    if person_id is not None:
        about_him = Q(object_kind="person", object_id=person_id, casefile_id__isnull=True)
        condition |= about_him & Q(deed__in=LOOKING)
    return (
        AccessEntry.objects.filter(condition).select_related("who__person").order_by("-at", "-pk")
    )


def about_object(object_kind: str, object_id: int) -> QuerySet[AccessEntry]:
    """Return the entries about one record, latest first."""
    return (
        AccessEntry.objects.filter(object_kind=object_kind, object_id=object_id)
        .select_related("who__person")
        .order_by("-at", "-pk")
    )


def saying(object_kind: str, detail: str, *, after: datetime) -> QuerySet[AccessEntry]:
    """Return the entries with certain words about records of a kind since a moment, latest first."""
    rows = AccessEntry.objects.filter(object_kind=object_kind, detail=detail, at__gt=after)
    return rows.select_related("who__person").order_by("-at", "-pk")


def views_by(user_id: int, casefile_ids: Collection[int], *, since: date) -> dict[int, ViewsOfCase]:
    """Return, for each case file somebody opened from a day on, when first and how often."""
    rows = AccessEntry.objects.filter(
        who_id=user_id, casefile_id__in=casefile_ids, deed=Deed.VIEWED, at__date__gte=since
    )
    counted = rows.values_list("casefile_id").annotate(first=Min("at"), times=Count("pk"))
    return {number: ViewsOfCase(first, times) for number, first, times in counted}


def sign_ins_of(user_id: int) -> QuerySet[AccessEntry]:
    """Return when somebody signed in, latest first."""
    rows = AccessEntry.objects.filter(object_kind="user", object_id=user_id, deed=Deed.SIGNED_IN)
    return rows.order_by("-at", "-pk")
