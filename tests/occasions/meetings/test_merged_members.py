"""Two records of one person are made one although a meeting that knows of them is closed."""

import pytest
from django.db import DatabaseError, transaction

from gathering import ADMISSION_ON, Gathering, admission
from ketnap.occasions.meetings.models import Attendance, CellMeeting
from ketnap.people.models import Person
from ketnap.people.services import merge_persons, undo_merge


@pytest.fixture
def closed(gathering: Gathering) -> CellMeeting:
    case = gathering.admissible()
    meeting = gathering.held(ADMISSION_ON, admission(case))
    return gathering.close(meeting, case)


@pytest.fixture
def again(people, cell) -> Person:
    """A second record, typed without accents, of somebody who was at the meeting."""
    return people.person(cell, "Ban ghi thu hai")


def called(meeting: CellMeeting) -> set[int]:
    return set(Attendance.objects.filter(meeting=meeting).values_list("person_id", flat=True))


def test_whoever_was_at_a_closed_meeting_is_merged_and_taken_apart(closed, gathering, again):
    member, before = gathering.others[0], called(closed)

    merge = merge_persons(again, member, reason="trùng", actor=gathering.actor)
    merged = called(closed)
    undo_merge(merge, actor=gathering.actor)

    assert merged == before - {member.pk} | {again.pk}
    assert called(closed) == before


def test_whoever_led_a_closed_meeting_is_merged(closed, gathering, again):
    chair = closed.presiding

    merge_persons(again, chair, reason="trùng", actor=gathering.actor)

    closed.refresh_from_db()
    assert closed.presiding == again


@pytest.mark.parametrize(
    "tamper",
    [
        lambda meeting, member, again: Attendance.objects.filter(
            meeting=meeting, person=member
        ).update(person=again),
        lambda meeting, _member, again: CellMeeting.objects.filter(pk=meeting.pk).update(
            secretary=again
        ),
    ],
)
def test_nobody_else_takes_a_place_at_a_closed_meeting(closed, gathering, again, tamper):
    with pytest.raises(DatabaseError, match="read only"), transaction.atomic():
        tamper(closed, gathering.others[0], again)


def test_a_merge_lets_nothing_else_of_the_attendance_change(closed, gathering, again):
    member = gathering.others[0]
    Person.objects.filter(pk=member.pk).update(merged_into=again)

    with pytest.raises(DatabaseError, match="read only"), transaction.atomic():
        Attendance.objects.filter(meeting=closed, person=member).update(
            person=again, is_present=False
        )
