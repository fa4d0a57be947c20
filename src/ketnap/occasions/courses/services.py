"""Every write about courses: plan, propose, send, certify."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from ketnap.audit.models import Deed
from ketnap.audit.services import note_access
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import casefiles_visible_to
from ketnap.casefiles.services import Entry, Recorded, record_occasion
from ketnap.domain.access import Action, Actor, CaseRelation, require
from ketnap.domain.casefile.steps import CourseCertified, NewMemberCourseCertified, SentToCourse
from ketnap.occasions.courses.models import Course, CourseKind, Participant
from ketnap.occasions.courses.queries import (
    Vision,
    candidates_for,
    course_visible_to,
    file_of,
    place_of,
    recorded_in,
)
from ketnap.occasions.courses.refusals import ListChanged, NoStepForIt
from ketnap.organisations.dated import store
from ketnap.organisations.models import Organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedCourse:
    """What is known of a course when it is announced."""

    kind: CourseKind
    title: str
    issuer: str
    starts_on: date
    ends_on: date | None = None
    place: str = ""
    proposal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The certificate of one participant; `seen_seq` is the last step its writer had seen."""

    casefile_id: int
    certificate: str
    on: date
    seen_seq: int


@transaction.atomic
def plan_course(cell: Organisation, order: PlannedCourse, *, by: Actor) -> Course:
    """A new course to which the cell may send people; a title stands once in a cell."""
    require(by, Action.MANAGE_COURSE, CaseRelation(cell.pk, cell.path))
    course = Course(cell=cell, created_by_id=by.user_id, **asdict(order))
    store(course)
    _note(by, course, "lập lớp")
    return course


@transaction.atomic
def change_course(course_id: int, order: PlannedCourse, *, by: Actor) -> Course:
    """The course as it is held after all; what was recorded in the cases stays as it is.

    Once people were sent, kind and title stand in their cases and change no more here.
    """
    course = _locked(course_id, by)
    values = asdict(order)
    if course.participants.filter(sent_seq__isnull=False).exists():
        values |= {"kind": course.kind, "title": course.title}
    for name, value in values.items():
        setattr(course, name, value)
    store(course)
    _note(by, course, "sửa lớp")
    return course


@transaction.atomic
def propose_participants(
    course_id: int, casefile_ids: Iterable[int], *, by: Actor, on: date
) -> None:
    """Put people on the list of a course; raises `ListChanged` for who may not be proposed."""
    course = _locked(course_id, by)
    open_to = candidates_for(course, by, on=on, vision=Vision(on, 0))
    asked = set(casefile_ids)
    if strangers := asked - {one.casefile_id for one in open_to}:
        raise ListChanged(strangers)
    for casefile_id in sorted(asked):
        Participant.objects.create(course=course, casefile_id=casefile_id)
        _note(by, course, "đề nghị cử học", casefile_id=casefile_id)


@transaction.atomic
def take_off_list(course_id: int, casefile_id: int, *, by: Actor) -> None:
    """Take somebody off the list; raises `ListChanged` once a step was recorded."""
    course = _locked(course_id, by)
    nothing_recorded = course.participants.filter(
        casefile_id=casefile_id, sent_seq__isnull=True, certified_seq__isnull=True
    )
    deleted, _by_model = nothing_recorded.delete()
    if not deleted:
        raise ListChanged([casefile_id])
    _note(by, course, "bỏ khỏi danh sách", casefile_id=casefile_id)


@transaction.atomic
def send_participants(
    course_id: int, seen: Mapping[int, int], *, on: date, by: Actor, override_reason: str = ""
) -> tuple[Recorded, ...]:
    """Record that people were sent to the course, one step in each case: all or none.

    `seen` names the last step seen of each case. Raises `ListChanged` for who is not on the list
    or was sent already, and what `record_occasion` refuses with.
    """
    course = _locked(course_id, by)
    if CourseKind(course.kind) is not CourseKind.AWARENESS:
        raise NoStepForIt
    waiting = course.participants.filter(sent_seq__isnull=True)
    places = _places(waiting, seen)
    entries = [
        Entry(
            casefile_id=casefile_id,
            steps=[SentToCourse(on=on, course=course.title)],
            seen_seq=seq,
            override_reason=override_reason,
        )
        for casefile_id, seq in seen.items()
    ]
    recorded = record_occasion(entries, by=by)
    for one in recorded:
        places[one.casefile_id].sent_seq = one.steps[0].seq
        places[one.casefile_id].save()
    return recorded


@transaction.atomic
def certify_participants(
    course_id: int, results: Sequence[Result], *, by: Actor, override_reason: str = ""
) -> tuple[Recorded, ...]:
    """Record the certificates of a course, one step in each case: all or none.

    Raises `ListChanged` for who is not on the list or was certified already, and what
    `record_occasion` refuses with.
    """
    course = _locked(course_id, by)
    waiting = course.participants.filter(certified_seq__isnull=True)
    places = _places(waiting, [result.casefile_id for result in results])
    entries = [
        Entry(
            casefile_id=result.casefile_id,
            steps=[_certificate(course, result)],
            seen_seq=result.seen_seq,
            override_reason=override_reason,
        )
        for result in results
    ]
    recorded = record_occasion(entries, by=by)
    for one in recorded:
        places[one.casefile_id].certified_seq = one.steps[0].seq
        places[one.casefile_id].save()
    return recorded


@transaction.atomic
def gather_recorded(course_id: int, *, by: Actor) -> int:
    """How many were put on the list because their case says they were sent to this very course.

    That is so where the steps were recorded case by case, or came in with a file.
    """
    course = _locked(course_id, by)
    if CourseKind(course.kind) is not CourseKind.AWARENESS:
        raise NoStepForIt
    cases = casefiles_visible_to(by).filter(cell=course.cell, entries__kind=SentToCourse.kind)
    listed = course.participants.filter(sent_seq__isnull=False).values("casefile")
    found = cases.exclude(pk__in=listed).distinct().prefetch_related("entries")
    return sum(_gather(course, case, by) for case in found)


def _gather(course: Course, case: Casefile, by: Actor) -> bool:
    recorded = recorded_in(file_of(case).steps, course.title)
    if recorded is None:
        return False
    sent, certified = recorded
    Participant.objects.update_or_create(
        course=course,
        casefile=case,
        defaults={"sent_seq": sent.seq, "certified_seq": certified.seq if certified else None},
    )
    _note(by, course, "ghép bước đã ghi", casefile_id=case.pk)
    return True


def _locked(course_id: int, by: Actor) -> Course:
    """The course, held so that two writers of one list follow each other."""
    course = course_visible_to(by, course_id)
    require(by, Action.MANAGE_COURSE, place_of(course))
    return Course.objects.select_for_update(of=("self",)).select_related("cell").get(pk=course.pk)


def _places(waiting: Iterable[Participant], asked: Iterable[int]) -> dict[int, Participant]:
    places = {place.casefile_id: place for place in waiting}
    if strangers := set(asked) - places.keys():
        raise ListChanged(strangers)
    return places


def _certificate(course: Course, result: Result) -> CourseCertified | NewMemberCourseCertified:
    if CourseKind(course.kind) is CourseKind.AWARENESS:
        return CourseCertified(on=result.on, certificate=result.certificate, issuer=course.issuer)
    return NewMemberCourseCertified(
        on=result.on, certificate=result.certificate, issuer=course.issuer
    )


def _note(by: Actor, course: Course, detail: str, *, casefile_id: int | None = None) -> None:
    note_access(
        by.user_id,
        Deed.RECORD_CHANGED,
        object_kind="course",
        object_id=course.pk,
        casefile_id=casefile_id,
        detail=detail,
    )
