"""Requests about personal data: sent by the person, answered, then done or refused with a reason."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ketnap.audit.models import Deed
from ketnap.audit.services import note_access
from ketnap.casefiles.queries import own_casefile, relation_to
from ketnap.domain.access import Action, Actor, require
from ketnap.domain.data_request import RequestKind
from ketnap.organisations.dated import store
from ketnap.privacy.models import DataRequest, RequestState
from ketnap.privacy.queries import request_visible_to


@transaction.atomic
def send_request(kind: RequestKind, wish: str, *, by: Actor, on: date) -> DataRequest:
    """Return the new request of the person about his own data.

    Raises `NotVisible` for somebody without a case.
    """
    case = own_casefile(by)
    require(by, Action.SEND_REQUEST, relation_to(case))
    request = DataRequest(
        casefile=case, kind=kind.value, wish=wish, received_on=on, sent_by_id=by.user_id
    )
    store(request)
    _note(request, by, "gửi yêu cầu về dữ liệu cá nhân")
    return request


@transaction.atomic
def answer_request(
    request_id: int, answer: str, *, with_third_party: bool, by: Actor, on: date
) -> DataRequest:
    """Return the request with the answer that it was received and what will be done.

    Refuses a second answer. Raises `RequestNotVisible`.
    """
    request = _locked(request_id, by, expected=RequestState.RECEIVED)
    request.state = RequestState.ANSWERED
    request.answer, request.with_third_party = answer, with_third_party
    request.answered_on, request.answered_by_id = on, by.user_id
    store(request)
    _note(request, by, "trả lời yêu cầu về dữ liệu cá nhân")
    return request


@transaction.atomic
def close_request(
    request_id: int, reason: str, *, is_done: bool, by: Actor, on: date
) -> DataRequest:
    """Return the request as done or refused; the person reads the reason.

    Refuses one that was not answered yet, or is closed. Raises `RequestNotVisible`.
    """
    request = _locked(request_id, by, expected=RequestState.ANSWERED)
    request.state = RequestState.DONE if is_done else RequestState.REFUSED
    request.reason, request.closed_on, request.closed_by_id = reason, on, by.user_id
    store(request)
    _note(request, by, "kết thúc yêu cầu về dữ liệu cá nhân")
    return request


def _locked(request_id: int, by: Actor, *, expected: RequestState) -> DataRequest:
    request_visible_to(by, request_id)
    rows = DataRequest.objects.select_for_update(of=("self",))
    request = rows.select_related("casefile__cell", "casefile__standing").get(pk=request_id)
    require(by, Action.ANSWER_REQUEST, relation_to(request.casefile))
    if request.state != expected:
        raise ValidationError(_("Yêu cầu này vừa được người khác xử lý. Hãy xem lại danh sách."))
    return request


def _note(request: DataRequest, by: Actor, detail: str) -> None:
    note_access(
        by.user_id,
        Deed.RECORD_CHANGED,
        object_kind="data_request",
        object_id=request.pk,
        casefile_id=request.casefile_id,
        detail=detail,
    )
