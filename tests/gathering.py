"""A cell of nine official members that meets, with cases in which nothing stands against a vote."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from casefiles.papers import file_named
from conftest import People
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.services import open_casefile, record_steps
from ketnap.domain.access import Actor
from ketnap.domain.casefile.codes import ExclusionGround, Matter, StepKind, VoteMethod
from ketnap.domain.meeting.ballots import Count
from ketnap.occasions.meetings.models import AgendaItem, CellMeeting
from ketnap.occasions.meetings.queries import Visiting, items_of, suggested_attendance
from ketnap.occasions.meetings.services import (
    Mark,
    Plan,
    Question,
    call_meeting,
    close_meeting,
    count_vote,
    take_attendance,
)
from ketnap.organisations.models import Organisation
from ketnap.people.models import Person

ADMISSION_ON = date(2018, 4, 3)
RECOGNITION_ON = date(2019, 8, 6)
LATER_ON = date(2019, 9, 3)
AT = time(14, 0)

OTHERS = (
    "Lê Thị Chi",
    "Hoàng Mạnh Dũng",
    "Phạm Hương Giang",
    "Vũ Thu Hà",
    "Ngô Văn Khải",
    "Đặng Thị Lan",
    "Bùi Xuân Nam",
)


@dataclass(frozen=True)
class Gathering:
    """The cell, its members and what they do at a meeting, through the services."""

    people: People
    cell: Organisation
    actor: Actor
    presiding: Person
    secretary: Person
    others: tuple[Person, ...]

    def admissible(self, full_name: str = "Đỗ Quang Minh") -> Casefile:
        """Return a case in which every paper for the vote on admission is there."""
        return self._case(full_name, before=Matter.ADMISSION)

    def recognisable(self, full_name: str = "Trịnh Thu Quế") -> Casefile:
        """Return a case in which probation is over and every paper for recognition is there."""
        return self._case(full_name, before=Matter.RECOGNITION)

    def unprepared(self, full_name: str = "Lý Văn Sơn") -> Casefile:
        """Return a case that was listed and holds no paper."""
        return self._case(full_name, before=Matter.ADMISSION, papers=2)

    def meeting(self, on: date = ADMISSION_ON, *questions: Question, **plan: Any) -> CellMeeting:
        """Return a meeting called for a day."""
        return call_meeting(self.cell, self.plan(on, *questions, **plan), actor=self.actor)

    def plan(self, on: date = ADMISSION_ON, *questions: Question, **plan: Any) -> Plan:
        usual = {
            "begins_at": AT,
            "place": "Phòng họp 302",
            "presiding": self.presiding,
            "secretary": self.secretary,
        }
        return Plan(held_on=on, questions=questions, **{**usual, **plan})

    def attend(
        self,
        meeting: CellMeeting,
        *,
        absent: int = 0,
        grounds: tuple[ExclusionGround, ...] = (),
        visitors: tuple[Visiting, ...] = (),
    ) -> None:
        """Take attendance: the last so many are absent, the last of them on the grounds given."""
        called = suggested_attendance(meeting)
        reasons = [None] * (absent - len(grounds)) + list(grounds)
        there, away = called[: len(called) - absent], called[len(called) - absent :]
        marks = [Mark(person_id=each.person_id, is_present=True) for each in there]
        marks += [
            Mark(person_id=each.person_id, is_present=False, ground=ground, reason="đi công tác")
            for each, ground in zip(away, reasons, strict=True)
        ]
        meeting.refresh_from_db()
        take_attendance(
            meeting.pk,
            marks,
            visitors=visitors,
            actor=self.actor,
            seen_revision=meeting.revision,
        )

    def count(self, item: AgendaItem, agree: int, disagree: int = 0, **more: Any) -> None:
        """Count one vote by secret ballot; everything handed out came back."""
        numbers = {"spoiled": 0, "blank": 0} | {
            name: more.pop(name) for name in ("spoiled", "blank") if name in more
        }
        cast = agree + disagree + sum(numbers.values())
        ballots = Count(
            method=VoteMethod.SECRET_BALLOT,
            agree=agree,
            disagree=disagree,
            issued=cast,
            returned=cast,
            **numbers,
        )
        usual = {"seen_revision": 0, "today": item.meeting.held_on}
        count_vote(item, ballots, actor=self.actor, **{**usual, **more})

    def held(self, on: date, *questions: Question, agree: int = 9) -> CellMeeting:
        """Return a meeting at which everybody was and every question was voted on, not yet closed."""
        meeting = self.meeting(on, *questions)
        self.attend(meeting)
        for item in items_of(meeting):
            self.count(item, agree, 9 - agree)
        meeting.refresh_from_db()
        return meeting

    def close(self, meeting: CellMeeting, *cases: Casefile) -> CellMeeting:
        """Close a meeting whose writer saw the cases as they are now."""
        meeting.refresh_from_db()
        seen = {case.pk: case.entries.count() for case in cases}
        return close_meeting(
            meeting.pk,
            actor=self.actor,
            seen_revision=meeting.revision,
            seen_seqs=seen,
            today=meeting.held_on,
        )

    def _case(self, full_name: str, *, before: Matter, papers: int | None = None) -> Casefile:
        file = file_named("straight_path")
        votes = [step for step in file.steps if step.kind is StepKind.CELL_VOTED]
        end = votes[0 if before is Matter.ADMISSION else 1].seq - 1
        steps = file.steps[: end if papers is None else papers]
        person = self.people.person(
            self.cell, full_name, born_on=file.person.born_on, youth_union_member=True
        )
        case = open_casefile(person, self.cell, by=self.actor)
        record_steps(case.pk, steps, by=self.actor, seen_seq=0, override_reason="ghi bổ sung")
        return case


def admission(case: Casefile) -> Question:
    return Question(case.pk, Matter.ADMISSION)


def recognition(case: Casefile) -> Question:
    return Question(case.pk, Matter.RECOGNITION)


def strike_off(case: Casefile) -> Question:
    return Question(case.pk, Matter.STRIKE_OFF)


def gathering_of(
    people: People, cell: Organisation, actor: Actor, officers: list[Person]
) -> Gathering:
    """Return the cell of nine: two officers and seven others."""
    others = tuple(people.member(cell, name) for name in OTHERS)
    presiding, secretary = officers
    return Gathering(people, cell, actor, presiding, secretary, others)
