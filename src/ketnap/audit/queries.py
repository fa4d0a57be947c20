"""Reads of the access log."""

from django.db.models import QuerySet

from ketnap.audit.models import AccessEntry


def looked_at(casefile_id: int) -> QuerySet[AccessEntry]:
    """Return who looked at or took out a case file, latest first."""
    return (
        AccessEntry.objects.filter(casefile_id=casefile_id)
        .select_related("who__person")
        .order_by("-at", "-pk")
    )


def about_object(object_kind: str, object_id: int) -> QuerySet[AccessEntry]:
    """Return the entries about one record, latest first."""
    return (
        AccessEntry.objects.filter(object_kind=object_kind, object_id=object_id)
        .select_related("who__person")
        .order_by("-at", "-pk")
    )
