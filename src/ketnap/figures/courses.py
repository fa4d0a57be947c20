"""Courses of a period: how many there were, who was sent to each, and who has a certificate of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from ketnap.casefiles.queries.counted_people import Asked
from ketnap.casefiles.queries.sendings import Sending, sendings_within
from ketnap.domain.figures import share_of
from ketnap.domain.text import spelling_key


@dataclass(slots=True)
class CourseCounted:
    """One course by the name that steps give it, whatever its capitals and spaces; or several."""

    title: str
    first_on: date
    sent: set[int] = field(default_factory=set)
    certified: set[int] = field(default_factory=set)
    """The people, each once."""

    @property
    def rate(self) -> Decimal | None:
        """How many of every hundred sent have a certificate; nothing where nobody was sent."""
        return share_of(len(self.certified), len(self.sent))


def courses_counted(asked: Asked) -> list[CourseCounted]:
    """The courses to which people were sent in a period, in the order of their first days."""
    counted: dict[str, CourseCounted] = {}
    for sending in _sendings(asked):
        course = counted.setdefault(
            spelling_key(sending.course), CourseCounted(sending.course, sending.on)
        )
        course.first_on = min(course.first_on, sending.on)
        course.sent.add(sending.person_id)
        if sending.certified_on is not None:
            course.certified.add(sending.person_id)
    return sorted(counted.values(), key=lambda course: (course.first_on, course.title))


def together(courses: Iterable[CourseCounted]) -> CourseCounted:
    """All of them as one: whoever was sent twice counts once."""
    several = list(courses)
    return CourseCounted(
        title="",
        first_on=min((course.first_on for course in several), default=date.max),
        sent=set().union(*(course.sent for course in several)),
        certified=set().union(*(course.certified for course in several)),
    )


def cases_of_course(asked: Asked, title: str, *, certified: bool) -> list[int]:
    """The cases behind a number of one course, or of all without a title; each once."""
    key = spelling_key(title)
    return sorted(
        {
            sending.casefile_id
            for sending in _sendings(asked)
            if not title or spelling_key(sending.course) == key
            if not certified or sending.certified_on is not None
        }
    )


def _sendings(asked: Asked) -> Iterable[Sending]:
    return sendings_within(asked.path, asked.start, asked.end, known_on=asked.known_on)
