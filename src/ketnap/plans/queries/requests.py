"""Requests for nominations as the cell, and as the bodies asked, see them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from ketnap.domain.access import Action, Actor
from ketnap.domain.plan.request import RequestState, request_state
from ketnap.plans.bodies import among, bodies_spoken_for
from ketnap.plans.models import NominationRequest, NominationState
from ketnap.plans.places import in_cells_of
from ketnap.plans.refusals import PlanningRecordNotVisible


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request as of a day; `put_forward` is how many were put forward in answer and not withdrawn."""

    request: NominationRequest
    state: RequestState
    put_forward: int


def requests_visible_to(actor: Actor | None) -> QuerySet[NominationRequest]:
    """The requests of the cells whose plans somebody sees, the latest due first."""
    visible: QuerySet[NominationRequest] = in_cells_of(
        NominationRequest.objects.all(), actor, Action.SEE_PLAN
    )
    return _named(visible)


def requests_to(actor: Actor | None, *, on: date) -> QuerySet[NominationRequest]:
    """The requests that were sent to the bodies somebody speaks for."""
    asked = among(bodies_spoken_for(actor, on=on))
    return _named(NominationRequest.objects.filter(asked, sent_on__lte=on))


def request_visible_to(actor: Actor | None, request_id: int) -> NominationRequest:
    """The request, for who sees the plans of its cell; raises `PlanningRecordNotVisible`."""
    return _one(requests_visible_to(actor), request_id)


def request_to(actor: Actor | None, request_id: int, *, on: date) -> NominationRequest:
    """The request, for who speaks for the body asked; raises `PlanningRecordNotVisible`."""
    return _one(requests_to(actor, on=on), request_id)


def lines_of(requests: Iterable[NominationRequest], *, on: date) -> tuple[RequestLine, ...]:
    """The requests with where each stands on a day."""
    rows = list(requests)
    standing = Count("nominations", filter=~Q(nominations__state=NominationState.WITHDRAWN))
    counted = dict(
        NominationRequest.objects.filter(pk__in=[row.pk for row in rows])
        .annotate(standing=standing)
        .values_list("pk", "standing")
    )
    return tuple(RequestLine(row, state_of(row, on=on), counted[row.pk]) for row in rows)


def state_of(request: NominationRequest, *, on: date) -> RequestState:
    """Where a request stands on a day."""
    return request_state(
        sent_on=request.sent_on, due_on=request.due_on, answered_on=request.answered_on, on=on
    )


def _named(requests: QuerySet[NominationRequest]) -> QuerySet[NominationRequest]:
    rows = requests.select_related("cell", "unit", "mass_organisation")
    return rows.order_by("-due_on", "-pk")


def _one(requests: QuerySet[NominationRequest], request_id: int) -> NominationRequest:
    found = requests.filter(pk=request_id).first()
    if found is None:
        raise PlanningRecordNotVisible
    return found
