"""Targets of the plans below an organisation, beside what a period has brought."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Sum

from ketnap.casefiles.queries import Figure
from ketnap.domain.figures import Span
from ketnap.organisations.paths import in_subtree
from ketnap.plans.models import Plan, PlannedFigure, Target

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


def targets_within(path: str, span: Span) -> dict[Figure, PlannedTotal]:
    """The targets of the plans that begin with a period and run at least to its end.

    A half-year is so measured by the plan of its year. Of several plans of a cell the shortest
    counts.
    """
    plans = Plan.objects.filter(
        in_subtree(path, "cell__path"), starts_on=span.start, ends_on__gte=span.end
    )
    shortest: dict[int, Plan] = {}
    for plan in plans.order_by("-ends_on"):
        shortest[plan.cell_id] = plan
    ends_on = max((plan.ends_on for plan in shortest.values()), default=span.end)
    whole = Target.objects.filter(plan__in=shortest.values(), unit=None).order_by()
    sums = whole.values_list("figure").annotate(Sum("number"), Count("plan"))
    return {
        FIGURES[PlannedFigure(figure)]: PlannedTotal(number, cells, ends_on)
        for figure, number, cells in sums
    }
