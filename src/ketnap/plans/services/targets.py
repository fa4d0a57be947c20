"""Writes of plans: set up, corrected, and their targets."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ketnap.domain.access import Action, Actor, require
from ketnap.organisations.dated import store
from ketnap.organisations.models import Organisation, Unit
from ketnap.plans.models import Plan, PlannedFigure, PlanSpan, Target
from ketnap.plans.places import note, place_of
from ketnap.plans.queries.targets import plan_visible_to

Numbers = Mapping[tuple[int | None, PlannedFigure], int | None]
"""What is set for a unit, or for the whole cell under `None`; no number takes a target away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanOrder:
    """How long a plan runs, and by which paper."""

    span: PlanSpan
    starts_on: date
    ends_on: date
    resolution: str = ""


@transaction.atomic
def set_up_plan(cell: Organisation, order: PlanOrder, *, by: Actor) -> Plan:
    """A new plan without targets; refuses one whose days another of its kind has taken."""
    require(by, Action.MANAGE_PLAN, place_of(cell))
    _hold(cell)
    plan = Plan(cell=cell, created_by_id=by.user_id, **asdict(order))
    _refuse_overlap(plan)
    store(plan)
    note(by, "plan", plan.pk, "lập kế hoạch")
    return plan


@transaction.atomic
def change_plan(plan_id: int, order: PlanOrder, *, by: Actor) -> Plan:
    """The plan with its days and its paper put right; targets stay."""
    plan = _managed(plan_id, by)
    _hold(plan.cell)
    for name, value in asdict(order).items():
        setattr(plan, name, value)
    _refuse_overlap(plan)
    store(plan)
    note(by, "plan", plan.pk, "sửa kế hoạch")
    return plan


@transaction.atomic
def set_targets(plan_id: int, numbers: Numbers, *, by: Actor) -> None:
    """Write the numbers given; those not named stay. Refuses a unit of another cell."""
    plan = _managed(plan_id, by)
    _hold(plan.cell)
    _refuse_foreign_units(plan, numbers)
    for (unit_id, figure), number in numbers.items():
        which = Target.objects.filter(plan=plan, unit=unit_id, figure=figure)
        if number is None:
            which.delete()
        elif not which.update(number=number):
            store(Target(plan=plan, unit_id=unit_id, figure=figure, number=number))
    note(by, "plan", plan.pk, "ghi chỉ tiêu")


def _managed(plan_id: int, by: Actor) -> Plan:
    plan = plan_visible_to(by, plan_id)
    require(by, Action.MANAGE_PLAN, place_of(plan.cell))
    return plan


def _hold(cell: Organisation) -> None:
    """Plans of one cell are written one after the other."""
    Organisation.objects.select_for_update().get(pk=cell.pk)


def _refuse_overlap(plan: Plan) -> None:
    others = Plan.objects.filter(
        cell=plan.cell, span=plan.span, starts_on__lte=plan.ends_on, ends_on__gte=plan.starts_on
    ).exclude(pk=plan.pk)
    if other := others.first():
        raise ValidationError(
            _("Các ngày này trùng với kế hoạch từ %(start)s đến %(end)s. Hãy sửa kế hoạch ấy."),
            code="plans_overlap",
            params={"start": f"{other.starts_on:%d/%m/%Y}", "end": f"{other.ends_on:%d/%m/%Y}"},
        )


def _refuse_foreign_units(plan: Plan, numbers: Numbers) -> None:
    asked = {unit_id for unit_id, _figure in numbers if unit_id is not None}
    own = Unit.objects.filter(organisation=plan.cell, pk__in=asked)
    if own.count() < len(asked):
        raise ValidationError(_("Có đơn vị không thuộc chi bộ."), code="foreign_unit")
