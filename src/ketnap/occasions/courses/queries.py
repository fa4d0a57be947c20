"""Every read of courses: the list, who is on one, and who may be proposed for it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from ketnap.casefiles.models import Casefile as CaseRecord
from ketnap.casefiles.queries import casefiles_visible_to, domain_casefile
from ketnap.domain.access import Action, Actor, CaseRelation, scope_of
from ketnap.domain.casefile.codes import Stage
from ketnap.domain.casefile.replay import corrected_steps, replay, up_to
from ketnap.domain.casefile.steps import (
    Casefile,
    CourseCertified,
    NewMemberCourseCertified,
    SentToCourse,
    Step,
)
from ketnap.domain.course import sent_and_certified
from ketnap.domain.course.outlook import Outlook, Standing, outlook_of
from ketnap.occasions.courses.models import Course, CourseKind, Participant
from ketnap.occasions.courses.refusals import CourseNotVisible
from ketnap.organisations.queries import within
from ketnap.organisations.standing import standing_below
from ketnap.rules.load import load_rulebook

STAGES: Mapping[CourseKind, tuple[Stage, ...]] = {
    CourseKind.AWARENESS: (Stage.LISTED, Stage.TRAINED, Stage.FILING),
    CourseKind.NEW_MEMBER: (Stage.PROBATION, Stage.RECOGNITION_DUE),
}
"""At which stages people are proposed for a course."""

USUAL_CYCLE_MONTHS = 6
LONGEST_CYCLE_MONTHS = 60
"""How many months lie between two courses, unless somebody says otherwise, and at most."""

Certified = CourseCertified | NewMemberCourseCertified


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody on the list of a course, with what stands in the case; `seen_seq` is its last step."""

    casefile_id: int
    full_name: str
    workplace: str
    seen_seq: int
    sent: SentToCourse | None
    certified: Certified | None


@dataclass(frozen=True, slots=True)
class Vision:
    """The day of the planned vote, and how many months lie between two courses."""

    vote_on: date
    cycle_months: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be proposed, with what the latest certificate is worth."""

    casefile_id: int
    cell_id: int
    full_name: str
    workplace: str
    stage: Stage
    outlook: Outlook
    sent_on: date | None
    """The day of being sent to a course whose certificate has not come yet."""
    has_new_member_certificate: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the list of a course of new members, and whether its certificate was recorded."""

    casefile_id: int
    person_id: int
    course: str
    starts_on: date
    is_certified: bool


def courses_visible_to(actor: Actor | None) -> QuerySet[Course]:
    """The courses of the cells in which somebody manages courses, the latest first."""
    scope = scope_of(actor, Action.MANAGE_COURSE)
    visible = within(scope.organisation_ids, scope.path_prefixes, "cell")
    return Course.objects.filter(visible).select_related("cell").order_by("-starts_on", "-pk")


def course_visible_to(actor: Actor | None, course_id: int) -> Course:
    """The course; raises `CourseNotVisible` for a stranger."""
    course = courses_visible_to(actor).filter(pk=course_id).first()
    if course is None:
        raise CourseNotVisible
    return course


def with_counts(courses: QuerySet[Course]) -> QuerySet[Course]:
    """The same courses, each with how many are on its list, were sent, and were certified."""
    return courses.annotate(
        listed=Count("participants"),
        sent=Count("participants__sent_seq"),
        certified=Count("participants__certified_seq"),
    )


def new_member_places(path: str, start: date, end: date) -> Iterator[Place]:
    """Everybody on the lists of courses of new members that began below a body in a period."""
    standing = standing_below(path, start, end).on_day_of("course__starts_on", "course__cell")
    places = Participant.objects.filter(
        standing, course__kind=CourseKind.NEW_MEMBER, course__starts_on__range=(start, end)
    ).order_by("pk")
    for case, person, course, starts_on, certified in places.values_list(
        "casefile", "casefile__person", "course__title", "course__starts_on", "certified_seq"
    ):
        yield Place(case, person, course, starts_on, certified is not None)


def place_of(course: Course) -> CaseRelation:
    """What the access policy must know of the course."""
    return CaseRelation(course.cell_id, course.cell.path)


def seats_of(course: Course, actor: Actor | None) -> tuple[Seat, ...]:
    """Who is on the list, in the order of names, with what stands in the cases now."""
    cases = _with_logs(casefiles_visible_to(actor).filter(course_places__course=course))
    places = {place.casefile_id: place for place in Participant.objects.filter(course=course)}
    return tuple(seat_in(case, places[case.pk]) for case in cases)


def candidates_for(
    course: Course, actor: Actor | None, *, on: date, vision: Vision
) -> tuple[Candidate, ...]:
    """Who may still be proposed for a course, the most urgent first."""
    kind = CourseKind(course.kind)
    cases = _at_stage(actor, on, STAGES[kind]).filter(cell=course.cell)
    candidates = _candidates(cases.exclude(course_places__course=course), on, vision)
    if kind is CourseKind.AWARENESS:
        return candidates
    return tuple(one for one in candidates if not one.has_new_member_certificate)


def certificates(actor: Actor | None, *, on: date, vision: Vision) -> tuple[Candidate, ...]:
    """The awareness certificates of everybody on the way to the vote, the most urgent first."""
    return _candidates(_at_stage(actor, on, STAGES[CourseKind.AWARENESS]), on, vision)


def _at_stage(actor: Actor | None, on: date, stages: Iterable[Stage]) -> QuerySet[CaseRecord]:
    return casefiles_visible_to(actor).filter(
        stage_spans__stage__in=[*stages],
        stage_spans__from_on__lte=on,
        stage_spans__until_on__gt=on,
    )


def _with_logs(cases: QuerySet[CaseRecord]) -> QuerySet[CaseRecord]:
    return cases.prefetch_related("entries").order_by("person__sort_key", "pk")


def file_of(case: CaseRecord) -> Casefile:
    """The case file of a case whose log was fetched along."""
    return domain_casefile(case, case.entries.all())


def seat_in(case: CaseRecord, place: Participant) -> Seat:
    """A place on a list with what stands in the case now, after every correction."""
    file = file_of(case)
    steps = {step.seq: step for step in corrected_steps(file.steps)}
    sent, certified = steps.get(place.sent_seq or 0), steps.get(place.certified_seq or 0)
    return Seat(
        casefile_id=case.pk,
        full_name=case.person.full_name,
        workplace=case.person.workplace,
        seen_seq=len(file.steps),
        sent=sent if isinstance(sent, SentToCourse) else None,
        certified=certified if isinstance(certified, Certified) else None,
    )


def _candidates(cases: QuerySet[CaseRecord], on: date, vision: Vision) -> tuple[Candidate, ...]:
    stages = dict(cases.values_list("pk", "stage_spans__stage"))
    return _by_urgency(
        _candidate(case, Stage(stages[case.pk]), on, vision) for case in _with_logs(cases)
    )


def _candidate(case: CaseRecord, stage: Stage, on: date, vision: Vision) -> Candidate:
    history = replay(file_of(case).steps, on=on)
    latest = up_to(history.certificates, on)
    sent = up_to(history.rounds[-1].of(SentToCourse), on)
    rules = load_rulebook().on(vision.vote_on)
    return Candidate(
        casefile_id=case.pk,
        cell_id=case.cell_id,
        full_name=case.person.full_name,
        workplace=case.person.workplace,
        stage=stage,
        outlook=outlook_of(
            latest.on if latest else None,
            rules,
            vote_on=vision.vote_on,
            cycle_months=vision.cycle_months,
        ),
        sent_on=_waiting_since(sent, latest),
        has_new_member_certificate=bool(history.rounds[-1].of(NewMemberCourseCertified)),
    )


def _waiting_since(sent: SentToCourse | None, latest: CourseCertified | None) -> date | None:
    if sent is None or (latest is not None and latest.on >= sent.on):
        return None
    return sent.on


def _by_urgency(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    order = list(Standing)
    return tuple(
        sorted(
            candidates,
            key=lambda one: (
                order.index(one.outlook.standing),
                one.outlook.valid_until or date.min,
            ),
        )
    )


def recorded_in(
    steps: Iterable[Step], title: str
) -> tuple[SentToCourse, CourseCertified | None] | None:
    """The step that sent somebody to a course of that title, and the certificate that followed."""
    return next((each for each in sent_and_certified(steps) if each[0].course == title), None)
