"""One of several processes that close the same meeting at the same moment."""

import sys
from collections.abc import Iterable
from datetime import date, time

import django

django.setup()

from casefiles.papers import file_named  # noqa: E402
from ketnap.accounts.actors import actor_of  # noqa: E402
from ketnap.accounts.models import User  # noqa: E402
from ketnap.accounts.setup import Beginning, found  # noqa: E402
from ketnap.casefiles.keys import create_log_key  # noqa: E402
from ketnap.casefiles.models import LogEntry  # noqa: E402
from ketnap.casefiles.services import open_casefile, record_steps  # noqa: E402
from ketnap.casefiles.verification import verify  # noqa: E402
from ketnap.domain.access import Actor  # noqa: E402
from ketnap.domain.casefile.codes import Matter, StepKind, VoteMethod  # noqa: E402
from ketnap.domain.meeting.ballots import Count  # noqa: E402
from ketnap.occasions.meetings.models import CellMeeting, VoteCount  # noqa: E402
from ketnap.occasions.meetings.queries import items_of, suggested_attendance  # noqa: E402
from ketnap.occasions.meetings.refusals import MeetingOver  # noqa: E402
from ketnap.occasions.meetings.services import (  # noqa: E402
    Mark,
    Plan,
    Question,
    call_meeting,
    close_meeting,
    count_vote,
    take_attendance,
)
from ketnap.organisations.models import Organisation, OrganisationKind  # noqa: E402
from ketnap.people.models import MemberStatus, Person  # noqa: E402
from ketnap.people.services import admit_member, create_person  # noqa: E402

BEGINNING = date(2010, 1, 1)
DAY = date(2018, 4, 3)
MEMBERS = ("Nguyễn Thị An", "Trần Văn Bình", "Lê Thị Chi", "Hoàng Mạnh Dũng")
APPLICANTS = ("Đỗ Quang Minh", "Phan Văn Thanh")
PAPERS = 15


def secretary() -> Actor:
    actor = actor_of(User.objects.get(), on=date.today())  # noqa: DTZ011 - any day will do
    assert actor is not None
    return actor


def person(cell: Organisation, name: str) -> Person:
    facts = {
        "born_on": date(1990, 5, 17),
        "sex": "male",
        "ethnicity": "Kinh",
        "religion": "không",
        "schooling": "university",
        "occupation": "viên chức",
        "workplace": "Viện",
        "youth_union_member": True,
    }
    return create_person(cell, actor=secretary(), full_name=name, **facts)


def prepare() -> None:
    """Found a cell, hold a meeting with two counted votes, and say its number."""
    create_log_key()
    found(
        Beginning("Đảng ủy Viện", "Chi bộ Một", BEGINNING, True, True, "an", "bong sen no mua ha")
    )
    cell, actor = Organisation.objects.get(kind=OrganisationKind.CELL), secretary()
    members = [person(cell, name) for name in MEMBERS]
    for member in members:
        admit_member(member, cell, status=MemberStatus.OFFICIAL, since=BEGINNING, actor=actor)
    questions = []
    for name in APPLICANTS:
        case = open_casefile(person(cell, name), cell, by=actor)
        steps = file_named("straight_path").steps[:PAPERS]
        record_steps(case.pk, steps, by=actor, seen_seq=0, override_reason="ghi bổ sung")
        questions.append(Question(case.pk, Matter.ADMISSION))
    plan = Plan(
        held_on=DAY,
        begins_at=time(14),
        place="Phòng họp",
        presiding=members[0],
        secretary=members[1],
        questions=tuple(questions),
    )
    say(hold(call_meeting(cell, plan, actor=actor), actor))


def hold(meeting: CellMeeting, actor: Actor) -> int:
    marks = [
        Mark(person_id=each.person_id, is_present=True) for each in suggested_attendance(meeting)
    ]
    take_attendance(meeting.pk, marks, actor=actor, seen_revision=meeting.revision)
    everybody = len(MEMBERS)
    count = Count(
        method=VoteMethod.SECRET_BALLOT,
        agree=everybody,
        disagree=0,
        issued=everybody,
        returned=everybody,
    )
    for item in items_of(meeting):
        count_vote(item, count, actor=actor, seen_revision=0, today=DAY)
    return meeting.pk


def close(meeting_id: str) -> None:
    """Say ready, wait for the word, and try to close once."""
    actor, meeting = secretary(), CellMeeting.objects.get(pk=meeting_id)
    seen = {item.case.pk: PAPERS for item in items_of(meeting)}
    say("ready")
    sys.stdin.readline()
    try:
        close_meeting(
            meeting.pk,
            actor=actor,
            seen_revision=meeting.revision,
            seen_seqs=seen,
            today=DAY,
        )
    except MeetingOver:
        say("over")
    else:
        say("closed")


def report() -> None:
    """Say how the meeting stands, which steps its votes became, and what is broken."""
    say(CellMeeting.objects.get().state)
    say(sorted(VoteCount.objects.values_list("step_seq", flat=True)))
    say(LogEntry.objects.filter(kind=StepKind.CELL_VOTED).count())
    say([broken.en for broken in verify()])


def say(word: object) -> None:
    print(word, flush=True)  # noqa: T201 - the parent process reads it


COMMANDS = {"prepare": prepare, "close": close, "report": report}


def main(command: str, arguments: Iterable[str]) -> None:
    COMMANDS[command](*arguments)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
