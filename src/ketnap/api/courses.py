"""Courses: read, planned, changed; people proposed, withdrawn, sent, certified."""

from typing import Annotated

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Path, Query, Router, Status

from ketnap.api.bodies import LARGEST_ID
from ketnap.api.course_data import (
    CandidateData,
    CourseData,
    CourseList,
    CourseOrder,
    CourseToPlan,
    PeopleToPropose,
    PeopleToSend,
    PersonToWithdraw,
    ResultsToRecord,
    candidate_data,
    course_data,
    course_summary,
)
from ketnap.api.days import Day
from ketnap.api.keys import READ_OCCASIONS, WRITE_OCCASIONS, require_somewhere
from ketnap.api.pages import After, Limit, page_of
from ketnap.api.problems import Problem
from ketnap.api.sent import CellId, From, To, asked_of
from ketnap.api.steps import WRITING
from ketnap.domain.access import Action, Actor
from ketnap.occasions.courses.queries import (
    LONGEST_CYCLE_MONTHS,
    USUAL_CYCLE_MONTHS,
    Vision,
    candidates_for,
    course_visible_to,
    courses_visible_to,
    with_counts,
)
from ketnap.occasions.courses.services import (
    certify_participants,
    change_course,
    gather_recorded,
    plan_course,
    propose_participants,
    send_participants,
    take_off_list,
)
from ketnap.organisations.queries import organisations_visible_to

router = Router(tags=["courses"])

CourseId = Annotated[int, Path(ge=1, le=LARGEST_ID)]
READING = {401: Problem, 403: Problem, 404: Problem, 422: Problem}


@router.get(
    "/courses",
    auth=READ_OCCASIONS,
    response={200: CourseList, 401: Problem, 403: Problem, 422: Problem},
    summary="List courses",
    url_name="api_courses",
)
def courses(
    request: HttpRequest,
    start: From = None,
    end: To = None,
    cell_id: CellId = None,
    after: After = 0,
    limit: Limit = 50,
) -> CourseList:
    """The courses of the cells in which the owner manages them, in the order of their ids."""
    actor = require_somewhere(request, Action.MANAGE_COURSE)
    found = courses_visible_to(actor).filter(**asked_of("starts_on", start, end, cell_id))
    shown, next_after = page_of(with_counts(found), after=after, limit=limit)
    return CourseList(courses=[course_summary(each) for each in shown], next_after=next_after)


@router.get(
    "/courses/{course_id}",
    auth=READ_OCCASIONS,
    response={200: CourseData, **READING},
    summary="Read a course",
    url_name="api_course",
)
def course(request: HttpRequest, course_id: CourseId) -> CourseData:
    """Its plan, and who is on its list with what the cases say."""
    return _as_it_stands(require_somewhere(request, Action.MANAGE_COURSE), course_id)


@router.get(
    "/courses/{course_id}/candidates",
    auth=READ_OCCASIONS,
    response={200: list[CandidateData], **READING},
    summary="Who may be proposed",
    url_name="api_course_candidates",
)
def candidates(
    request: HttpRequest,
    course_id: CourseId,
    vote_on: Annotated[
        Day | None,
        Query(description="The day of the planned vote; the first day of the course if left out."),
    ] = None,
    cycle_months: Annotated[
        int,
        Query(ge=1, le=LONGEST_CYCLE_MONTHS, description="How many months lie between courses."),
    ] = USUAL_CYCLE_MONTHS,
) -> list[CandidateData]:
    """The people of the cell who are not on the list yet, the most urgent first."""
    actor, today = require_somewhere(request, Action.MANAGE_COURSE), timezone.localdate()
    found = course_visible_to(actor, course_id)
    vision = Vision(vote_on or max(today, found.starts_on), cycle_months)
    open_to = candidates_for(found, actor, on=today, vision=vision)
    return [candidate_data(each) for each in open_to]


@router.post(
    "/courses",
    auth=WRITE_OCCASIONS,
    response={201: CourseData, **WRITING},
    summary="Plan a course",
    url_name="api_courses",
)
def plan(request: HttpRequest, order: CourseToPlan) -> Status[CourseData]:
    """A course of a cell; a title stands once in a cell, for it stands in the cases too."""
    actor = require_somewhere(request, Action.MANAGE_COURSE)
    cell = organisations_visible_to(actor, Action.MANAGE_COURSE).filter(pk=order.cell_id).first()
    if cell is None:
        raise Http404("no such cell")
    planned = plan_course(cell, order.planned(), by=actor)
    return Status(201, _as_it_stands(actor, planned.pk))


@router.post(
    "/courses/{course_id}",
    auth=WRITE_OCCASIONS,
    response={200: CourseData, **WRITING},
    summary="Change a course",
    url_name="api_course",
)
def change(request: HttpRequest, course_id: CourseId, order: CourseOrder) -> CourseData:
    """Its plan anew; kind and title stay once people were sent, for they stand in their cases."""
    actor = require_somewhere(request, Action.MANAGE_COURSE)
    change_course(course_id, order.planned(), by=actor)
    return _as_it_stands(actor, course_id)


@router.post(
    "/courses/{course_id}/participants",
    auth=WRITE_OCCASIONS,
    response={200: CourseData, **WRITING},
    summary="Propose people",
    url_name="api_course_participants",
)
def propose(request: HttpRequest, course_id: CourseId, order: PeopleToPropose) -> CourseData:
    """All of them, or none: 409 `list_changed` names who may not be proposed."""
    actor = require_somewhere(request, Action.MANAGE_COURSE)
    propose_participants(course_id, order.casefile_ids, by=actor, on=timezone.localdate())
    return _as_it_stands(actor, course_id)


@router.post(
    "/courses/{course_id}/withdrawal",
    auth=WRITE_OCCASIONS,
    response={200: CourseData, **WRITING},
    summary="Take somebody off the list",
    url_name="api_course_withdrawal",
)
def withdraw(request: HttpRequest, course_id: CourseId, order: PersonToWithdraw) -> CourseData:
    """Somebody proposed who was neither sent nor certified yet: 409 `list_changed` otherwise."""
    actor = require_somewhere(request, Action.MANAGE_COURSE)
    take_off_list(course_id, order.casefile_id, by=actor)
    return _as_it_stands(actor, course_id)


@router.post(
    "/courses/{course_id}/sending",
    auth=WRITE_OCCASIONS,
    response={200: CourseData, **WRITING},
    summary="Record who was sent",
    url_name="api_course_sending",
)
def send(request: HttpRequest, course_id: CourseId, order: PeopleToSend) -> CourseData:
    """One step in each case, all or none; an awareness course alone records it."""
    actor = require_somewhere(request, Action.MANAGE_COURSE)
    send_participants(
        course_id,
        {each.casefile_id: each.seen_seq for each in order.cases},
        on=order.on,
        by=actor,
        override_reason=order.override_reason,
    )
    return _as_it_stands(actor, course_id)


@router.post(
    "/courses/{course_id}/certificates",
    auth=WRITE_OCCASIONS,
    response={200: CourseData, **WRITING},
    summary="Record certificates",
    url_name="api_course_certificates",
)
def certify(request: HttpRequest, course_id: CourseId, order: ResultsToRecord) -> CourseData:
    """One step in each case, all or none."""
    actor = require_somewhere(request, Action.MANAGE_COURSE)
    certify_participants(
        course_id, order.certificates(), by=actor, override_reason=order.override_reason
    )
    return _as_it_stands(actor, course_id)


@router.post(
    "/courses/{course_id}/gather",
    auth=WRITE_OCCASIONS,
    response={200: CourseData, **WRITING},
    summary="Gather who was sent case by case",
    url_name="api_course_gather",
)
def gather(request: HttpRequest, course_id: CourseId) -> CourseData:
    """Puts those on the list whose cases say that they were sent to this very course."""
    actor = require_somewhere(request, Action.MANAGE_COURSE)
    gather_recorded(course_id, by=actor)
    return _as_it_stands(actor, course_id)


def _as_it_stands(actor: Actor, course_id: int) -> CourseData:
    return course_data(course_visible_to(actor, course_id), actor)
