"""Targets of the plans below an organisation, beside what a period has brought."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, Sum

from ketnap.casefiles.queries import Figure
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


def targets_within(path: str, whole: Span, *, of: PlanSpan) -> dict[Figure, PlannedTotal]:
    """The targets for a period: those of the plans for a year, or for a term.

    `whole` is the period to its last day, whatever of it has gone by. A half-year is measured by
    the plan of its year.
    """
    plans = Plan.objects.filter(in_subtree(path, "cell__path"), _covering(whole, of), span=of)
    latest = {plan.cell_id: plan for plan in plans.order_by("starts_on")}
    ends_on = max((plan.ends_on for plan in latest.values()), default=whole.end)
    targets = Target.objects.filter(plan__in=latest.values(), unit=None).order_by()
    sums = targets.values_list("figure").annotate(Sum("number"), Count("plan"))
    return {
        FIGURES[PlannedFigure(figure)]: PlannedTotal(number, cells, ends_on)
        for figure, number, cells in sums
    }


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
