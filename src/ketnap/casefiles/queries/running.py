"""What whoever works at the machine itself may read of running deadlines: those of every case."""

from collections.abc import Collection, Iterator
from datetime import date

from django.db.models import Exists, OuterRef

from ketnap.casefiles.models import Casefile, DeadlineSpan
from ketnap.casefiles.queries.lists import Due
from ketnap.domain.casefile.codes import DeadlineCode


def all_running(*, on: date) -> Iterator[Due]:
    """Every deadline that stands open on a day, case by case."""
    spans = DeadlineSpan.objects.filter(seen_from__lte=on, seen_until__gt=on)
    rows = spans.select_related("casefile__standing").order_by("casefile_id", "due_on", "pk")
    for span in rows.iterator(chunk_size=2000):
        yield Due(
            casefile_id=span.casefile_id,
            full_name=span.casefile.standing.full_name,
            cell_id=span.cell_id,
            code=DeadlineCode(span.code),
            seq=span.seq,
            starts_on=span.starts_on,
            due_on=span.due_on,
        )


def cases_numbered(ids: Collection[int]) -> dict[int, Casefile]:
    """Each of these cases with its log, person, cell and standing."""
    cases = Casefile.objects.filter(pk__in=ids).select_related("person", "cell", "standing")
    return {case.pk: case for case in cases.prefetch_related("entries")}


def is_running(*, on: date) -> Exists:
    """The condition that the deadline a row names by case, kind and step stands open on a day."""
    return Exists(
        DeadlineSpan.objects.filter(
            casefile=OuterRef("casefile"),
            code=OuterRef("code"),
            seq=OuterRef("seq"),
            seen_from__lte=on,
            seen_until__gt=on,
        )
    )
