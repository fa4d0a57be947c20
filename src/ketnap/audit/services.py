"""Writes of the access log."""

from ketnap.audit.models import AccessEntry, Deed


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
