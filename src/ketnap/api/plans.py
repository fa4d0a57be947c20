"""Plans: what a cell set itself, and how far it is."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema

from ketnap.api.bodies import LARGEST_ID
from ketnap.api.keys import READ_PLANS, require_somewhere
from ketnap.api.pages import After, page_of
from ketnap.api.problems import Problem
from ketnap.domain.access import Action
from ketnap.plans.models import Plan, PlannedFigure, PlanSpan
from ketnap.plans.queries.targets import FigureProgress, figures_of_each, plans_visible_to

MOST_PLANS_AT_ONCE = 50
"""Fewer than of other records: what each plan has reached is read from the log of its cell."""

PlanLimit = Annotated[int, Query(ge=1, le=MOST_PLANS_AT_ONCE)]

router = Router(tags=["plans"])


class PlannedData(Schema):
    """One figure of a plan; without a target where the plan sets none."""

    figure: PlannedFigure
    reached: int
    target: int | None


class PlanData(Schema):
    """A plan of a cell, and what was reached by a day."""

    id: int
    cell_id: int
    span: PlanSpan
    starts_on: date
    ends_on: date
    resolution: str
    as_of: date
    figures: list[PlannedData]


class PlanList(Schema):
    """A page of plans; `next_after` asks for the page that follows, if there is one."""

    plans: list[PlanData]
    next_after: int | None


@router.get(
    "/plans",
    auth=READ_PLANS,
    response={200: PlanList, 401: Problem, 403: Problem, 422: Problem},
    summary="List plans",
    url_name="api_plans",
)
def plans(
    request: HttpRequest,
    on: Annotated[date | None, Query(description="Results by this day; today if left out.")] = None,
    cell_id: Annotated[int | None, Query(ge=1, le=LARGEST_ID)] = None,
    after: After = 0,
    limit: PlanLimit = 20,
) -> PlanList:
    """The plans of the cells whose plans the owner sees, in the order of their ids."""
    found = plans_visible_to(require_somewhere(request, Action.SEE_PLAN))
    if cell_id is not None:
        found = found.filter(cell_id=cell_id)
    shown, next_after = page_of(found, after=after, limit=limit)
    day = on or timezone.localdate()
    figures = figures_of_each(shown, on=day)
    told = [_plan(*each, day) for each in zip(shown, figures, strict=True)]
    return PlanList(plans=told, next_after=next_after)


def _plan(plan: Plan, figures: Sequence[FigureProgress], on: date) -> PlanData:
    return PlanData(
        id=plan.pk,
        cell_id=plan.cell_id,
        span=PlanSpan(plan.span),
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        resolution=plan.resolution,
        as_of=on,
        figures=[
            PlannedData(
                figure=each.figure,
                reached=each.reached,
                target=each.pace.target if each.pace else None,
            )
            for each in figures
        ],
    )
