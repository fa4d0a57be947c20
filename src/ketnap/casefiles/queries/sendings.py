"""Who was sent to a course in a period, and whether a certificate came of it, as the log tells."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from django.db.models import Q, QuerySet
from django.utils import timezone

from ketnap.casefiles.counting import Counted
from ketnap.casefiles.entries import step_data
from ketnap.casefiles.models import CountedFact, LogEntry
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

_OF_COURSES: Mapping[str, type[SentToCourse | CourseCertified | NewMemberCourseCertified]] = {
    StepKind.SENT_TO_COURSE: SentToCourse,
    StepKind.COURSE_CERTIFIED: CourseCertified,
    StepKind.NEW_MEMBER_COURSE_CERTIFIED: NewMemberCourseCertified,
}
_COLUMNS = ("casefile", "seq", "kind", "happened_on", "recorded_at", "payload")


@dataclass(frozen=True, slots=True)
class Sending:
    """Somebody sent to a course; `certified_on` where a certificate came before the next course."""

    casefile_id: int
    person_id: int
    course: str
    on: date
    certified_on: date | None


def sendings_within(
    path: str, start: date, end: date, *, known_on: date | None = None
) -> Iterator[Sending]:
    """Every sending that counts in a period below the body at a place, case by case.

    A certificate is told also where it came after the period.
    """
    counted = facts_within(path, start, end, known_on=known_on).filter(code=Counted.SENT_TO_COURSE)
    persons = {
        (case, on): person
        for case, on, person in counted.order_by().values_list("casefile", "on", "person")
    }
    for case, steps in _logs(counted, known_on):
        for sent, certified in sent_and_certified(steps):
            person = persons.get((case, sent.on))
            if person is not None:
                yield Sending(
                    casefile_id=case,
                    person_id=person,
                    course=sent.course,
                    on=sent.on,
                    certified_on=certified.on if certified else None,
                )


def _logs(
    counted: QuerySet[CountedFact], known_on: date | None
) -> Iterator[tuple[int, list[Step]]]:
    """What the logs of these cases tell of courses; the whole log of a case that was corrected."""
    corrections = LogEntry.objects.filter(corrects__isnull=False).order_by()
    entries = LogEntry.objects.filter(
        Q(kind__in=_OF_COURSES) | Q(casefile__in=corrections.values("casefile")),
        casefile__in=counted.order_by().values("casefile"),
    )
    rows = entries.only(*_COLUMNS).order_by("casefile", "seq").iterator(chunk_size=5_000)
    for case, group in groupby(rows, key=lambda entry: entry.casefile_id):
        yield case, [_step(entry) for entry in group if _told(entry, known_on)]


def _told(entry: LogEntry, known_on: date | None) -> bool:
    return known_on is None or timezone.localdate(entry.recorded_at) <= known_on


def _step(entry: LogEntry) -> Step:
    """A step about a course holds plain texts alone; any other is read as the log is."""
    of_courses = _OF_COURSES.get(entry.kind)
    if of_courses is not None:
        return of_courses(seq=entry.seq, on=entry.happened_on, **json.loads(entry.payload))
    data = {name: value for name, value in step_data(entry).items() if name != "seq"}
    return replace(step_from_data(data), seq=entry.seq)
