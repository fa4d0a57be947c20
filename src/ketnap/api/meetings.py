"""Meetings of a cell: read, called, changed, attended, counted, closed, called off."""

from typing import Annotated

from django.http import Http404, HttpRequest
from ninja import Path, Router, Status

from ketnap.api.bodies import LARGEST_ID
from ketnap.api.keys import READ_OCCASIONS, WRITE_OCCASIONS, require_somewhere
from ketnap.api.meeting_data import (
    AttendanceToTake,
    CountAsSeen,
    CountToKeep,
    MeetingAsSeen,
    MeetingData,
    MeetingList,
    MeetingOrder,
    MeetingToCall,
    MeetingToChange,
    MeetingToClose,
    meeting_data,
    meeting_summary,
)
from ketnap.api.pages import After, Limit, page_of
from ketnap.api.problems import Problem
from ketnap.api.sent import CellId, From, To, asked_of
from ketnap.api.steps import WRITING
from ketnap.domain.access import Action, Actor
from ketnap.occasions.meetings.models import AgendaItem
from ketnap.occasions.meetings.queries import (
    Visiting,
    items_of,
    meeting_visible_to,
    meetings_visible_to,
)
from ketnap.occasions.meetings.services import (
    Mark,
    Plan,
    Question,
    call_meeting,
    call_off,
    change_meeting,
    close_meeting,
    count_vote,
    discard_count,
    take_attendance,
    vote_again,
)
from ketnap.organisations.queries import organisations_visible_to
from ketnap.people.models import Person
from ketnap.people.queries import persons_visible_to

router = Router(tags=["occasions"])

MeetingId = Annotated[int, Path(ge=1, le=LARGEST_ID)]
ItemId = Annotated[int, Path(ge=1, le=LARGEST_ID)]


@router.get(
    "/meetings",
    auth=READ_OCCASIONS,
    response={200: MeetingList, 401: Problem, 403: Problem, 422: Problem},
    summary="List meetings",
    url_name="api_meetings",
)
def meetings(
    request: HttpRequest,
    start: From = None,
    end: To = None,
    cell_id: CellId = None,
    after: After = 0,
    limit: Limit = 50,
) -> MeetingList:
    """The meetings of the cells in which the owner may know of them, in the order of their ids."""
    actor = require_somewhere(request, Action.SEE_MEETING)
    found = meetings_visible_to(actor).filter(**asked_of("held_on", start, end, cell_id))
    shown, next_after = page_of(found, after=after, limit=limit)
    return MeetingList(meetings=[meeting_summary(each) for each in shown], next_after=next_after)


@router.get(
    "/meetings/{meeting_id}",
    auth=READ_OCCASIONS,
    response={200: MeetingData, 401: Problem, 403: Problem, 404: Problem, 422: Problem},
    summary="Read a meeting",
    url_name="api_meeting",
)
def meeting(request: HttpRequest, meeting_id: MeetingId) -> MeetingData:
    """Its plan, its agenda with what was counted, who was there."""
    return _as_it_stands(require_somewhere(request, Action.SEE_MEETING), meeting_id)


@router.post(
    "/meetings",
    auth=WRITE_OCCASIONS,
    response={201: MeetingData, **WRITING},
    summary="Call a meeting",
    url_name="api_meetings",
)
def call(request: HttpRequest, order: MeetingToCall) -> Status[MeetingData]:
    """A meeting of a cell with its agenda; its members are called by themselves."""
    actor = require_somewhere(request, Action.HOLD_MEETING)
    cell = organisations_visible_to(actor, Action.HOLD_MEETING).filter(pk=order.cell_id).first()
    if cell is None:
        raise Http404("no such cell")
    called = call_meeting(cell, _plan(actor, order), actor=actor)
    return Status(201, _as_it_stands(actor, called.pk))


@router.post(
    "/meetings/{meeting_id}",
    auth=WRITE_OCCASIONS,
    response={200: MeetingData, **WRITING},
    summary="Change a meeting",
    url_name="api_meeting",
)
def change(request: HttpRequest, meeting_id: MeetingId, order: MeetingToChange) -> MeetingData:
    """Its plan and agenda anew; a vote that was counted stays on the agenda."""
    actor = _holder(request, meeting_id)
    plan = _plan(actor, order)
    change_meeting(meeting_id, plan, actor=actor, seen_revision=order.seen_revision)
    return _as_it_stands(actor, meeting_id)


@router.post(
    "/meetings/{meeting_id}/attendance",
    auth=WRITE_OCCASIONS,
    response={200: MeetingData, **WRITING},
    summary="Take attendance",
    url_name="api_meeting_attendance",
)
def attend(request: HttpRequest, meeting_id: MeetingId, order: AttendanceToTake) -> MeetingData:
    """Anew, with a mark for every member of the day: 409 `members_changed` names who lacks one."""
    actor = _holder(request, meeting_id)
    marks = [Mark(**mark.model_dump()) for mark in order.marks]
    take_attendance(
        meeting_id,
        marks,
        visitors=[Visiting(each.name, each.home) for each in order.visitors],
        actor=actor,
        seen_revision=order.seen_revision,
    )
    return _as_it_stands(actor, meeting_id)


@router.post(
    "/meetings/{meeting_id}/votes/{item_id}",
    auth=WRITE_OCCASIONS,
    response={200: MeetingData, **WRITING},
    summary="Keep the count of a vote",
    url_name="api_meeting_vote",
)
def count(
    request: HttpRequest, meeting_id: MeetingId, item_id: ItemId, order: CountToKeep
) -> MeetingData:
    """Numbers alone, never whose ballots they were; the case learns of them when the meeting closes."""
    actor = _holder(request, meeting_id)
    count_vote(
        _vote(actor, meeting_id, item_id),
        order.count(),
        actor=actor,
        seen_revision=order.seen_revision,
        resolution=order.resolution,
        override_reason=order.override_reason,
    )
    return _as_it_stands(actor, meeting_id)


@router.post(
    "/meetings/{meeting_id}/close",
    auth=WRITE_OCCASIONS,
    response={200: MeetingData, **WRITING},
    summary="Close a meeting",
    url_name="api_meeting_close",
)
def close(request: HttpRequest, meeting_id: MeetingId, order: MeetingToClose) -> MeetingData:
    """Every counted vote becomes a step of its case, all or none; the meeting is read only then."""
    actor = _holder(request, meeting_id)
    close_meeting(
        meeting_id,
        actor=actor,
        seen_revision=order.seen_revision,
        seen_seqs={each.casefile_id: each.seen_seq for each in order.cases},
    )
    return _as_it_stands(actor, meeting_id)


@router.post(
    "/meetings/{meeting_id}/votes/{item_id}/again",
    auth=WRITE_OCCASIONS,
    response={201: MeetingData, **WRITING},
    summary="Vote again",
    url_name="api_vote_again",
)
def again(request: HttpRequest, meeting_id: MeetingId, item_id: ItemId) -> Status[MeetingData]:
    """One more vote on the same question, unless one waits to be counted."""
    actor = _holder(request, meeting_id)
    vote_again(_vote(actor, meeting_id, item_id), actor=actor)
    return Status(201, _as_it_stands(actor, meeting_id))


@router.post(
    "/meetings/{meeting_id}/votes/{item_id}/discard",
    auth=WRITE_OCCASIONS,
    response={200: MeetingData, **WRITING},
    summary="Discard the count of a vote",
    url_name="api_discard_count",
)
def discard(
    request: HttpRequest, meeting_id: MeetingId, item_id: ItemId, order: CountAsSeen
) -> MeetingData:
    """The vote then stands as not voted on; 409 `count_changed` where it was counted anew."""
    actor = _holder(request, meeting_id)
    vote = _vote(actor, meeting_id, item_id)
    discard_count(vote, actor=actor, seen_revision=order.seen_revision)
    return _as_it_stands(actor, meeting_id)


@router.post(
    "/meetings/{meeting_id}/call-off",
    auth=WRITE_OCCASIONS,
    response={200: MeetingData, **WRITING},
    summary="Call a meeting off",
    url_name="api_call_off_meeting",
)
def called_off(request: HttpRequest, meeting_id: MeetingId, order: MeetingAsSeen) -> MeetingData:
    """What was counted is recorded nowhere; the meeting is read only then."""
    actor = _holder(request, meeting_id)
    call_off(meeting_id, actor=actor, seen_revision=order.seen_revision)
    return _as_it_stands(actor, meeting_id)


def _holder(request: HttpRequest, meeting_id: int) -> Actor:
    """Whoever asks, if he may know of the meeting; its services ask whether he holds it."""
    actor = require_somewhere(request, Action.HOLD_MEETING)
    meeting_visible_to(actor, meeting_id)
    return actor


def _as_it_stands(actor: Actor, meeting_id: int) -> MeetingData:
    return meeting_data(meeting_visible_to(actor, meeting_id))


def _plan(actor: Actor, order: MeetingOrder) -> Plan:
    order.refuse_unmeant("held_on")
    return Plan(
        held_on=order.held_on,
        begins_at=order.begins_at,
        place=order.place,
        presiding=_person(actor, order.presiding_id),
        secretary=_person(actor, order.secretary_id),
        topics=tuple(order.topics),
        questions=tuple(Question(each.casefile_id, each.matter) for each in order.questions),
    )


def _person(actor: Actor, person_id: int) -> Person:
    person = persons_visible_to(actor).filter(pk=person_id).first()
    if person is None:
        raise Http404("no such person")
    return person


def _vote(actor: Actor, meeting_id: int, item_id: int) -> AgendaItem:
    items = items_of(meeting_visible_to(actor, meeting_id))
    vote = next((item for item in items if item.is_vote and item.pk == item_id), None)
    if vote is None:
        raise Http404("no such vote")
    return vote
