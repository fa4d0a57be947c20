"""Attendance: every member once, with what takes them out of the base."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from gathering import ADMISSION_ON
from ketnap.domain.casefile.codes import ExclusionGround
from ketnap.occasions.meetings.queries import (
    Visiting,
    attendance_of,
    suggested_attendance,
    suggested_visitors,
    turnout_at,
    visitors_of,
)
from ketnap.occasions.meetings.refusals import MeetingChanged, MembersChanged
from ketnap.occasions.meetings.services import Mark, take_attendance
from ketnap.people.models import MemberStatus
from ketnap.people.queries import membership_on
from ketnap.people.services import admit_member, change_membership, end_guest, receive_guest

ELSEWHERE = ExclusionGround.ON_TEMPORARY_ACTIVITY_ELSEWHERE
SUSPENDED = ExclusionGround.SUSPENDED_FROM_ACTIVITY
BEFORE = ADMISSION_ON - timedelta(days=90)


def test_everybody_is_suggested_as_there_but_the_exempt_and_those_elsewhere(gathering):
    for person, change in zip(
        gathering.others, ({"exempt": True}, {"on_temporary_activity": True}), strict=False
    ):
        membership = membership_on(person.pk, BEFORE)
        change_membership(membership, on=BEFORE, actor=gathering.actor, **change)
    probationer = gathering.people.person(gathering.cell, "Cao Thị Mai")
    admit_member(
        probationer,
        gathering.cell,
        status=MemberStatus.PROBATIONARY,
        since=BEFORE,
        actor=gathering.actor,
    )

    called = suggested_attendance(gathering.meeting(ADMISSION_ON))

    away = {each.name: each.ground for each in called if not each.is_present}
    assert len(called) == 10
    assert away == {
        "Lê Thị Chi": ExclusionGround.EXEMPT_FROM_WORK_AND_ACTIVITY,
        "Hoàng Mạnh Dũng": ELSEWHERE,
    }
    assert [each.name for each in called if not each.is_official] == ["Cao Thị Mai"]


def test_attendance_is_kept_as_marked_and_counted(gathering):
    meeting = gathering.meeting(ADMISSION_ON)

    gathering.attend(meeting, absent=3, grounds=(ELSEWHERE, SUSPENDED))

    turnout = turnout_at(meeting)
    assert turnout is not None
    assert (turnout.official_members, turnout.present_official, turnout.base) == (9, 6, 7)
    assert {each.reason for each in attendance_of(meeting) if not each.is_present} == {
        "đi công tác"
    }


def test_visitors_are_kept_as_told_and_counted_for_nothing(gathering):
    meeting = gathering.meeting(ADMISSION_ON)
    visitors = (Visiting("Cao Văn Thọ", "Đảng ủy cơ sở"), Visiting("Tạ Thị Thu", "Công đoàn"))

    gathering.attend(meeting)
    alone = turnout_at(meeting)
    gathering.attend(meeting, visitors=visitors)

    assert visitors_of(meeting) == list(visitors)
    assert turnout_at(meeting) == alone


def test_visitors_taken_out_are_forgotten(gathering):
    meeting = gathering.meeting(ADMISSION_ON)
    gathering.attend(meeting, visitors=(Visiting("Cao Văn Thọ", "Đảng ủy cơ sở"),))

    gathering.attend(meeting)

    assert visitors_of(meeting) == []


def test_visitor_is_told_with_where_from(gathering):
    meeting = gathering.meeting(ADMISSION_ON)

    with pytest.raises(ValidationError):
        gathering.attend(meeting, visitors=(Visiting("Cao Văn Thọ", ""),))

    assert attendance_of(meeting) == []


def test_guests_of_the_cell_on_the_day_are_suggested_as_visitors(gathering):
    day = timedelta(days=1)
    usual = {"home": "Chi bộ Đào tạo", "actor": gathering.actor}
    gone = receive_guest(gathering.cell, "Ngô Khải", since=BEFORE, **usual)
    end_guest(gone, on=ADMISSION_ON, actor=gathering.actor)
    receive_guest(gathering.cell, "Cao Văn Thọ", since=BEFORE, **usual)
    receive_guest(gathering.cell, "Tạ Thị Thu", since=ADMISSION_ON + day, **usual)

    found = suggested_visitors(gathering.meeting(ADMISSION_ON))

    assert found == [Visiting("Cao Văn Thọ", "Chi bộ Đào tạo")]


def test_nothing_is_counted_before_attendance_is_taken(gathering):
    assert turnout_at(gathering.meeting(ADMISSION_ON)) is None


@pytest.mark.parametrize("left_out", [1, 2])
def test_attendance_names_every_member(gathering, left_out):
    meeting = gathering.meeting(ADMISSION_ON)
    called = suggested_attendance(meeting)[left_out:]

    with pytest.raises(MembersChanged) as refusal:
        take_attendance(
            meeting.pk,
            [Mark(person_id=each.person_id, is_present=True) for each in called],
            actor=gathering.actor,
            seen_revision=1,
        )

    assert len(refusal.value.people) == left_out
    assert attendance_of(meeting) == []


def test_suspended_member_is_not_marked_present(gathering):
    meeting = gathering.meeting(ADMISSION_ON)
    called = suggested_attendance(meeting)
    marks = [Mark(person_id=each.person_id, is_present=True, ground=SUSPENDED) for each in called]

    with pytest.raises(ValidationError, match="không dự họp"):
        take_attendance(meeting.pk, marks, actor=gathering.actor, seen_revision=1)

    assert attendance_of(meeting) == []


def test_second_writer_is_told_that_attendance_was_taken(gathering):
    meeting = gathering.meeting(ADMISSION_ON)
    gathering.attend(meeting)
    marks = [
        Mark(person_id=each.person_id, is_present=False) for each in suggested_attendance(meeting)
    ]

    with pytest.raises(MeetingChanged) as refusal:
        take_attendance(meeting.pk, marks, actor=gathering.actor, seen_revision=1)

    assert [entry.detail for entry in refusal.value.since] == ["điểm danh"]
    assert all(each.is_present for each in attendance_of(meeting))
