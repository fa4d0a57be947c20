"""Targets of the plans below an organisation, beside what a period has brought."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from operator import itemgetter

from django.db.models import Count, Max, Q, QuerySet, Sum

from ketnap.casefiles.queries import Figure
from ketnap.casefiles.queries.counted_people import Asked
from ketnap.casefiles.queries.counted_places import cell_counts
from ketnap.domain.calendar import MONTHS_IN_YEAR, add_months
from ketnap.domain.figures import Span
from ketnap.organisations.paths import in_subtree
from ketnap.plans.models import Plan, PlannedFigure, PlanSpan, Target

FIGURES = {
    PlannedFigure.PUT_FORWARD: Figure.PUT_FORWARD,
    PlannedFigure.SENT_TO_COURSE: Figure.SENT_TO_COURSE,
    PlannedFigure.ADMITTED: Figure.ADMITTED,
    PlannedFigure.RECOGNISED: Figure.RECOGNISED,
}


@dataclass(frozen=True, slots=True)
class PlannedTotal:
    """What the plans of cells set for a figure together, and how many cells set it."""

    target: int
    cells: int
    ends_on: date


@dataclass(frozen=True, slots=True)
class PlannedCell:
    """The plan of one cell, and what it sets for each figure."""

    plan_id: int
    cell_id: int
    path: str
    targets: Mapping[Figure, int]


def targets_within(path: str, whole: Span, *, of: PlanSpan) -> dict[Figure, PlannedTotal]:
    """The targets for a period: those of the plans for a year, or for a term.

    `whole` is the period to its last day, whatever of it has gone by. A half-year is measured by
    the plan of its year.
    """
    plans = _plans_within(path, whole, of)
    ends_on = plans.aggregate(last=Max("ends_on"))["last"] or whole.end
    targets = Target.objects.filter(plan__in=plans, unit=None).order_by()
    sums = targets.values_list("figure").annotate(Sum("number"), Count("plan"))
    return {
        FIGURES[PlannedFigure(figure)]: PlannedTotal(number, cells, ends_on)
        for figure, number, cells in sums
    }


def plans_within(path: str, whole: Span, *, of: PlanSpan) -> list[PlannedCell]:
    """The plans that the targets come from, with the figures each sets, in the order of the tree."""
    plans = _plans_within(path, whole, of)
    targets = Target.objects.filter(plan__in=plans, unit=None).order_by("plan__cell__path", "pk")
    told = targets.values_list(
        "plan_id", "plan__cell_id", "plan__cell__path", "figure", "number"
    ).iterator()
    return [
        PlannedCell(
            plan_id, cell_id, cell_path, {FIGURES[PlannedFigure(row[3])]: row[4] for row in rows}
        )
        for (plan_id, cell_id, cell_path), rows in groupby(told, key=itemgetter(0, 1, 2))
    ]


def reached_within(plans: Sequence[PlannedCell], asked: Asked) -> dict[Figure, int]:
    """What the cells that set a target for a figure brought of it together.

    What cells without one brought is set against no target.
    """
    return {
        figure: sum(by_cell.values()) for figure, by_cell in reached_by_cell(plans, asked).items()
    }


def reached_by_cell(plans: Sequence[PlannedCell], asked: Asked) -> dict[Figure, Mapping[str, int]]:
    """By figure, what each cell that set a target for it brought, by its path."""
    figures = {figure for plan in plans for figure in plan.targets}
    if not figures:
        return {}
    counted = cell_counts(replace(asked, figures=tuple(figures)))
    return {
        figure: {
            plan.path: counted[figure].get(plan.path, 0) for plan in plans if figure in plan.targets
        }
        for figure in figures
    }


def _plans_within(path: str, whole: Span, of: PlanSpan) -> QuerySet[Plan]:
    """The plans that measure a period, of each cell one: plans of a cell never overlap."""
    return Plan.objects.filter(in_subtree(path, "cell__path"), _covering(whole, of), span=of)


def plan_span_of(span: Span) -> PlanSpan:
    """Which plans measure two days that are not said to be a term: more than a year is of a term."""
    longest = add_months(span.start, MONTHS_IN_YEAR)
    return PlanSpan.YEAR if span.end < longest else PlanSpan.TERM


def _covering(whole: Span, of: PlanSpan) -> Q:
    """Terms of a cell and of its committee begin apart, so the middle of a term tells its plan."""
    if of is PlanSpan.TERM:
        middle = whole.start + (whole.end - whole.start) / 2
        return Q(starts_on__lte=middle, ends_on__gte=middle)
    return Q(starts_on=whole.start, ends_on__gte=whole.end)
