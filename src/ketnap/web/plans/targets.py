"""The plans of a cell: targets and results, for the whole cell and by unit."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action
from ketnap.organisations.queries import units_of
from ketnap.plans.models import Plan, PlannedFigure
from ketnap.plans.queries.targets import (
    Progress,
    UnitProgress,
    plan_visible_to,
    plans_visible_to,
    progress_of,
)
from ketnap.web.day import address
from ketnap.web.day_words import full_day
from ketnap.web.open_cell import OpenCell, open_cell, opened_cell
from ketnap.web.other_cells import other_cells
from ketnap.web.plans.tabs import tabs_of
from ketnap.web.plans.tiles import tiles_of
from ketnap.web.plans.words import plan_days, plan_title


@access.page(Action.SEE_PLAN)
@require_GET
def plans(request: HttpRequest) -> HttpResponse:
    """Show the plan that runs on the page's day, and the ways to all the others."""
    opened = open_cell(request, Action.SEE_PLAN)
    rows = list(plans_visible_to(opened.actor).filter(cell=opened.record))
    running = [plan for plan in rows if plan.starts_on <= opened.on <= plan.ends_on]
    shown = min(running, key=lambda plan: plan.ends_on - plan.starts_on, default=None)
    return _show(request, opened, rows, shown or next(iter(rows), None))


@access.page(Action.SEE_PLAN)
@require_GET
def plan(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Show one plan as of the page's day."""
    shown = plan_visible_to(actor_behind(request), plan_id)
    opened = opened_cell(request, shown.cell)
    rows = list(plans_visible_to(opened.actor).filter(cell=shown.cell))
    return _show(request, opened, rows, shown)


def _show(
    request: HttpRequest, opened: OpenCell, rows: list[Plan], shown: Plan | None
) -> HttpResponse:
    context: dict[str, Any] = {
        "opened": opened,
        "cells": other_cells(request, opened, "plans"),
        "tabs": tabs_of(request, opened, "plans"),
        "plan": shown,
        "plans": [_way(request, each, shown) for each in rows],
    }
    if shown is not None:
        context |= _shown(request, shown, opened)
    return render(request, "web/plans/plans.html", context)


def _shown(request: HttpRequest, plan: Plan, opened: OpenCell) -> dict[str, Any]:
    progress = progress_shown(plan, on=opened.on)
    on = progress.on
    return {
        "title": plan_title(plan),
        "days": plan_days(plan),
        "until": _until(plan, opened.on, on),
        "export_href": address(request, "export_plan", plan.pk),
        "tiles": tiles_of(request, plan, progress.figures, on=on),
        "columns": _columns(),
        "rows": [_unit_row(unit) for unit in progress.units],
        "totals": _totals(progress),
        "note": _sums_note(progress),
    }


def _until(plan: Plan, on: date, counted_to: date) -> str:
    """Up to which day the results are, or that they are yet to come."""
    if plan.starts_on > on:
        return _("Kế hoạch bắt đầu từ %s, chưa có kết quả") % full_day(plan.starts_on)
    return _("Kết quả tính đến %(day)s") % {"day": full_day(counted_to)}


def progress_shown(plan: Plan, *, on: date) -> Progress:
    """The results of a plan by a day, or by the nearest day of its own."""
    day = min(max(on, plan.starts_on), plan.ends_on)
    return progress_of(plan, list(units_of(plan.cell_id, day)), on=day)


def _way(request: HttpRequest, plan: Plan, shown: Plan | None) -> dict[str, Any]:
    return {
        "title": plan_title(plan),
        "days": plan_days(plan),
        "href": address(request, "plan", plan.pk),
        "current": plan == shown,
    }


def _columns() -> list[dict[str, Any]]:
    figures = [{"label": figure.label, "numeric": True} for figure in PlannedFigure]
    return [{"label": _("Đơn vị")}, *figures]


def _unit_row(unit: UnitProgress) -> list[dict[str, str]]:
    name = unit.name or _("Không thuộc đơn vị nào ở trên")
    cells = (_beside(unit.reached[figure], unit.targets.get(figure)) for figure in PlannedFigure)
    return [{"text": name}, *({"text": text} for text in cells)]


def _beside(reached: int, target: int | None) -> str:
    return str(reached) if target is None else f"{reached} / {target}"


def _totals(progress: Progress) -> list[dict[str, str]]:
    cells = (
        _beside(each.reached, each.pace.target if each.pace else None) for each in progress.figures
    )
    return [{"text": _("Toàn chi bộ")}, *({"text": text} for text in cells)]


def _sums_note(progress: Progress) -> str:
    """Say where the units' targets do not add up to the cell's; nothing is adjusted."""
    apart = []
    for each in progress.figures:
        given = [
            unit.targets[each.figure] for unit in progress.units if each.figure in unit.targets
        ]
        if each.pace is not None and given and sum(given) != each.pace.target:
            words = _("%(figure)s: các đơn vị cộng lại %(sum)d, toàn chi bộ %(target)d")
            numbers = {"sum": sum(given), "target": each.pace.target}
            apart.append(words % {"figure": each.figure.label, **numbers})
    return "; ".join(apart)
