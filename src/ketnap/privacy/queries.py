"""Reads of requests about personal data."""

from django.db.models import QuerySet

from ketnap.casefiles.queries import own_casefiles
from ketnap.domain.access import Action, Actor, scope_of
from ketnap.domain.data_request import RequestClock, RequestKind, clock_of_request
from ketnap.organisations.queries import within
from ketnap.privacy.models import DataRequest, RequestState
from ketnap.privacy.refusals import RequestNotVisible
from ketnap.rules.load import load_calendar, load_rulebook

_OPEN = (RequestState.RECEIVED, RequestState.ANSWERED)


def own_requests(actor: Actor | None) -> QuerySet[DataRequest]:
    """Return what the actor has asked about his own data, latest first."""
    own = DataRequest.objects.filter(casefile__in=own_casefiles(actor).order_by())
    return own.order_by("-received_on", "-pk")


def requests_visible_to(actor: Actor | None) -> QuerySet[DataRequest]:
    """Return the requests somebody answers, the one received first on top; never his own."""
    scope = scope_of(actor, Action.ANSWER_REQUEST)
    rows = DataRequest.objects.filter(
        within(scope.organisation_ids, scope.path_prefixes, "casefile__cell")
    )
    if actor is not None and actor.person_id is not None:
        rows = rows.exclude(casefile__person=actor.person_id)
    return rows.select_related("casefile__person", "casefile__cell").order_by("received_on", "pk")


def open_requests(actor: Actor | None) -> QuerySet[DataRequest]:
    """Return the requests that somebody has still to answer or to carry out."""
    return requests_visible_to(actor).filter(state__in=_OPEN)


def request_visible_to(actor: Actor | None, request_id: int) -> DataRequest:
    """Return one request that somebody answers; raises `RequestNotVisible`."""
    found = requests_visible_to(actor).filter(pk=request_id).first()
    if found is None:
        raise RequestNotVisible
    return found


def clock_for(request: DataRequest) -> RequestClock | None:
    """Return the last days of a request by the rules of the day it was received."""
    return clock_of_request(
        RequestKind(request.kind),
        request.received_on,
        load_rulebook().on(request.received_on),
        load_calendar(),
        with_third_party=request.with_third_party,
    )
