"""Writes of requests for nominations: written, sent, answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ketnap.domain.access import Action, Actor, require
from ketnap.organisations.dated import store
from ketnap.organisations.models import Organisation
from ketnap.plans.bodies import Body, bodies_of
from ketnap.plans.models import NominationRequest
from ketnap.plans.places import note, place_of
from ketnap.plans.queries.requests import request_to, request_visible_to


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestOrder:
    """How many people are asked for, and by which day."""

    number_asked: int
    due_on: date
    reference: str = ""


@transaction.atomic
def write_requests(
    cell: Organisation, bodies: Sequence[Body], order: RequestOrder, *, by: Actor, on: date
) -> tuple[NominationRequest, ...]:
    """One request for each body, not sent yet; refuses a body that is not the cell's on the day."""
    require(by, Action.MANAGE_PLAN, place_of(cell))
    if not set(bodies) <= set(bodies_of(cell, on=on)):
        raise ValidationError(_("Có nơi nhận không thuộc chi bộ."), code="foreign_body")
    return tuple(_written(cell, body, order, by) for body in bodies)


@transaction.atomic
def send_request(request_id: int, *, on: date, by: Actor) -> NominationRequest:
    """The request with the day it was sent; refuses one that was sent before."""
    request = _held(request_visible_to(by, request_id))
    require(by, Action.MANAGE_PLAN, place_of(request.cell))
    if request.sent_on is not None:
        raise ValidationError(_("Đề nghị này đã gửi."), code="sent_already")
    request.sent_on = on
    store(request)
    note(by, "nomination_request", request.pk, f"gửi đề nghị ngày {on:%d/%m/%Y}")
    return request


@transaction.atomic
def record_answer(request_id: int, answer: str, *, on: date, by: Actor) -> NominationRequest:
    """The request with the answer that reached the cell on paper."""
    request = _held(request_visible_to(by, request_id))
    require(by, Action.MANAGE_PLAN, place_of(request.cell))
    return _answered(request, answer, on, by)


@transaction.atomic
def answer_request(request_id: int, answer: str, *, on: date, by: Actor) -> NominationRequest:
    """The request with the answer of the body asked, given by who speaks for it."""
    request = _held(request_to(by, request_id, on=on))
    require(by, Action.NOMINATE, place_of(request.cell))
    return _answered(request, answer, on, by)


def _written(cell: Organisation, body: Body, order: RequestOrder, by: Actor) -> NominationRequest:
    request = NominationRequest(
        cell=cell,
        number_asked=order.number_asked,
        due_on=order.due_on,
        reference=order.reference,
        created_by_id=by.user_id,
        **body.columns,
    )
    store(request)
    note(by, "nomination_request", request.pk, "lập đề nghị")
    return request


def _held(request: NominationRequest) -> NominationRequest:
    """The request, held so that two answers follow each other."""
    rows = NominationRequest.objects.select_for_update(of=("self",))
    return rows.select_related("cell").get(pk=request.pk)


def _answered(request: NominationRequest, answer: str, on: date, by: Actor) -> NominationRequest:
    if request.answered_on is not None:
        raise ValidationError(_("Đề nghị này đã có trả lời."), code="answered_already")
    if not answer.strip():
        raise ValidationError(_("Hãy ghi nội dung trả lời."), code="answer_missing")
    if request.sent_on is None:
        raise ValidationError(_("Đề nghị này chưa gửi. Hãy ghi ngày gửi trước."), code="not_sent")
    request.answered_on, request.answer = on, answer
    store(request)
    note(by, "nomination_request", request.pk, f"trả lời ngày {on:%d/%m/%Y}")
    return request
