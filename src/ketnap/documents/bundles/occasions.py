"""Meetings, courses and ceremonies alike: what they are called, and whose cases are on their list."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from django.http import Http404
from django.utils.translation import gettext as _

from ketnap.domain.access import Actor
from ketnap.occasions.ceremonies.queries import ceremony_visible_to
from ketnap.occasions.courses.queries import course_visible_to
from ketnap.occasions.meetings.queries import items_of, meeting_visible_to


class OccasionKind(StrEnum):
    """An event that several cases have in common."""

    MEETING = "meeting"
    COURSE = "course"
    CEREMONY = "ceremony"


@dataclass(frozen=True, slots=True)
class Occasion:
    """An event, with the cases of the people it is about, in their order."""

    title: str
    case_ids: Sequence[int]


class OccasionGone(Exception):
    """No such occasion for this reader."""


def occasion_visible_to(actor: Actor, kind: str, occasion_id: int) -> Occasion:
    """Return the occasion; raises `OccasionGone` for a stranger."""
    try:
        return _occasion(actor, OccasionKind(kind), occasion_id)
    except Http404:
        raise OccasionGone from None


def _occasion(actor: Actor, kind: OccasionKind, occasion_id: int) -> Occasion:
    match kind:
        case OccasionKind.MEETING:
            meeting = meeting_visible_to(actor, occasion_id)
            voted_on = [item.casefile_id for item in items_of(meeting)]
            title = _("họp chi bộ ngày %(day)s") % {"day": f"{meeting.held_on:%d/%m/%Y}"}
            return Occasion(title, list(dict.fromkeys(pk for pk in voted_on if pk is not None)))
        case OccasionKind.COURSE:
            course = course_visible_to(actor, occasion_id)
            listed = course.participants.order_by("casefile__person__sort_key", "casefile_id")
            return Occasion(course.title, list(listed.values_list("casefile_id", flat=True)))
        case OccasionKind.CEREMONY:
            ceremony = ceremony_visible_to(actor, occasion_id)
            turns = ceremony.new_members.order_by("position", "pk")
            title = _("lễ kết nạp ngày %(day)s") % {"day": f"{ceremony.held_on:%d/%m/%Y}"}
            return Occasion(title, list(turns.values_list("casefile_id", flat=True)))
        case _:
            assert_never(kind)
