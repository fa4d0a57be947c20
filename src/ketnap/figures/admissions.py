"""Admissions by cell and by year: who admitted somebody, who has not for long, who comes next."""

from datetime import date

from django.db.models import Exists, Min, OuterRef, QuerySet, Subquery

from ketnap.casefiles.models import DeadlineSpan, StageRun
from ketnap.casefiles.queries.figures import (
    CountBy,
    Figure,
    codes_of,
    facts_between,
    facts_within,
    people_counted,
)
from ketnap.casefiles.queries.numbered import Numbered
from ketnap.domain.casefile.codes import DeadlineCode, Stage
from ketnap.domain.figures import (
    Coverage,
    Existing,
    Span,
    Without,
    coverage_of,
    without_admission,
)
from ketnap.domain.figures.periods import period_to_come
from ketnap.organisations.models import Organisation, OrganisationKind
from ketnap.organisations.queries import not_ended_before
from ketnap.organisations.standing import standing_below

SOURCE = (Stage.LISTED, Stage.TRAINED, Stage.FILING, Stage.CELL_PROPOSED, Stage.APPROVED)
"""Where somebody on the list stands until the ceremony."""
USUAL_MONTHS = 12
"""From how many whole months without an admission a cell is named unless somebody says otherwise; a habit, no rule."""
MOST_MONTHS = 120


def admitting_cells(
    path: str, span: Span, count_by: CountBy, *, known_on: date | None = None
) -> Coverage:
    """How many cells admitted somebody in a period, of those with somebody on the list in it."""
    return coverage_of(*cells_by_source(path, span, count_by, known_on=known_on))


def cells_by_source(
    path: str, span: Span, count_by: CountBy, *, known_on: date | None = None
) -> tuple[set[int], set[int]]:
    """The cells that admitted somebody in a period, and all that did or had somebody on the list.

    A cell that had ended before it is none of the others. `known_on` asks which admissions the
    log told on a day.
    """
    codes = codes_of(Figure.ADMITTED, count_by)
    admitted = facts_within(path, span.start, span.end, known_on=known_on).filter(code__in=codes)
    days = span.start, span.end
    lasting = standing_below(path, *days).while_lasting("from_on", "until_on", "cell", within=days)
    touching = StageRun.objects.filter(lasting, stage__in=SOURCE, cell=OuterRef("pk"))
    admitting = set(_cells(admitted))
    others = Organisation.objects.exclude(pk__in=Numbered(admitting)).filter(Exists(touching))
    existing = not_ended_before(others, span.start)
    return admitting, admitting | set(existing.values_list("pk", flat=True))


def cells_without_admission(
    path: str, *, on: date, months: int, count_by: CountBy, known_on: date | None = None
) -> list[Without]:
    """The cells of a day that had then admitted nobody for so many months, longest first.

    A cell exists since its first name does, wherever it then stood, and whatever its records say,
    since it first admitted somebody. `known_on` asks which admissions the log told on a day.
    """
    standing = standing_below(path, on, on)
    below = Organisation.objects.filter(standing.ever(), kind=OrganisationKind.CELL)
    founded = not_ended_before(below, on).annotate(founded_on=Min("names__valid_from"))
    cells = founded.order_by().values_list("pk", "founded_on")
    admitted = facts_between(date.min, on, known_on=known_on).filter(
        cell=OuterRef("pk"), code__in=codes_of(Figure.ADMITTED, count_by)
    )
    newest = Subquery(admitted.order_by("-on").values("on")[:1])
    last = dict(below.order_by().values_list("pk", newest))
    existing = {
        cell: Existing(founded_on, last[cell])
        for cell, founded_on in cells
        if founded_on <= on or last[cell]
    }
    return without_admission(existing, on=on, months=months)


def admitted_by_year(
    path: str, span: Span, count_by: CountBy, *, known_on: date | None = None
) -> dict[int, int]:
    """How many people each year of a span admitted; years without anybody are named too."""
    codes = codes_of(Figure.ADMITTED, count_by)
    counted = people_counted(
        path, span.start, span.end, codes, lambda year, _code: year, known_on=known_on
    )
    return {year: counted[year] for year in range(span.start.year, span.end.year + 1)}


def due_next(path: str, span: Span, *, whole: Span) -> tuple[Span, QuerySet[DeadlineSpan]]:
    """The period to come, and the probations that end in it, as they stood at the end of this one.

    `whole` is the period to its last day, `span` as far as it has gone. Whoever is recognised after
    it is among them all the same, so that a period that is over keeps its number.
    """
    coming = period_to_come(whole, on=span.end)
    return coming, due_for_recognition(path, coming, on=span.end)


def due_for_recognition(path: str, span: Span, *, on: date) -> QuerySet[DeadlineSpan]:
    """The probations that end in a period, as they stood open on a day, earliest first."""
    return DeadlineSpan.objects.filter(
        standing_below(path, on, on).ever("cell"),
        code=DeadlineCode.PROBATION_ENDS,
        due_on__range=(span.start, span.end),
        seen_from__lte=on,
        seen_until__gt=on,
    ).order_by("due_on", "pk")


def _cells(rows: QuerySet) -> list[int]:  # type: ignore[type-arg]  # facts and spans alike
    return list(rows.order_by().values_list("cell", flat=True).distinct())
