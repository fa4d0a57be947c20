"""Who was sent to a course in a period, and whether a certificate came of it.

What the log tells now is kept in a table of its own; what it told on a day gone by is read in it.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from django.db.models import Count, Min, Q, QuerySet
from django.utils import timezone

from ketnap.casefiles.counting import Counted
from ketnap.casefiles.entries import step_data
from ketnap.casefiles.models import CountedFact, CourseSending, LogEntry
from ketnap.casefiles.queries.counted_numbers import of_whoever_may_have_more, rows_of
from ketnap.casefiles.queries.figures import facts_within
from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.casefile.format import step_from_data
from ketnap.domain.casefile.steps import (
    CourseCertified,
    NewMemberCourseCertified,
    SentToCourse,
    Step,
)
from ketnap.domain.course import sent_and_certified
from ketnap.organisations.standing import standing_below

_OF_COURSES: Mapping[str, type[SentToCourse | CourseCertified | NewMemberCourseCertified]] = {
    StepKind.SENT_TO_COURSE: SentToCourse,
    StepKind.COURSE_CERTIFIED: CourseCertified,
    StepKind.NEW_MEMBER_COURSE_CERTIFIED: NewMemberCourseCertified,
}
_ALL = ""
"""What all courses together go by among their keys."""
_COLUMNS = ("casefile", "seq", "kind", "happened_on", "recorded_at", "payload")


@dataclass(frozen=True, slots=True)
class Sending:
    """Somebody sent to a course; `is_certified` where a certificate came before the next course."""

    casefile_id: int
    person_id: int
    course: str
    on: date
    is_certified: bool


@dataclass(frozen=True, slots=True)
class SentTo:
    """How many people were sent to a course, and how many of them have a certificate of it."""

    course: str
    first_on: date
    sent: int
    certified: int


def sendings_within(
    path: str, start: date, end: date, *, known_on: date | None = None
) -> Iterator[Sending]:
    """Every sending that counts in a period below the body at a place, case by case.

    A certificate is told also where it came after the period.
    """
    if known_on is not None:
        yield from _sendings_told_on(known_on, path, start, end)
        return
    rows = _rows_within(path, start, end).order_by("casefile", "on", "pk")
    columns = ("casefile", "casefile__person", "course", "on", "is_certified")
    for row in rows.values_list(*columns).iterator(chunk_size=5_000):
        yield Sending(*row)


def sent_to_courses(path: str, start: date, end: date) -> tuple[list[SentTo], SentTo]:
    """Each course to which people were sent in a period, and all of them as one, as told now.

    Nobody counts twice in a course, nor in all of them. Courses are the same whatever the capitals
    and spaces of their names; such a name is written as on the first day.
    """
    rows, first_on = _rows_within(path, start, end), dict[str, date]()
    sent, certified = Counter[str](), Counter[str]()
    groups = rows.order_by().values_list("course_key", "is_certified")
    for key, is_certified, number, first in groups.annotate(number=Count("*"), first=Min("on")):
        first_on[key] = min(first, first_on.get(key, first))
        sent.update({key: number, _ALL: number})
        certified.update({key: number, _ALL: number} if is_certified else {})
    for key, number in _counted_again(rows).items():
        sent[key] -= number
    for key, number in _counted_again(rows.filter(is_certified=True)).items():
        certified[key] -= number
    names = _names_on(rows, first_on)
    courses = [SentTo(names[key], day, sent[key], certified[key]) for key, day in first_on.items()]
    first = min(first_on.values(), default=date.max)
    return courses, SentTo("", first, sent[_ALL], certified[_ALL])


def _rows_within(path: str, start: date, end: date) -> QuerySet[CourseSending]:
    """The sendings of a period below the body at a place: where its cell stood on their days."""
    standing = standing_below(path, start, end).on_day_of("on", "cell")
    return CourseSending.objects.filter(standing, on__range=(start, end))


def _counted_again(rows: QuerySet[CourseSending]) -> Counter[str]:
    """How often rows of a course, and of all of them, are of somebody who has another there."""
    known, again = set[tuple[str, int]](), Counter[str]()
    several = of_whoever_may_have_more(rows, "casefile__person")
    for course, person in rows_of(several, "course_key", "casefile__person"):
        for key in (course, _ALL):
            again[key] += (key, person) in known
            known.add((key, person))
    return again


def _names_on(rows: QuerySet[CourseSending], days: Mapping[str, date]) -> dict[str, str]:
    """How each course is written on a day; of several ways the first in the order of letters."""
    written = rows.filter(course_key__in=[*days], on__in={*days.values()}).order_by()
    names = written.values_list("course_key", "on", "course").distinct()
    found = dict[str, str]()
    for key, on, name in names:
        if on == days[key]:
            found[key] = min(name, found.get(key, name))
    return found


def _sendings_told_on(known_on: date, path: str, start: date, end: date) -> Iterator[Sending]:
    """The sendings that the log told on a day, with the certificates it told then."""
    counted = facts_within(path, start, end, known_on=known_on).filter(code=Counted.SENT_TO_COURSE)
    persons = {
        (case, on): person
        for case, on, person in counted.order_by().values_list("casefile", "on", "person")
    }
    for case, steps in _logs(counted, known_on):
        for sent, certified in sent_and_certified(steps):
            person = persons.get((case, sent.on))
            if person is not None:
                yield Sending(case, person, sent.course, sent.on, certified is not None)


def _logs(counted: QuerySet[CountedFact], known_on: date) -> Iterator[tuple[int, list[Step]]]:
    """What the logs of these cases tell of courses; the whole log of a case that was corrected."""
    corrections = LogEntry.objects.filter(corrects__isnull=False).order_by()
    entries = LogEntry.objects.filter(
        Q(kind__in=_OF_COURSES) | Q(casefile__in=corrections.values("casefile")),
        casefile__in=counted.order_by().values("casefile"),
    )
    rows = entries.only(*_COLUMNS).order_by("casefile", "seq").iterator(chunk_size=5_000)
    for case, group in groupby(rows, key=lambda entry: entry.casefile_id):
        yield case, [_step(entry) for entry in group if _told(entry, known_on)]


def _told(entry: LogEntry, known_on: date) -> bool:
    return timezone.localdate(entry.recorded_at) <= known_on


def _step(entry: LogEntry) -> Step:
    """A step about a course holds plain texts alone; any other is read as the log is."""
    of_courses = _OF_COURSES.get(entry.kind)
    if of_courses is not None:
        return of_courses(seq=entry.seq, on=entry.happened_on, **json.loads(entry.payload))
    data = {name: value for name, value in step_data(entry).items() if name != "seq"}
    return replace(step_from_data(data), seq=entry.seq)
