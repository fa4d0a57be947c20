"""Pages that write requests for nominations, send them, and record what was answered."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action, require
from ketnap.plans.bodies import bodies_of
from ketnap.plans.models import NominationRequest
from ketnap.plans.places import place_of
from ketnap.plans.queries.requests import request_visible_to
from ketnap.plans.services import requests as services
from ketnap.web.day import address, day_of
from ketnap.web.form_page import FormPage, answered
from ketnap.web.open_cell import CELL, opened_cell
from ketnap.web.plans.reading import cell_to_plan, crumbs_to
from ketnap.web.plans.request_forms import AnswerForm, DatedForm, RequestForm, SendForm
from ketnap.web.posted import data_of

USUAL_TIME = timedelta(weeks=3)
"""How long an answer is given, unless another day is typed: our own habit, no rule."""


@access.page(Action.MANAGE_PLAN)
@require_http_methods(["GET", "POST"])
def new_requests(request: HttpRequest, cell_id: int) -> HttpResponse:
    """Write one request to each body that is ticked."""
    opened = cell_to_plan(request, cell_id)
    form = RequestForm(
        data_of(request),
        bodies=bodies_of(opened.record, on=opened.on),
        due_on=opened.on + USUAL_TIME,
    )
    page = FormPage(
        title=_("Lập đề nghị giới thiệu"),
        verb=_("Lập đề nghị"),
        lead=_("Mỗi nơi được chọn có một đề nghị riêng, in được thành công văn."),
        form=form,
        crumbs=crumbs_to(request, opened, "requests"),
        back_href=address(request, "requests", query={CELL: cell_id}),
    )

    def act(_order: dict[str, Any]) -> HttpResponse:
        services.write_requests(
            opened.record, form.chosen(), form.order(), by=opened.actor, on=opened.on
        )
        messages.success(request, _("Đã lập đề nghị. Hãy in, ký rồi ghi ngày gửi."))
        return redirect(address(request, "requests", query={CELL: cell_id}))

    return answered(request, page, act)


@access.page(Action.MANAGE_PLAN)
@require_http_methods(["GET", "POST"])
def send_request(request: HttpRequest, request_id: int) -> HttpResponse:
    """Record the day on which a request left; from then on the body asked sees it."""
    return _asking_for_a_day(
        request,
        request_id,
        SendForm(data_of(request), today=day_of(request).today),
        lambda order: services.send_request(request_id, on=order["on"], by=actor_behind(request)),
        title=_("Ghi ngày gửi"),
        verb=_("Ghi đã gửi"),
        done=_("Đã ghi ngày gửi đề nghị."),
    )


@access.page(Action.MANAGE_PLAN)
@require_http_methods(["GET", "POST"])
def record_answer(request: HttpRequest, request_id: int) -> HttpResponse:
    """Record the answer that came on paper."""
    return _asking_for_a_day(
        request,
        request_id,
        AnswerForm(data_of(request), today=day_of(request).today),
        lambda order: services.record_answer(
            request_id, order["answer"], on=order["on"], by=actor_behind(request)
        ),
        title=_("Ghi trả lời"),
        verb=_("Ghi trả lời"),
        done=_("Đã ghi trả lời."),
    )


def _asking_for_a_day(
    request: HttpRequest,
    request_id: int,
    form: DatedForm,
    write: Callable[[dict[str, Any]], NominationRequest],
    *,
    title: str,
    verb: str,
    done: str,
) -> HttpResponse:
    asked = _request_to_change(request, request_id)
    href = address(request, "nomination_request", asked.pk)
    crumbs = crumbs_to(request, opened_cell(request, asked.cell), "requests")
    page = FormPage(
        title=title,
        verb=verb,
        lead=asked.body.name,
        form=form,
        crumbs=[*crumbs, {"label": asked.body.name, "href": href}],
        back_href=href,
    )

    def act(order: dict[str, Any]) -> HttpResponse:
        write(order)
        messages.success(request, done)
        return redirect("nomination_request", asked.pk)

    return answered(request, page, act)


def _request_to_change(request: HttpRequest, request_id: int) -> NominationRequest:
    actor = actor_behind(request)
    asked = request_visible_to(actor, request_id)
    require(actor, Action.MANAGE_PLAN, place_of(asked.cell))
    return asked
