"""Courses of a period: how many there were, who was on each, and who has a certificate of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from ketnap.casefiles.queries.counted_people import Asked
from ketnap.casefiles.queries.sendings import sendings_within
from ketnap.domain.figures import share_of
from ketnap.domain.text import spelling_key
from ketnap.occasions.courses.models import CourseKind
from ketnap.occasions.courses.queries import new_member_places


@dataclass(slots=True)
class CourseCounted:
    """One course by its name, whatever its capitals and spaces; or several.

    `enrolled` were sent to it, or stand on the list of a course of new members; nobody twice.
    """

    title: str
    first_on: date
    enrolled: set[int] = field(default_factory=set)
    certified: set[int] = field(default_factory=set)

    @property
    def rate(self) -> Decimal | None:
        """How many of every hundred enrolled have a certificate; nothing where nobody is."""
        return share_of(len(self.certified), len(self.enrolled))


@dataclass(frozen=True, slots=True)
class _Seat:
    casefile_id: int
    person_id: int
    course: str
    on: date
    is_certified: bool


def courses_counted(asked: Asked, kind: CourseKind) -> list[CourseCounted]:
    """The courses of one kind in a period, in the order of their first days.

    Awareness courses are those to which steps of the period say that people were sent. Being sent
    to a course of new members leaves no step: these are told by the lists of those that began.
    """
    counted: dict[str, CourseCounted] = {}
    for seat in _seats(asked, kind):
        course = counted.setdefault(spelling_key(seat.course), CourseCounted(seat.course, seat.on))
        course.first_on = min(course.first_on, seat.on)
        course.enrolled.add(seat.person_id)
        if seat.is_certified:
            course.certified.add(seat.person_id)
    return sorted(counted.values(), key=lambda course: (course.first_on, course.title))


def together(courses: Iterable[CourseCounted]) -> CourseCounted:
    """All of them as one: whoever was on two counts once."""
    several = list(courses)
    return CourseCounted(
        title="",
        first_on=min((course.first_on for course in several), default=date.max),
        enrolled=set().union(*(course.enrolled for course in several)),
        certified=set().union(*(course.certified for course in several)),
    )


def cases_of_course(asked: Asked, kind: CourseKind, title: str, *, certified: bool) -> list[int]:
    """The cases behind a number of one course, or of all of a kind without a title; each once."""
    key = spelling_key(title)
    return sorted(
        {
            seat.casefile_id
            for seat in _seats(asked, kind)
            if not title or spelling_key(seat.course) == key
            if not certified or seat.is_certified
        }
    )


def _seats(asked: Asked, kind: CourseKind) -> Iterator[_Seat]:
    if kind is CourseKind.NEW_MEMBER:
        for place in new_member_places(asked.path, asked.start, asked.end):
            yield _Seat(
                place.casefile_id,
                place.person_id,
                place.course,
                place.starts_on,
                place.is_certified,
            )
        return
    for sending in sendings_within(asked.path, asked.start, asked.end, known_on=asked.known_on):
        is_certified = sending.certified_on is not None
        yield _Seat(
            sending.casefile_id, sending.person_id, sending.course, sending.on, is_certified
        )
