"""What was recorded after a step, for rooms that follow the log. Whoever asks proves the right."""

from collections.abc import Sequence

from django.db.models import Max, QuerySet

from ketnap.casefiles.models import LogEntry, TakenOver
from ketnap.organisations.paths import in_subtree


def last_entry_id() -> int:
    """The number of the row recorded last; nought before the first."""
    last: int | None = LogEntry.objects.aggregate(last=Max("pk"))["last"]
    return last or 0


def entries_after(entry_id: int, *, within_path: str) -> QuerySet[LogEntry]:
    """The rows recorded after one, of the cases of an organisation and of all below it."""
    rows = LogEntry.objects.filter(in_subtree(within_path, "casefile__cell__path"), pk__gt=entry_id)
    return rows.order_by("pk")


def taken_over_among(entries: Sequence[LogEntry]) -> frozenset[int]:
    """The numbers of the rows that another cell recorded, and that came along when a case moved."""
    runs = TakenOver.objects.filter(casefile__in={entry.casefile_id for entry in entries})
    taken = {
        (run.casefile_id, seq) for run in runs for seq in range(run.first_seq, run.last_seq + 1)
    }
    return frozenset(entry.pk for entry in entries if (entry.casefile_id, entry.seq) in taken)
