"""Meetings as programs read and send them."""

from datetime import date
from typing import Annotated, Self

from ninja import Schema
from pydantic import Field, model_validator

from ketnap.api.days import Day
from ketnap.api.sent import (
    MOST_LINES_AT_ONCE,
    Clock,
    Id,
    Line,
    Planned,
    Reason,
    Revision,
    SeenCase,
    Sent,
    Text,
    YesOrNo,
    each_once,
)
from ketnap.domain.casefile.codes import ExclusionGround, Matter, VoteMethod
from ketnap.domain.meeting.ballots import Count
from ketnap.occasions.meetings.models import AgendaItem, CellMeeting, MeetingState
from ketnap.occasions.meetings.queries import (
    Visiting,
    attendance_of,
    count_of,
    items_of,
    visitors_of,
)

LARGEST_NUMBER = 1_000_000
"""More ballots than a cell ever counts."""

Number = Annotated[int, Field(ge=0, le=LARGEST_NUMBER, strict=True)]


class QuestionOrder(Sent):
    """What the cell is to vote on: one case, one matter."""

    casefile_id: Id
    matter: Matter


class MeetingOrder(Planned):
    """A meeting as it is called: topics first, then the votes."""

    held_on: Day
    begins_at: Clock
    place: Line
    presiding_id: Id
    secretary_id: Id
    topics: Annotated[list[Line], Field(max_length=MOST_LINES_AT_ONCE)] = Field(
        default_factory=list
    )
    questions: Annotated[list[QuestionOrder], Field(max_length=MOST_LINES_AT_ONCE)] = Field(
        default_factory=list
    )

    @model_validator(mode="after")
    def _each_question_once(self) -> Self:
        each_once((asked.casefile_id, asked.matter) for asked in self.questions)
        return self


class MeetingToCall(MeetingOrder):
    """A meeting of a cell."""

    cell_id: Id


class MeetingToChange(MeetingOrder):
    """The whole plan anew; `seen_revision` is that of the meeting as it was read."""

    seen_revision: Revision


class MarkOrder(Sent):
    """Whether one member was there; the ground or the reason says why not."""

    person_id: Id
    is_present: YesOrNo
    ground: ExclusionGround | None = None
    reason: Annotated[Text, Field(max_length=200)] = ""


class VisitorOrder(Sent):
    """Somebody there who is no member of the cell."""

    name: Line
    home: Line


class AttendanceToTake(Sent):
    """A mark for every member of the cell on the day of the meeting."""

    seen_revision: Revision
    marks: Annotated[list[MarkOrder], Field(max_length=MOST_LINES_AT_ONCE)]
    visitors: Annotated[list[VisitorOrder], Field(max_length=MOST_LINES_AT_ONCE)] = Field(
        default_factory=list
    )

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        each_once(mark.person_id for mark in self.marks)
        return self


class CountToKeep(Sent):
    """What was counted in one vote; `seen_revision` is that of the count, 0 before the first.

    A secret ballot has `issued` and `returned`; a vote by Party card has neither.
    """

    seen_revision: Revision
    method: VoteMethod
    agree: Number
    disagree: Number
    issued: Number | None = None
    returned: Number | None = None
    spoiled: Number = 0
    blank: Number = 0
    resolution: Annotated[Text, Field(max_length=60)] = ""
    override_reason: Reason = ""

    @model_validator(mode="after")
    def _has_ballots_if_secret(self) -> Self:
        ballots = {self.issued is None, self.returned is None}
        if ballots != {self.method is VoteMethod.PARTY_CARD}:
            raise ValueError("a secret ballot has issued and returned, and only it has")
        return self

    def count(self) -> Count:
        """Return the numbers as the domain knows them."""
        return Count(
            method=self.method,
            agree=self.agree,
            disagree=self.disagree,
            issued=self.issued,
            returned=self.returned,
            spoiled=self.spoiled,
            blank=self.blank,
        )


class MeetingAsSeen(Sent):
    """The state of the meeting that was read last."""

    seen_revision: Revision


class CountAsSeen(Sent):
    """The count of the vote that was read last."""

    seen_revision: Revision


class MeetingToClose(Sent):
    """What was read last: of the meeting, and of every case that was voted on."""

    seen_revision: Revision
    cases: Annotated[list[SeenCase], Field(max_length=MOST_LINES_AT_ONCE)] = Field(
        default_factory=list
    )


class CountData(Schema):
    """What was counted in a vote; `step_seq` is the step it was recorded as."""

    revision: int
    method: VoteMethod
    issued: int | None
    returned: int | None
    agree: int
    disagree: int
    spoiled: int
    blank: int
    resolution: str
    step_seq: int | None


class ItemData(Schema):
    """A topic, or a vote on a case."""

    id: int
    topic: str
    casefile_id: int | None
    matter: Matter | None
    count: CountData | None


class MarkData(Schema):
    """One member as marked."""

    person_id: int
    full_name: str
    is_official: bool
    is_present: bool
    ground: ExclusionGround | None
    reason: str


class VisitorData(Schema):
    """Somebody there who is no member of the cell."""

    name: str
    home: str


class MeetingSummary(Schema):
    """A meeting in a list."""

    id: int
    cell_id: int
    held_on: date
    begins_at: Clock
    place: str
    presiding_id: int
    secretary_id: int
    state: MeetingState
    revision: int


class MeetingList(Schema):
    """A page of meetings; `next_after` asks for the page that follows, if there is one."""

    meetings: list[MeetingSummary]
    next_after: int | None


class MeetingData(MeetingSummary):
    """A meeting; `attendance` is empty before it was taken."""

    agenda: list[ItemData]
    attendance: list[MarkData]
    visitors: list[VisitorData]


def meeting_data(meeting: CellMeeting) -> MeetingData:
    """Return a meeting as it stands."""
    return MeetingData(
        **meeting_summary(meeting).model_dump(),
        agenda=[_item(item) for item in items_of(meeting)],
        attendance=_attendance(meeting),
        visitors=[_visitor(each) for each in visitors_of(meeting)],
    )


def meeting_summary(meeting: CellMeeting) -> MeetingSummary:
    """Return what a list tells of a meeting."""
    return MeetingSummary(
        id=meeting.pk,
        cell_id=meeting.cell_id,
        held_on=meeting.held_on,
        begins_at=meeting.begins_at,
        place=meeting.place,
        presiding_id=meeting.presiding_id,
        secretary_id=meeting.secretary_id,
        state=MeetingState(meeting.state),
        revision=meeting.revision,
    )


def _item(item: AgendaItem) -> ItemData:
    return ItemData(
        id=item.pk,
        topic=item.topic,
        casefile_id=item.casefile_id,
        matter=Matter(item.matter) if item.is_vote else None,
        count=_count(item),
    )


def _count(item: AgendaItem) -> CountData | None:
    row = count_of(item)
    if row is None:
        return None
    return CountData(
        revision=row.revision,
        method=VoteMethod(row.method),
        issued=row.issued,
        returned=row.returned,
        agree=row.agree,
        disagree=row.disagree,
        spoiled=row.spoiled,
        blank=row.blank,
        resolution=row.resolution,
        step_seq=row.step_seq,
    )


def _attendance(meeting: CellMeeting) -> list[MarkData]:
    return [
        MarkData(
            person_id=each.person_id,
            full_name=each.name,
            is_official=each.is_official,
            is_present=each.is_present,
            ground=each.ground,
            reason=each.reason,
        )
        for each in attendance_of(meeting)
    ]


def _visitor(visitor: Visiting) -> VisitorData:
    return VisitorData(name=visitor.name, home=visitor.home)
