"""Goes through all cases in batches, each locked and read as a whole."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from django.db import transaction
from django.db.models import QuerySet

from ketnap.casefiles import models
from ketnap.casefiles.later_cases import later_among

BATCH = 100

Row = TypeVar(
    "Row",
    models.LogEntry,
    models.StageSpan,
    models.StageRun,
    models.DeadlineSpan,
    models.CountedFact,
    models.CountedAdmission,
    models.CourseSending,
)


@dataclass(frozen=True, slots=True)
class WholeCase:
    """A case with its log and everything stored as derived from it."""

    case: models.Casefile
    entries: list[models.LogEntry]
    standing: models.CaseStanding | None
    stages: list[models.StageSpan]
    runs: list[models.StageRun]
    deadlines: list[models.DeadlineSpan]
    facts: list[models.CountedFact]
    admissions: list[models.CountedAdmission]
    sendings: list[models.CourseSending]
    is_later: bool

    @property
    def head(self) -> str:
        """The digest the log ends with; nothing where it is empty."""
        return self.entries[-1].digest if self.entries else ""


def batches_of_ids() -> Iterator[list[int]]:
    """The ids of all cases, a batch at a time, in their order."""
    last = 0
    while True:
        after = models.Casefile.objects.filter(pk__gt=last).order_by("pk")
        ids = list(after.values_list("pk", flat=True)[:BATCH])
        if not ids:
            return
        yield ids
        last = ids[-1]


def read_locked(ids: list[int]) -> list[WholeCase]:
    """The cases as no writer can change them until the running transaction ends."""
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("cases are locked inside a transaction")
    locked = models.Casefile.objects.select_for_update(of=("self",)).filter(pk__in=ids)
    cases = list(locked.select_related("person", "cell").order_by("pk"))
    entries = _by_case(models.LogEntry.objects.filter(casefile__in=ids).order_by("seq", "pk"))
    standings = models.CaseStanding.objects.in_bulk(ids)
    stages = _by_case(models.StageSpan.objects.filter(casefile__in=ids))
    runs = _by_case(models.StageRun.objects.filter(casefile__in=ids))
    deadlines = _by_case(models.DeadlineSpan.objects.filter(casefile__in=ids))
    facts = _by_case(models.CountedFact.objects.filter(casefile__in=ids))
    admissions = _by_case(models.CountedAdmission.objects.filter(casefile__in=ids))
    sendings = _by_case(models.CourseSending.objects.filter(casefile__in=ids))
    later = later_among(ids)
    return [
        WholeCase(
            case,
            entries[case.pk],
            standings.get(case.pk),
            stages[case.pk],
            runs[case.pk],
            deadlines[case.pk],
            facts[case.pk],
            admissions[case.pk],
            sendings[case.pk],
            case.pk in later,
        )
        for case in cases
    ]


def _by_case(rows: QuerySet[Row]) -> defaultdict[int, list[Row]]:
    grouped: defaultdict[int, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row.casefile_id].append(row)
    return grouped
