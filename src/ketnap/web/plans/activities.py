"""Education activities: the list with its figures, and the pages that write."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action, require
from ketnap.plans.models import EducationActivity
from ketnap.plans.places import place_of
from ketnap.plans.queries.activities import (
    ActivityFigures,
    activities_visible_to,
    activity_visible_to,
    figures_by_kind,
    figures_of,
    found_among,
)
from ketnap.plans.services import activities as services
from ketnap.web.day import address
from ketnap.web.day_words import full_day
from ketnap.web.form_page import FormPage, answered
from ketnap.web.open_cell import CELL, OpenCell, open_cell, opened_cell
from ketnap.web.other_cells import other_cells
from ketnap.web.plans.activity_forms import ActivityFilter, ActivityForm, as_typed
from ketnap.web.plans.reading import cell_to_plan, crumbs_to
from ketnap.web.plans.tabs import tabs_of
from ketnap.web.posted import data_of
from ketnap.web.today_only import today_only


@access.page(Action.SEE_PLAN)
@require_GET
def activities(request: HttpRequest) -> HttpResponse:
    """Show the activities of a period with their figures."""
    opened = open_cell(request, Action.SEE_PLAN)
    form = ActivityFilter(request.GET)
    sought = form.sought(on=opened.on)
    every = activities_visible_to(opened.actor).filter(cell=opened.record)
    found = found_among(every, sought)
    context = {
        "opened": opened,
        "cells": other_cells(request, opened, "activities"),
        "tabs": tabs_of(request, opened, "activities"),
        "form": form,
        "kept": [(CELL, opened.record.pk), *_kept_day(opened)],
        "period": _("Từ %(start)s đến hết %(end)s")
        % {"start": full_day(sought.start), "end": full_day(sought.end)},
        "facts": _facts(figures_of(found)),
        "kinds": _kinds(found),
        "columns": _columns(),
        "rows": [_row(activity, opened) for activity in found],
        "nothing": not every.exists(),
    }
    return render(request, "web/plans/activities.html", context)


@access.page(Action.MANAGE_PLAN)
@require_http_methods(["GET", "POST"])
def new_activity(request: HttpRequest, cell_id: int) -> HttpResponse:
    """Record an activity of a cell."""
    opened = cell_to_plan(request, cell_id)
    form = ActivityForm(data_of(request), initial={"held_on": opened.on})
    page = _page(request, opened, form, title=_("Ghi hoạt động"), verb=_("Ghi hoạt động"))

    def act(_order: dict[str, Any]) -> HttpResponse:
        services.record_activity(opened.record, form.order(), by=opened.actor)
        return _done(request, opened, _("Đã ghi hoạt động."))

    return answered(request, page, act)


@access.page(Action.MANAGE_PLAN)
@require_http_methods(["GET", "POST"])
def change_activity(request: HttpRequest, activity_id: int) -> HttpResponse:
    """Put a recorded activity right."""
    activity = _activity_to_change(request, activity_id)
    opened = opened_cell(request, activity.cell)
    form = ActivityForm(data_of(request), initial=as_typed(activity))
    page = _page(
        request,
        opened,
        form,
        title=_("Sửa hoạt động"),
        verb=_("Ghi thay đổi"),
        template="web/plans/activity.html",
        more={"activity": activity},
    )

    def act(_order: dict[str, Any]) -> HttpResponse:
        services.change_activity(activity.pk, form.order(), by=opened.actor)
        return _done(request, opened, _("Đã sửa hoạt động."))

    return answered(request, page, act)


@access.page(Action.MANAGE_PLAN)
@require_http_methods(["GET", "POST"])
def take_out_activity(request: HttpRequest, activity_id: int) -> HttpResponse:
    """Ask once more, then take out an activity that was recorded by mistake."""
    activity = _activity_to_change(request, activity_id)
    opened = opened_cell(request, activity.cell)
    if request.method == "GET":
        context = {
            "activity": activity,
            "opened": opened,
            "crumbs": crumbs_to(request, opened, "activities"),
        }
        return render(request, "web/plans/take_out.html", context)
    today_only(request)
    services.take_out_activity(activity.pk, by=opened.actor)
    return _done(request, opened, _("Đã bỏ hoạt động ghi nhầm."))


def _activity_to_change(request: HttpRequest, activity_id: int) -> EducationActivity:
    actor = actor_behind(request)
    activity = activity_visible_to(actor, activity_id)
    require(actor, Action.MANAGE_PLAN, place_of(activity.cell))
    return activity


def _page(request: HttpRequest, opened: OpenCell, form: ActivityForm, **words: Any) -> FormPage:
    return FormPage(
        form=form,
        crumbs=crumbs_to(request, opened, "activities"),
        back_href=address(request, "activities", query={CELL: opened.record.pk}),
        **words,
    )


def _done(request: HttpRequest, opened: OpenCell, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect(address(request, "activities", query={CELL: opened.record.pk}))


def _kept_day(opened: OpenCell) -> list[tuple[str, str]]:
    return [] if opened.is_today else [("on", opened.on.isoformat())]


def _facts(figures: ActivityFigures) -> list[dict[str, object]]:
    return [
        {"value": figures.activities, "term": _("hoạt động")},
        {"value": figures.participants, "term": _("lượt người tham gia")},
        {"value": figures.members, "term": _("đảng viên")},
        {"value": figures.sympathisers, "term": _("cảm tình Đảng")},
        {"value": figures.union_members, "term": _("đoàn viên, công đoàn viên")},
        {"value": figures.others, "term": _("quần chúng khác")},
    ]


def _kinds(found: Any) -> dict[str, Any]:
    columns = [
        {"label": _("Loại hoạt động")},
        {"label": _("Số hoạt động"), "numeric": True},
        {"label": _("Lượt người tham gia"), "numeric": True},
    ]
    rows = [
        [{"text": kind.label}, {"text": figures.activities}, {"text": figures.participants}]
        for kind, figures in figures_by_kind(found)
    ]
    return {"columns": columns, "rows": rows}


def _columns() -> list[dict[str, Any]]:
    return [
        {"label": _("Nội dung")},
        {"label": _("Ngày")},
        {"label": _("Loại hoạt động")},
        {"label": _("Người phụ trách")},
        {"label": _("Người tham gia"), "numeric": True},
    ]


def _row(activity: EducationActivity, opened: OpenCell) -> list[dict[str, object]]:
    href = reverse("change_activity", args=[activity.pk]) if opened.may_plan else ""
    return [
        {"text": activity.topic, "href": href},
        {"text": full_day(activity.held_on)},
        {"text": activity.get_kind_display()},
        {"text": activity.leader},
        {"text": activity.participants},
    ]
