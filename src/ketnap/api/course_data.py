"""Courses as programs read and send them."""

from datetime import date
from typing import Annotated, Any, Self

from ninja import Schema
from pydantic import Field, model_validator

from ketnap.api.days import Day, PastDay
from ketnap.api.sent import (
    MOST_LINES_AT_ONCE,
    Id,
    Planned,
    Reason,
    Revision,
    SeenCase,
    Sent,
    Text,
    each_once,
)
from ketnap.domain.access import Actor
from ketnap.domain.casefile.codes import Stage
from ketnap.domain.course import Standing
from ketnap.occasions.courses.models import Course, CourseKind
from ketnap.occasions.courses.queries import Candidate, Seat, seats_of
from ketnap.occasions.courses.services import PlannedCourse, Result

Name = Annotated[Text, Field(min_length=1, max_length=200)]


class CourseOrder(Planned):
    """What is known of a course when it is announced."""

    kind: CourseKind
    title: Name
    issuer: Name
    starts_on: Day
    ends_on: Day | None = None
    place: Annotated[Text, Field(max_length=200)] = ""
    proposal: Annotated[Text, Field(max_length=120)] = ""

    def planned(self) -> PlannedCourse:
        """Return the course as its service takes it; refuses a far day that is not meant."""
        self.refuse_unmeant("starts_on")
        self.refuse_unmeant("ends_on")
        return PlannedCourse(**self.model_dump(exclude={"cell_id", "far_day_is_meant"}))


class CourseToPlan(CourseOrder):
    """A course to which a cell may send people."""

    cell_id: Id


class PeopleToPropose(Sent):
    """Whom the cell proposes, by their cases."""

    casefile_ids: Annotated[list[Id], Field(min_length=1, max_length=MOST_LINES_AT_ONCE)]


class PersonToWithdraw(Sent):
    """Whom the cell takes off the list, by the case."""

    casefile_id: Id


class PeopleToSend(Sent):
    """Who is sent to the course, with the last step that was read of each case."""

    on: PastDay
    cases: Annotated[list[SeenCase], Field(min_length=1, max_length=MOST_LINES_AT_ONCE)]
    override_reason: Reason = ""

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        each_once(case.casefile_id for case in self.cases)
        return self


class ResultOrder(Sent):
    """The certificate of one participant; `seen_seq` is the last step that was read of the case."""

    casefile_id: Id
    certificate: Annotated[Text, Field(min_length=1, max_length=60)]
    on: PastDay
    seen_seq: Revision


class ResultsToRecord(Sent):
    """The certificates of a course."""

    results: Annotated[list[ResultOrder], Field(min_length=1, max_length=MOST_LINES_AT_ONCE)]
    override_reason: Reason = ""

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        each_once(result.casefile_id for result in self.results)
        return self

    def certificates(self) -> list[Result]:
        """Return the certificates as their service takes them."""
        return [Result(**result.model_dump()) for result in self.results]


class CourseSummary(Schema):
    """A course in a list, with how many are on its list, were sent, and were certified."""

    id: int
    cell_id: int
    kind: CourseKind
    title: str
    issuer: str
    starts_on: date
    ends_on: date | None
    place: str
    proposal: str
    listed: int
    sent: int
    certified: int


class CourseList(Schema):
    """A page of courses; `next_after` asks for the page that follows, if there is one."""

    courses: list[CourseSummary]
    next_after: int | None


class ParticipantData(Schema):
    """Somebody on the list, with what stands in the case; `seen_seq` is its last step."""

    casefile_id: int
    full_name: str
    seen_seq: int
    sent_on: date | None
    certified_on: date | None
    certificate: str


class CourseData(CourseSummary):
    """A course with its list, in the order of names."""

    participants: list[ParticipantData]


class CandidateData(Schema):
    """Somebody who may be proposed; `standing` says what the latest certificate is worth."""

    casefile_id: int
    full_name: str
    stage: Stage
    standing: Standing
    certified_on: date | None
    valid_until: date | None
    sent_on: date | None


def course_summary(course: Any) -> CourseSummary:
    """Return what a list tells of a course, which was fetched with its counts."""
    return CourseSummary(
        **_plan(course), listed=course.listed, sent=course.sent, certified=course.certified
    )


def course_data(course: Course, actor: Actor) -> CourseData:
    """Return a course as it stands, with what the cases of its people say now."""
    seats = seats_of(course, actor)
    return CourseData(
        **_plan(course),
        listed=len(seats),
        sent=sum(seat.sent is not None for seat in seats),
        certified=sum(seat.certified is not None for seat in seats),
        participants=[_participant(seat) for seat in seats],
    )


def candidate_data(candidate: Candidate) -> CandidateData:
    """Return somebody who may be proposed for a course."""
    return CandidateData(
        casefile_id=candidate.casefile_id,
        full_name=candidate.full_name,
        stage=candidate.stage,
        standing=candidate.outlook.standing,
        certified_on=candidate.outlook.certified_on,
        valid_until=candidate.outlook.valid_until,
        sent_on=candidate.sent_on,
    )


def _plan(course: Course) -> dict[str, Any]:
    names = ("title", "issuer", "starts_on", "ends_on", "place", "proposal")
    return {
        "id": course.pk,
        "cell_id": course.cell_id,
        "kind": CourseKind(course.kind),
        **{name: getattr(course, name) for name in names},
    }


def _participant(seat: Seat) -> ParticipantData:
    return ParticipantData(
        casefile_id=seat.casefile_id,
        full_name=seat.full_name,
        seen_seq=seat.seen_seq,
        sent_on=seat.sent.on if seat.sent else None,
        certified_on=seat.certified.on if seat.certified else None,
        certificate=seat.certified.certificate if seat.certified else "",
    )
