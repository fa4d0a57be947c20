"""Occasions: meetings, courses and ceremonies, by their days."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema

from ketnap.accounts.actors import actor_behind
from ketnap.api.bodies import LARGEST_ID
from ketnap.api.days import Day
from ketnap.api.keys import READ_OCCASIONS
from ketnap.api.problems import Problem
from ketnap.domain.access import Actor
from ketnap.occasions.ceremonies.queries import ceremonies_visible_to
from ketnap.occasions.courses.queries import courses_visible_to
from ketnap.occasions.meetings.queries import meetings_visible_to

MOST_DAYS = 366
"""A whole leap year: occasions come in no pages, so that their days bound the answer."""

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
    start: Annotated[Day, Query(alias="from")],
    end: Annotated[Day, Query(alias="to")],
    cell_id: Annotated[int | None, Query(ge=1, le=LARGEST_ID)] = None,
) -> list[OccasionData]:
    """What begins between two days, both included, of the cells in which the owner may know of it.

    The days lie within 366, both included.
    """
    if (end - start).days >= MOST_DAYS:
        words = _("Mỗi lần hỏi được nhiều nhất %(days)d ngày. Hãy chia khoảng thời gian ra.")
        raise ValidationError(words % {"days": MOST_DAYS})
    found = _between(
        actor_behind(request), start, end, {} if cell_id is None else {"cell": cell_id}
    )
    return sorted(found, key=lambda each: (each.starts_on, each.kind, each.id))


def _between(
    actor: Actor, start: date, end: date, cell: Mapping[str, int]
) -> Iterator[OccasionData]:
    for meeting in meetings_visible_to(actor).filter(held_on__range=(start, end), **cell):
        yield OccasionData(
            kind=OccasionKind.MEETING,
            id=meeting.pk,
            cell_id=meeting.cell_id,
            starts_on=meeting.held_on,
            ends_on=meeting.held_on,
            state=meeting.state,
        )
    for course in courses_visible_to(actor).filter(starts_on__range=(start, end), **cell):
        yield OccasionData(
            kind=OccasionKind.COURSE,
            id=course.pk,
            cell_id=course.cell_id,
            starts_on=course.starts_on,
            ends_on=course.ends_on or course.starts_on,
            title=course.title,
        )
    for ceremony in ceremonies_visible_to(actor).filter(held_on__range=(start, end), **cell):
        yield OccasionData(
            kind=OccasionKind.CEREMONY,
            id=ceremony.pk,
            cell_id=ceremony.cell_id,
            starts_on=ceremony.held_on,
            ends_on=ceremony.held_on,
        )
