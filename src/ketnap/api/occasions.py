"""Occasions: meetings, courses and ceremonies, by their days."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router, Schema

from ketnap.accounts.actors import actor_behind
from ketnap.api.bodies import LARGEST_ID
from ketnap.api.keys import READ_OCCASIONS
from ketnap.api.problems import Problem
from ketnap.domain.access import Actor
from ketnap.occasions.ceremonies.queries import ceremonies_visible_to
from ketnap.occasions.courses.queries import courses_visible_to
from ketnap.occasions.meetings.queries import meetings_visible_to

router = Router(tags=["occasions"])


class OccasionKind(StrEnum):
    """What is held."""

    MEETING = "meeting"
    COURSE = "course"
    CEREMONY = "ceremony"


class OccasionData(Schema):
    """An occasion of a cell; `state` of a meeting, `title` of a course."""

    kind: OccasionKind
    id: int
    cell_id: int
    starts_on: date
    ends_on: date
    title: str = ""
    state: str = ""


@router.get(
    "/occasions",
    auth=READ_OCCASIONS,
    response={200: list[OccasionData], 401: Problem, 403: Problem, 422: Problem},
    summary="List occasions",
    url_name="api_occasions",
)
def occasions(
    request: HttpRequest,
    start: Annotated[date, Query(alias="from")],
    end: Annotated[date, Query(alias="to")],
    cell_id: Annotated[int | None, Query(ge=1, le=LARGEST_ID)] = None,
) -> list[OccasionData]:
    """What begins between two days, both included, of the cells in which the owner may know of it."""
    found = _between(actor_behind(request), start, end)
    wanted = (each for each in found if cell_id in (None, each.cell_id))
    return sorted(wanted, key=lambda each: (each.starts_on, each.kind, each.id))


def _between(actor: Actor, start: date, end: date) -> Iterator[OccasionData]:
    for meeting in meetings_visible_to(actor).filter(held_on__range=(start, end)):
        yield OccasionData(
            kind=OccasionKind.MEETING,
            id=meeting.pk,
            cell_id=meeting.cell_id,
            starts_on=meeting.held_on,
            ends_on=meeting.held_on,
            state=meeting.state,
        )
    for course in courses_visible_to(actor).filter(starts_on__range=(start, end)):
        yield OccasionData(
            kind=OccasionKind.COURSE,
            id=course.pk,
            cell_id=course.cell_id,
            starts_on=course.starts_on,
            ends_on=course.ends_on or course.starts_on,
            title=course.title,
        )
    for ceremony in ceremonies_visible_to(actor).filter(held_on__range=(start, end)):
        yield OccasionData(
            kind=OccasionKind.CEREMONY,
            id=ceremony.pk,
            cell_id=ceremony.cell_id,
            starts_on=ceremony.held_on,
            ends_on=ceremony.held_on,
        )
