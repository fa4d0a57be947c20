"""Ceremonies: read, planned, changed, called off, recorded, linked."""

from typing import Annotated

from django.db.models import Count
from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Path, Query, Router, Status

from ketnap.api.bodies import LARGEST_ID
from ketnap.api.ceremony_data import (
    AwaitingData,
    CeremonyData,
    CeremonyForgotten,
    CeremonyList,
    UnlinkedData,
    awaiting_data,
    ceremony_data,
    ceremony_summary,
    unlinked_data,
)
from ketnap.api.ceremony_orders import (
    CeremonyOrder,
    CeremonyToLink,
    CeremonyToPlan,
    CeremonyToRecord,
)
from ketnap.api.days import Day
from ketnap.api.keys import READ_OCCASIONS, WRITE_OCCASIONS, require_somewhere
from ketnap.api.pages import After, Limit, page_of
from ketnap.api.problems import Problem
from ketnap.api.sent import CellId, From, To, asked_of
from ketnap.api.steps import WRITING
from ketnap.domain.access import Action, Actor
from ketnap.occasions.ceremonies.queries import (
    awaiting_ceremony,
    ceremonies_visible_to,
    ceremony_visible_to,
    unlinked_days,
)
from ketnap.occasions.ceremonies.services import (
    call_off_ceremony,
    change_ceremony,
    link_ceremony,
    plan_ceremony,
    record_ceremony,
)
from ketnap.organisations.models import Organisation
from ketnap.organisations.queries import organisations_visible_to

router = Router(tags=["ceremonies"])

CeremonyId = Annotated[int, Path(ge=1, le=LARGEST_ID)]
READING = {401: Problem, 403: Problem, 404: Problem, 422: Problem}


@router.get(
    "/ceremonies",
    auth=READ_OCCASIONS,
    response={200: CeremonyList, 401: Problem, 403: Problem, 422: Problem},
    summary="List ceremonies",
    url_name="api_ceremonies",
)
def ceremonies(
    request: HttpRequest,
    start: From = None,
    end: To = None,
    cell_id: CellId = None,
    after: After = 0,
    limit: Limit = 50,
) -> CeremonyList:
    """The ceremonies of the cells in which the owner holds them, in the order of their ids."""
    actor = require_somewhere(request, Action.HOLD_CEREMONY)
    found = ceremonies_visible_to(actor).filter(**asked_of("held_on", start, end, cell_id))
    counted = found.annotate(admitted=Count("new_members"))
    shown, next_after = page_of(counted, after=after, limit=limit)
    return CeremonyList(
        ceremonies=[ceremony_summary(each) for each in shown], next_after=next_after
    )


@router.get(
    "/ceremonies/{ceremony_id}",
    auth=READ_OCCASIONS,
    response={200: CeremonyData, **READING},
    summary="Read a ceremony",
    url_name="api_ceremony",
)
def ceremony(request: HttpRequest, ceremony_id: CeremonyId) -> CeremonyData:
    """Who is admitted in which order, the programme, who is invited, what is prepared."""
    return as_it_stands(require_somewhere(request, Action.HOLD_CEREMONY), ceremony_id)


@router.get(
    "/awaiting-ceremony",
    auth=READ_OCCASIONS,
    response={200: list[AwaitingData], 401: Problem, 403: Problem, 422: Problem},
    summary="Who awaits a ceremony",
    url_name="api_awaiting_ceremony",
)
def awaiting(
    request: HttpRequest,
    planned_on: Annotated[
        Day | None, Query(description="Late or not on this day; today if left out.")
    ] = None,
) -> list[AwaitingData]:
    """Everybody with an approving decision and no ceremony yet, the nearest deadline first."""
    actor, today = require_somewhere(request, Action.HOLD_CEREMONY), timezone.localdate()
    found = awaiting_ceremony(actor, on=today, planned_on=planned_on or today)
    return [awaiting_data(each) for each in found]


@router.post(
    "/ceremonies",
    auth=WRITE_OCCASIONS,
    response={201: CeremonyData, **WRITING},
    summary="Plan a ceremony",
    url_name="api_ceremonies",
)
def plan(request: HttpRequest, order: CeremonyToPlan) -> Status[CeremonyData]:
    """With its programme and checklist by the rules of its day, for people who await one."""
    actor = require_somewhere(request, Action.HOLD_CEREMONY)
    cell = _cell(actor, order.cell_id)
    planned = plan_ceremony(
        cell, order.planned(), order.casefile_ids, by=actor, today=timezone.localdate()
    )
    return Status(201, as_it_stands(actor, planned.pk))


@router.post(
    "/ceremonies/{ceremony_id}",
    auth=WRITE_OCCASIONS,
    response={200: CeremonyData, **WRITING},
    summary="Change a ceremony",
    url_name="api_ceremony",
)
def change(request: HttpRequest, ceremony_id: CeremonyId, order: CeremonyOrder) -> CeremonyData:
    """Its plan anew; what was written for people and items that stay is kept."""
    actor = require_somewhere(request, Action.HOLD_CEREMONY)
    change_ceremony(
        ceremony_id, order.planned(), order.casefile_ids, by=actor, today=timezone.localdate()
    )
    return as_it_stands(actor, ceremony_id)


@router.post(
    "/ceremonies/{ceremony_id}/call-off",
    auth=WRITE_OCCASIONS,
    response={200: CeremonyForgotten, **WRITING},
    summary="Call a ceremony off",
    url_name="api_call_off_ceremony",
)
def call_off(request: HttpRequest, ceremony_id: CeremonyId) -> CeremonyForgotten:
    """The planned ceremony is forgotten: 409 `papers_refer` once papers were drawn up of it."""
    actor = require_somewhere(request, Action.HOLD_CEREMONY)
    found = ceremony_visible_to(actor, ceremony_id)
    people = list(found.new_members.values_list("casefile_id", flat=True))
    call_off_ceremony(ceremony_id, by=actor)
    return CeremonyForgotten(id=ceremony_id, casefile_ids=people)


@router.post(
    "/ceremonies/{ceremony_id}/record",
    auth=WRITE_OCCASIONS,
    response={200: CeremonyData, **WRITING},
    summary="Record a ceremony",
    url_name="api_record_ceremony",
)
def record(request: HttpRequest, ceremony_id: CeremonyId, order: CeremonyToRecord) -> CeremonyData:
    """That everybody was admitted: one step in each case, all or none."""
    actor = require_somewhere(request, Action.HOLD_CEREMONY)
    record_ceremony(
        ceremony_id,
        {each.casefile_id: each.seen_seq for each in order.cases},
        by=actor,
        today=timezone.localdate(),
        override_reason=order.override_reason,
    )
    return as_it_stands(actor, ceremony_id)


@router.get(
    "/ceremonies-to-link",
    auth=READ_OCCASIONS,
    response={200: list[UnlinkedData], 401: Problem, 403: Problem, 422: Problem},
    summary="Ceremonies that stand in cases only",
    url_name="api_ceremonies_to_link",
)
def to_link(request: HttpRequest) -> list[UnlinkedData]:
    """The days on which cases tell of a ceremony that was recorded case by case, latest first."""
    actor = require_somewhere(request, Action.HOLD_CEREMONY)
    return [unlinked_data(each) for each in unlinked_days(actor)]


@router.post(
    "/ceremonies-to-link",
    auth=WRITE_OCCASIONS,
    response={201: CeremonyData, **WRITING},
    summary="Link a ceremony",
    url_name="api_ceremonies_to_link",
)
def link(request: HttpRequest, order: CeremonyToLink) -> Status[CeremonyData]:
    """A ceremony made of what the cases of a cell tell of a day; nothing is written in them."""
    actor = require_somewhere(request, Action.HOLD_CEREMONY)
    linked = link_ceremony(_cell(actor, order.cell_id), order.held_on, by=actor)
    return Status(201, as_it_stands(actor, linked.pk))


def as_it_stands(actor: Actor, ceremony_id: int) -> CeremonyData:
    """Return a ceremony as its owner may see it now; a stranger gets 404."""
    found = ceremony_visible_to(actor, ceremony_id)
    return ceremony_data(found, actor, today=timezone.localdate())


def _cell(actor: Actor, cell_id: int) -> Organisation:
    cell = organisations_visible_to(actor, Action.HOLD_CEREMONY).filter(pk=cell_id).first()
    if cell is None:
        raise Http404("no such cell")
    return cell
