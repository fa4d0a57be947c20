"""What was recorded after a step, for rooms that follow the log. Whoever asks proves the right."""

from django.db.models import Max, QuerySet

from ketnap.casefiles.models import LogEntry
from ketnap.organisations.paths import in_subtree


def last_entry_id() -> int:
    """The number of the row recorded last; nought before the first."""
    last: int | None = LogEntry.objects.aggregate(last=Max("pk"))["last"]
    return last or 0


def entries_after(entry_id: int, *, within_path: str) -> QuerySet[LogEntry]:
    """The rows recorded after one, of the cases of an organisation and of all below it."""
    rows = LogEntry.objects.filter(in_subtree(within_path, "casefile__cell__path"), pk__gt=entry_id)
    return rows.order_by("pk")
