"""Plans: what a cell sets itself, and how far it is."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from django.db import transaction
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Path, Query, Router, Schema, Status
from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from ketnap.api.bodies import LARGEST_ID
from ketnap.api.days import Day
from ketnap.api.keys import READ_PLANS, WRITE_PLANS, require_somewhere
from ketnap.api.pages import After, page_of
from ketnap.api.problems import Problem
from ketnap.api.sent import Id, Planned, Sent, all_apart
from ketnap.domain.access import Action, Actor
from ketnap.organisations.models import Organisation
from ketnap.organisations.queries import organisations_visible_to
from ketnap.plans.lengths import months_exceeded
from ketnap.plans.models import Plan, PlannedFigure, PlanSpan
from ketnap.plans.queries.targets import (
    FigureProgress,
    figures_of_each,
    plan_visible_to,
    plans_visible_to,
)
from ketnap.plans.services.targets import PlanOrder, set_targets, set_up_plan

MOST_PLANS_AT_ONCE = 50
"""Fewer than of other records: what each plan has reached is read from the log of its cell."""

LARGEST_TARGET = 32_767
"""What the column of a target holds."""
MOST_TARGETS_AT_ONCE = 500
WRITING = {400: Problem, 401: Problem, 403: Problem, 404: Problem, 422: Problem}

PlanLimit = Annotated[int, Query(ge=1, le=MOST_PLANS_AT_ONCE)]

router = Router(tags=["plans"])

_TWICE = {
    "vi": "Có chỉ tiêu của cùng một đơn vị nêu hai lần. Hãy gửi mỗi chỉ tiêu một lần.",
    "en": "A figure of the same unit is named twice. Send each target once.",
}


def _each_target_once(targets: list["TargetOrder"]) -> list["TargetOrder"]:
    if not all_apart((each.unit_id, each.figure) for each in targets):
        raise PydanticCustomError("named_twice", "{en}", dict(_TWICE))
    return targets


Targets = Annotated[
    list["TargetOrder"],
    Field(max_length=MOST_TARGETS_AT_ONCE),
    AfterValidator(_each_target_once),
]


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


class TargetOrder(Sent):
    """What is set for a figure, of a unit or of the whole cell; no number takes a target away."""

    figure: PlannedFigure
    number: Annotated[int, Field(ge=0, le=LARGEST_TARGET, strict=True)] | None
    unit_id: Id | None = None


class PlanToSetUp(Planned):
    """A plan with its targets."""

    cell_id: Id
    span: PlanSpan
    starts_on: Day
    ends_on: Day
    resolution: str = ""
    targets: Targets = Field(default_factory=list)

    def planned(self) -> PlanOrder:
        """Return the plan as its service takes it; refuses far days that are not meant."""
        self.refuse_unmeant("starts_on")
        months = months_exceeded(self.span, self.starts_on, self.ends_on)
        if months is not None:
            words = _(
                "Ngày này cách ngày đầu hơn %(months)s tháng. Nếu đúng, hãy gửi lại kèm far_day_is_meant."
            )
            self.refuse_unless_meant("ends_on", words % {"months": months})
        return PlanOrder(
            span=self.span,
            starts_on=self.starts_on,
            ends_on=self.ends_on,
            resolution=self.resolution,
        )


class TargetsToSet(Sent):
    """Targets to be written; those not named stay."""

    targets: Targets


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
    on: Annotated[Day | None, Query(description="Results by this day; today if left out.")] = None,
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


@router.post(
    "/plans",
    auth=WRITE_PLANS,
    response={201: PlanData, **WRITING},
    summary="Set up a plan",
    url_name="api_plans",
)
def set_up(request: HttpRequest, order: PlanToSetUp) -> Status[PlanData]:
    """A plan of a cell with its targets; 422 where its days overlap another one of its kind."""
    actor = require_somewhere(request, Action.MANAGE_PLAN)
    with transaction.atomic():
        plan = set_up_plan(_cell(actor, order.cell_id), order.planned(), by=actor)
        set_targets(plan.pk, _numbers(order.targets), by=actor)
    return Status(201, _as_of_today(plan))


@router.post(
    "/plans/{plan_id}/targets",
    auth=WRITE_PLANS,
    response={200: PlanData, **WRITING},
    summary="Set targets",
    url_name="api_plan_targets",
)
def targets(
    request: HttpRequest,
    plan_id: Annotated[int, Path(ge=1, le=LARGEST_ID)],
    order: TargetsToSet,
) -> PlanData:
    """The plan with the targets as they are now; 422 for a unit of another cell."""
    actor = require_somewhere(request, Action.MANAGE_PLAN)
    set_targets(plan_id, _numbers(order.targets), by=actor)
    return _as_of_today(plan_visible_to(actor, plan_id))


def _cell(actor: Actor, cell_id: int) -> Organisation:
    cell = organisations_visible_to(actor, Action.MANAGE_PLAN).filter(pk=cell_id).first()
    if cell is None:
        raise Http404("no such cell")
    return cell


def _numbers(targets: Targets) -> dict[tuple[int | None, PlannedFigure], int | None]:
    return {(each.unit_id, each.figure): each.number for each in targets}


def _as_of_today(plan: Plan) -> PlanData:
    today = timezone.localdate()
    (figures,) = figures_of_each([plan], on=today)
    return _plan(plan, figures, today)


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
