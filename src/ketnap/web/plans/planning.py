"""Pages that set up a plan, put it right, and set its targets."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action, require
from ketnap.organisations.queries import units_of
from ketnap.plans.models import Plan, PlannedFigure
from ketnap.plans.places import place_of
from ketnap.plans.queries.targets import plan_visible_to, targets_of
from ketnap.plans.services import targets as services
from ketnap.web.day import address
from ketnap.web.form_page import FormPage, answered
from ketnap.web.open_cell import CELL, opened_cell
from ketnap.web.plans.plan_forms import PlanForm, TargetsForm, as_typed, first_plan
from ketnap.web.plans.reading import cell_to_plan, crumbs_to
from ketnap.web.plans.words import plan_title
from ketnap.web.posted import data_of


@access.page(Action.MANAGE_PLAN)
@require_http_methods(["GET", "POST"])
def new_plan(request: HttpRequest, cell_id: int) -> HttpResponse:
    """Set up a plan of a cell, then lead to its targets."""
    opened = cell_to_plan(request, cell_id)
    form = PlanForm(data_of(request), initial=first_plan(opened.on))
    page = FormPage(
        title=_("Lập kế hoạch"),
        verb=_("Lập kế hoạch"),
        lead=_("%(cell)s. Bước sau: đặt chỉ tiêu.") % {"cell": opened.name},
        form=form,
        crumbs=crumbs_to(request, opened),
        back_href=address(request, "plans", query={CELL: cell_id}),
    )

    def act(_order: dict[str, Any]) -> HttpResponse:
        plan = services.set_up_plan(opened.record, form.order(), by=opened.actor)
        messages.success(request, _("Đã lập kế hoạch. Hãy đặt chỉ tiêu."))
        return redirect("set_targets", plan.pk)

    return answered(request, page, act)


@access.page(Action.MANAGE_PLAN)
@require_http_methods(["GET", "POST"])
def change_plan(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Put the days and the paper of a plan right."""
    plan = _plan_to_change(request, plan_id)
    form = PlanForm(data_of(request), initial=as_typed(plan))
    page = _page(request, plan, form, title=_("Sửa kế hoạch"), verb=_("Ghi kế hoạch"))

    def act(_order: dict[str, Any]) -> HttpResponse:
        services.change_plan(plan.pk, form.order(), by=actor_behind(request))
        messages.success(request, _("Đã sửa kế hoạch."))
        return redirect("plan", plan.pk)

    return answered(request, page, act)


@access.page(Action.MANAGE_PLAN)
@require_http_methods(["GET", "POST"])
def set_targets(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Set the numbers of a plan, for the whole cell and for its units."""
    plan = _plan_to_change(request, plan_id)
    opened = opened_cell(request, plan.cell)
    on = min(max(opened.on, plan.starts_on), plan.ends_on)
    units = list(units_of(plan.cell_id, on))
    form = TargetsForm(data_of(request), units=units, targets=targets_of(plan))
    page = _page(
        request,
        plan,
        form,
        title=_("Đặt chỉ tiêu"),
        verb=_("Ghi chỉ tiêu"),
        lead=_("Để trống nơi không đặt chỉ tiêu. Chỉ tiêu của đơn vị không phải cộng đủ."),
        template="web/plans/targets.html",
        more={"figures": [figure.label for figure in PlannedFigure]},
    )

    def act(_order: dict[str, Any]) -> HttpResponse:
        services.set_targets(plan.pk, form.numbers(), by=opened.actor)
        messages.success(request, _("Đã ghi chỉ tiêu."))
        return redirect("plan", plan.pk)

    return answered(request, page, act)


def _plan_to_change(request: HttpRequest, plan_id: int) -> Plan:
    actor = actor_behind(request)
    plan = plan_visible_to(actor, plan_id)
    require(actor, Action.MANAGE_PLAN, place_of(plan.cell))
    return plan


def _page(request: HttpRequest, plan: Plan, form: Any, **words: Any) -> FormPage:
    href = address(request, "plan", plan.pk)
    crumbs = crumbs_to(request, opened_cell(request, plan.cell))
    return FormPage(
        form=form,
        crumbs=[*crumbs, {"label": plan_title(plan), "href": href}],
        back_href=href,
        **words,
    )
