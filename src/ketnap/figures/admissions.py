"""Admissions by cell and by year: who admitted somebody, who has not for long, who comes next."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Count, Max, Min, QuerySet
from django.db.models.functions import ExtractYear

from ketnap.casefiles.models import DeadlineSpan, StageSpan
from ketnap.casefiles.queries.figures import CountBy, Figure, codes_of, facts_within
from ketnap.domain.casefile.codes import DeadlineCode, Stage
from ketnap.domain.figures import (
    Coverage,
    Existing,
    Span,
    Without,
    coverage_of,
    without_admission,
)
from ketnap.organisations.models import Organisation, OrganisationKind
from ketnap.organisations.paths import in_subtree
from ketnap.organisations.queries import existing_on

SOURCE = (Stage.LISTED, Stage.TRAINED, Stage.FILING, Stage.CELL_PROPOSED, Stage.APPROVED)
"""Where somebody on the list stands until the ceremony."""


def admitting_cells(path: str, span: Span, count_by: CountBy) -> Coverage:
    """How many cells admitted somebody in a period, of those with somebody on the list in it."""
    codes = codes_of(Figure.ADMITTED, count_by)
    admitted = facts_within(path, span.start, span.end).filter(code__in=codes)
    touching = StageSpan.objects.filter(
        in_subtree(path, "cell__path"),
        stage__in=SOURCE,
        until_on__gt=span.start,
        from_on__lte=span.end,
    )
    return coverage_of(_cells(admitted), _cells(touching))


def cells_without_admission(
    path: str, *, on: date, months: int, count_by: CountBy
) -> list[Without]:
    """The cells of a day that had then admitted nobody for so many months, longest first.

    A cell exists since its first name does.
    """
    below = Organisation.objects.filter(in_subtree(path), kind=OrganisationKind.CELL)
    founded = existing_on(below, on).annotate(founded_on=Min("names__valid_from"))
    cells = founded.order_by().values_list("pk", "founded_on")
    facts = facts_within(path, date.min, on).filter(code__in=codes_of(Figure.ADMITTED, count_by))
    last = dict(facts.order_by().values_list("cell").annotate(Max("on")))
    existing = {cell: Existing(founded_on, last.get(cell)) for cell, founded_on in cells}
    return without_admission(existing, on=on, months=months)


def admitted_by_year(path: str, span: Span, count_by: CountBy) -> dict[int, int]:
    """How many people each year of a span admitted; years without anybody are named too."""
    facts = facts_within(path, span.start, span.end).filter(
        code__in=codes_of(Figure.ADMITTED, count_by)
    )
    years = facts.order_by().annotate(year=ExtractYear("on")).values_list("year")
    counted: Mapping[int, int] = dict(years.annotate(Count("casefile__person", distinct=True)))
    return {year: counted.get(year, 0) for year in range(span.start.year, span.end.year + 1)}


def due_for_recognition(path: str, span: Span, *, on: date) -> QuerySet[DeadlineSpan]:
    """The probations that end in a period, as they stood open on a day, earliest first."""
    return DeadlineSpan.objects.filter(
        in_subtree(path, "cell__path"),
        code=DeadlineCode.PROBATION_ENDS,
        due_on__range=(span.start, span.end),
        seen_from__lte=on,
        seen_until__gt=on,
    ).order_by("due_on", "pk")


def _cells(rows: QuerySet) -> list[int]:  # type: ignore[type-arg]  # facts and spans alike
    return list(rows.order_by().values_list("cell", flat=True).distinct())
