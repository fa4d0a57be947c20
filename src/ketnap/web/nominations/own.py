"""The page of who puts people forward: the requests to answer, and those put forward so far."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action
from ketnap.domain.casefile.codes import NominatorKind
from ketnap.plans.bodies import Body, as_body, bodies_spoken_for
from ketnap.plans.models import NominationRequest
from ketnap.plans.queries.requests import request_to
from ketnap.plans.services import nominations as services
from ketnap.plans.services.requests import answer_request
from ketnap.web.day import address, day_of
from ketnap.web.day_words import full_day
from ketnap.web.form_page import FormPage, answered
from ketnap.web.nominations.following import crumbs_to_nominations, followed_by
from ketnap.web.nominations.forms import PutForwardForm
from ketnap.web.plans.request_forms import AnswerForm
from ketnap.web.posted import data_of, number_in


@access.page(Action.NOMINATE)
@require_GET
def nominations(request: HttpRequest) -> HttpResponse:
    """Show the reader's own requests and nominations, and nothing else of the cell."""
    return render(request, "web/nominations/own.html", {"followed": followed_by(request)})


@access.page(Action.NOMINATE)
@require_http_methods(["GET", "POST"])
def put_forward(request: HttpRequest) -> HttpResponse:
    """Put somebody forward, also in answer to a request."""
    actor, today = actor_behind(request), day_of(request).today
    asked = _request_in(request)
    bodies = bodies_spoken_for(actor, on=today) if asked is None else (as_body(asked.body),)
    if not bodies:
        raise PermissionDenied(_("Tài khoản của bạn chưa gắn với đơn vị hay đoàn thể nào."))
    form = PutForwardForm(
        data_of(request), bodies=bodies, today=today, initial=_first_values(bodies)
    )
    page = FormPage(
        title=_("Giới thiệu quần chúng ưu tú"),
        verb=_("Gửi giới thiệu"),
        lead=_put_forward_lead(bodies),
        form=form,
        crumbs=crumbs_to_nominations(request),
        back_href=address(request, "nominations"),
    )

    def act(_order: dict[str, Any]) -> HttpResponse:
        services.put_forward(
            form.body(), form.order(), by=actor, on=today, request_id=asked.pk if asked else None
        )
        messages.success(request, _("Đã gửi giới thiệu. Chi bộ xem rồi trả lời ở trang này."))
        return redirect("nominations")

    return answered(request, page, act)


@access.page(Action.NOMINATE)
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, request_id: int) -> HttpResponse:
    """Answer a request in words, also that there is nobody this time."""
    actor, today = actor_behind(request), day_of(request).today
    asked = request_to(actor, request_id, on=today)
    page = FormPage(
        title=_("Trả lời đề nghị"),
        verb=_("Gửi trả lời"),
        lead=_("Hạn trả lời %(day)s.") % {"day": full_day(asked.due_on)},
        form=AnswerForm(data_of(request), today=today),
        crumbs=crumbs_to_nominations(request),
        back_href=address(request, "nominations"),
    )

    def act(order: dict[str, Any]) -> HttpResponse:
        answer_request(asked.pk, order["answer"], on=order["on"], by=actor)
        messages.success(request, _("Đã gửi trả lời."))
        return redirect("nominations")

    return answered(request, page, act)


def _request_in(request: HttpRequest) -> NominationRequest | None:
    """The request that the address names; one to somebody else is a 404."""
    number = number_in(request.GET.get("request", ""))
    if number is None:
        return None
    return request_to(actor_behind(request), number, on=day_of(request).today)


def _put_forward_lead(bodies: tuple[Body, ...]) -> str:
    words = _("Chỉ ghi những điều đồng nghiệp biết. Phần còn lại chi bộ hỏi chính người ấy.")
    if len(bodies) > 1:
        return words
    return _("%(name)s giới thiệu. %(words)s") % {"name": bodies[0].name, "words": words}


def _first_values(bodies: tuple[Body, ...]) -> dict[str, Any]:
    """A unit's people work there."""
    unit = next((body.name for body in bodies if body.kind is NominatorKind.UNIT), "")
    return {"workplace": unit}
