"""Courses of a period: how many there were, who was on each, and who has a certificate of it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from ketnap.casefiles.queries.counted_people import Asked
from ketnap.casefiles.queries.sendings import SentTo, sendings_within, sent_to_courses
from ketnap.domain.figures import share_of
from ketnap.domain.text import spelling_key
from ketnap.occasions.courses.models import CourseKind
from ketnap.occasions.courses.queries import new_member_places


@dataclass(frozen=True, slots=True)
class CourseCounted:
    """One course by its name, whatever its capitals and spaces; or several.

    `enrolled` were sent to it, or stand on the list of a course of new members; nobody twice.
    """

    title: str
    first_on: date
    enrolled: int
    certified: int

    @property
    def rate(self) -> Decimal | None:
        """How many of every hundred enrolled have a certificate; nothing where nobody is."""
        return share_of(self.certified, self.enrolled)


@dataclass(frozen=True, slots=True)
class CoursesCounted:
    """The courses of a period in the order of their first days, and all of them as one.

    `together` counts whoever was on two of them once.
    """

    each: list[CourseCounted]
    together: CourseCounted


@dataclass(frozen=True, slots=True)
class _Seat:
    casefile_id: int
    person_id: int
    course: str
    on: date
    is_certified: bool


def courses_counted(asked: Asked, kind: CourseKind) -> CoursesCounted:
    """The courses of one kind in a period.

    Awareness courses are those to which steps of the period say that people were sent. Being sent
    to a course of new members leaves no step: these are told by the lists of those that began.
    """
    if kind is CourseKind.AWARENESS and asked.known_on is None:
        told, everybody = sent_to_courses(asked.path, asked.start, asked.end)
        return _in_order([_of_sent(each) for each in told], _of_sent(everybody))
    seats: defaultdict[str, list[_Seat]] = defaultdict(list)
    for seat in _seats(asked, kind):
        seats[spelling_key(seat.course)].append(seat)
    all_of_them = _of_seats([seat for own in seats.values() for seat in own])
    return _in_order([_of_seats(own) for own in seats.values()], replace(all_of_them, title=""))


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


def _of_sent(sent: SentTo) -> CourseCounted:
    return CourseCounted(sent.course, sent.first_on, sent.sent, sent.certified)


def _of_seats(seats: Collection[_Seat]) -> CourseCounted:
    """The people who have some seats, each once; the name is that of the first day."""
    first_on, title = min(((seat.on, seat.course) for seat in seats), default=(date.max, ""))
    return CourseCounted(
        title,
        first_on,
        enrolled=len({seat.person_id for seat in seats}),
        certified=len({seat.person_id for seat in seats if seat.is_certified}),
    )


def _in_order(courses: Iterable[CourseCounted], everybody: CourseCounted) -> CoursesCounted:
    in_order = sorted(courses, key=lambda course: (course.first_on, course.title))
    return CoursesCounted(in_order, everybody)


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
        yield _Seat(
            sending.casefile_id,
            sending.person_id,
            sending.course,
            sending.on,
            sending.is_certified,
        )
