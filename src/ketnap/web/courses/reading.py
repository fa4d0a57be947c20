"""A course as its pages read it: fetched for whoever asks, with its people as of the page's day."""

from dataclasses import dataclass
from functools import cached_property

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action, Actor, may
from ketnap.domain.casefile.codes import StepKind
from ketnap.occasions.courses.models import Course, CourseKind
from ketnap.occasions.courses.queries import Seat, course_visible_to, place_of, seats_of
from ketnap.web.day import PageDay, address, day_of
from ketnap.web.day_words import full_day


@dataclass(frozen=True)
class OpenCourse:
    """A course somebody may see, on the day the page speaks about."""

    actor: Actor
    record: Course
    day: PageDay

    @property
    def id(self) -> int:
        return self.record.pk

    @property
    def is_awareness(self) -> bool:
        return self.record.kind == CourseKind.AWARENESS

    @cached_property
    def seats(self) -> tuple[Seat, ...]:
        return seats_of(self.record, self.actor)

    @property
    def waiting_to_be_sent(self) -> tuple[Seat, ...]:
        if not self.is_awareness:
            return ()
        return tuple(seat for seat in self.seats if not (seat.sent or seat.certified))

    @property
    def can_be_told(self) -> bool:
        """Whether somebody was sent to the course, and it has begun."""
        return self.has_begun and any(seat.sent for seat in self.seats)

    @property
    def waiting_for_results(self) -> tuple[Seat, ...]:
        return tuple(seat for seat in self.seats if seat.certified is None)

    @property
    def has_begun(self) -> bool:
        return self.record.starts_on <= self.day.today

    @property
    def may_record(self) -> bool:
        """Whether the reader's roles record what people of this cell did at a course."""
        place = place_of(self.record)
        kinds = (StepKind.SENT_TO_COURSE, StepKind.COURSE_CERTIFIED)
        return self.day.is_today and all(
            may(self.actor, Action.RECORD_STEP, place, kind) for kind in kinds
        )

    @property
    def days(self) -> str:
        """When the course is held, in words."""
        first = full_day(self.record.starts_on)
        if self.record.ends_on is None:
            return _("khai giảng ngày %(first)s") % {"first": first}
        last = full_day(self.record.ends_on)
        return _("từ ngày %(first)s đến ngày %(last)s") % {"first": first, "last": last}


def open_course(request: HttpRequest, course_id: int) -> OpenCourse:
    """The course for whoever asks; a stranger gets 404."""
    actor = actor_behind(request)
    return OpenCourse(actor, course_visible_to(actor, course_id), day_of(request))


def crumbs_to(request: HttpRequest, course: OpenCourse | None = None) -> list[dict[str, str]]:
    """The way to a page about courses, or about one course."""
    crumbs = [{"label": _("Lớp bồi dưỡng"), "href": address(request, "courses")}]
    if course is not None:
        href = address(request, "course", course.id)
        crumbs.append({"label": course.record.title, "href": href})
    return crumbs
