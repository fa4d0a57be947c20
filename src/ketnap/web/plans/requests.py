"""Requests for nominations as the cell keeps them: the list, one of them, and its letter."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.documents.sources.cell_records import CellRecords
from ketnap.domain.access import Action
from ketnap.domain.paperwork.body_names import organisation_led_by
from ketnap.domain.plan.request import RequestState
from ketnap.plans.models import NominationRequest
from ketnap.plans.queries.requests import (
    RequestLine,
    lines_of,
    request_visible_to,
    requests_visible_to,
    state_of,
)
from ketnap.web.day import address
from ketnap.web.day_words import full_day
from ketnap.web.open_cell import open_cell, opened_cell
from ketnap.web.other_cells import other_cells
from ketnap.web.plans.reading import crumbs_to
from ketnap.web.plans.tabs import tabs_of
from ketnap.web.plans.words import people_count, request_words

_ZERO_BEFORE = (1, 2)


@access.page(Action.SEE_PLAN)
@require_GET
def requests(request: HttpRequest) -> HttpResponse:
    """Show the requests of a cell with where each stands on the page's day."""
    opened = open_cell(request, Action.SEE_PLAN)
    rows = requests_visible_to(opened.actor).filter(cell=opened.record)
    lines = lines_of(rows, on=opened.on)
    context = {
        "opened": opened,
        "cells": other_cells(request, opened, "requests"),
        "tabs": tabs_of(request, opened, "requests"),
        "lead": _lead(lines),
        "columns": _columns(),
        "rows": [_row(request, line) for line in lines],
    }
    return render(request, "web/plans/requests.html", context)


@access.page(Action.SEE_PLAN)
@require_GET
def nomination_request(request: HttpRequest, request_id: int) -> HttpResponse:
    """Show one request, what came of it, and what may be done next."""
    asked = request_visible_to(actor_behind(request), request_id)
    opened = opened_cell(request, asked.cell)
    state = state_of(asked, on=opened.on)
    context = {
        "opened": opened,
        "asked": asked,
        "crumbs": crumbs_to(request, opened, "requests"),
        "facts": _facts(asked, state),
        "may_send": opened.may_plan and asked.sent_on is None,
        "may_answer": opened.may_plan and state in {RequestState.WAITING, RequestState.OVERDUE},
        "nominations": asked.nominations.order_by("put_forward_on", "pk"),
    }
    return render(request, "web/plans/request.html", context)


@access.page(Action.SEE_PLAN)
@require_GET
def letter(request: HttpRequest, request_id: int) -> HttpResponse:
    """Show a request as the letter that is printed and signed."""
    asked = request_visible_to(actor_behind(request), request_id)
    opened = opened_cell(request, asked.cell)
    day = asked.sent_on or opened.on
    bodies = CellRecords(asked.cell).bodies_on(day)
    context = {
        "asked": asked,
        "day": day,
        "month": _month(day),
        "number": f"{asked.number_asked:02}",
        "bodies": bodies,
        "above": organisation_led_by(bodies.superior),
        "crumbs": [
            *crumbs_to(request, opened, "requests"),
            {"label": asked.body.name, "href": address(request, "nomination_request", asked.pk)},
        ],
    }
    return render(request, "web/plans/letter.html", context)


def _month(day: date) -> str:
    """Return the month as a Party paper dates itself: a leading zero for January and February."""
    return f"{day.month:02}" if day.month in _ZERO_BEFORE else str(day.month)


def _lead(lines: tuple[RequestLine, ...]) -> str:
    def count(state: RequestState) -> int:
        return sum(line.state is state for line in lines)

    return _("%(waiting)d đề nghị chờ trả lời, %(overdue)d quá hạn, %(unsent)d chưa gửi.") % {
        "waiting": count(RequestState.WAITING),
        "overdue": count(RequestState.OVERDUE),
        "unsent": count(RequestState.UNSENT),
    }


def _columns() -> list[dict[str, Any]]:
    return [
        {"label": _("Nơi nhận")},
        {"label": _("Số người đề nghị"), "numeric": True},
        {"label": _("Đã giới thiệu"), "numeric": True},
        {"label": _("Ngày gửi")},
        {"label": _("Hạn trả lời")},
        {"label": _("Tình trạng")},
    ]


def _row(request: HttpRequest, line: RequestLine) -> list[dict[str, str]]:
    asked = line.request
    return [
        {"text": asked.body.name, "href": address(request, "nomination_request", asked.pk)},
        {"text": str(asked.number_asked)},
        {"text": str(line.put_forward)},
        {"text": full_day(asked.sent_on) if asked.sent_on else _("chưa gửi")},
        {"text": full_day(asked.due_on)},
        {"text": request_words(line.state)},
    ]


def _facts(asked: NominationRequest, state: RequestState) -> list[dict[str, str]]:
    answered = asked.answered_on if state is RequestState.ANSWERED else None
    return [
        {"term": _("Tình trạng"), "value": request_words(state)},
        {"term": _("Đề nghị giới thiệu"), "value": people_count(asked.number_asked)},
        {"term": _("Số công văn"), "value": asked.reference},
        {"term": _("Ngày gửi"), "value": full_day(asked.sent_on) if asked.sent_on else ""},
        {"term": _("Trả lời trước hết ngày"), "value": full_day(asked.due_on)},
        {"term": _("Ngày trả lời"), "value": full_day(answered) if answered else ""},
        {"term": _("Nội dung trả lời"), "value": asked.answer if answered else ""},
    ]
