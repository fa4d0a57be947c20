"""Calling a meeting, changing its plan, calling it off."""

import pytest
from django.core.exceptions import ValidationError

from conftest import today_actor
from gathering import ADMISSION_ON, LATER_ON, admission, strike_off
from ketnap.audit.queries import about_object
from ketnap.casefiles.refusals import NotVisible
from ketnap.casefiles.services import open_casefile
from ketnap.domain.access import NotAllowed, Role
from ketnap.occasions.meetings.models import CellMeeting, MeetingState
from ketnap.occasions.meetings.queries import KIND, items_of, meetings_visible_to
from ketnap.occasions.meetings.refusals import ItemCounted, MeetingChanged, MeetingOver
from ketnap.occasions.meetings.services import call_meeting, call_off, change_meeting


def agenda(meeting: CellMeeting) -> list[str]:
    return [item.topic or f"{item.case.person} {item.matter}" for item in items_of(meeting)]


def test_meeting_holds_its_topics_and_then_its_votes_in_order(gathering):
    minh, chau = gathering.admissible("Đỗ Quang Minh"), gathering.unprepared("Lý Bảo Châu")

    meeting = gathering.meeting(
        ADMISSION_ON, admission(minh), strike_off(chau), topics=("Sinh hoạt thường kỳ",)
    )

    assert agenda(meeting) == [
        "Sinh hoạt thường kỳ",
        "Đỗ Quang Minh admission",
        "Lý Bảo Châu strike_off",
    ]
    assert (meeting.state, meeting.revision) == (MeetingState.PLANNED, 1)
    assert [entry.detail for entry in about_object(KIND, meeting.pk)] == ["triệu tập cuộc họp"]


def test_only_those_who_hold_meetings_call_them(gathering, stranger, mentor_user):
    for user in (stranger, mentor_user):
        with pytest.raises(NotAllowed):
            call_meeting(gathering.cell, gathering.plan(), actor=today_actor(user))

    assert not CellMeeting.objects.exists()


def test_officers_must_be_official_members_on_the_day(gathering, people, cell):
    applicant = people.person(cell, "Phan Anh Tuấn")

    with pytest.raises(ValidationError) as refusal:
        gathering.meeting(ADMISSION_ON, presiding=applicant)

    assert list(refusal.value.message_dict) == ["presiding"]


def test_nobody_leads_a_meeting_and_writes_its_minutes_too(gathering):
    with pytest.raises(ValidationError, match="hai người"):
        gathering.meeting(ADMISSION_ON, secretary=gathering.presiding)


def test_a_cell_meets_once_at_one_time_unless_the_other_was_called_off(gathering):
    first = gathering.meeting(ADMISSION_ON)
    with pytest.raises(ValidationError, match="đã có một cuộc họp"):
        gathering.meeting(ADMISSION_ON)

    call_off(first.pk, actor=gathering.actor)

    assert gathering.meeting(ADMISSION_ON).is_planned
    first.refresh_from_db()
    assert first.state == MeetingState.CALLED_OFF


def test_case_of_another_cell_cannot_be_voted_on(gathering, other_cell, people, stranger):
    person = people.person(other_cell, "Mai Văn Thành")
    theirs = open_casefile(person, other_cell, by=today_actor(stranger))

    with pytest.raises(NotVisible):
        gathering.meeting(ADMISSION_ON, admission(theirs))

    assert not CellMeeting.objects.exists()


def test_changed_plan_keeps_the_votes_that_stay_and_drops_the_others(gathering):
    minh, chau = gathering.admissible("Đỗ Quang Minh"), gathering.unprepared("Lý Bảo Châu")
    meeting = gathering.meeting(ADMISSION_ON, admission(minh), topics=("Việc một",))
    kept = items_of(meeting)[1].pk

    change_meeting(
        meeting.pk,
        gathering.plan(LATER_ON, admission(chau), admission(minh), topics=("Việc hai",)),
        actor=gathering.actor,
        seen_revision=1,
    )

    meeting.refresh_from_db()
    assert agenda(meeting) == ["Việc hai", "Lý Bảo Châu admission", "Đỗ Quang Minh admission"]
    assert items_of(meeting)[2].pk == kept
    assert meeting.held_on == LATER_ON


def test_counted_vote_stays_on_the_agenda(gathering):
    minh = gathering.admissible()
    meeting = gathering.held(ADMISSION_ON, admission(minh))

    with pytest.raises(ItemCounted):
        change_meeting(
            meeting.pk,
            gathering.plan(ADMISSION_ON),
            actor=gathering.actor,
            seen_revision=meeting.revision,
        )

    assert agenda(meeting) == ["Đỗ Quang Minh admission"]


def test_counted_meeting_is_not_moved_to_a_day_to_come(gathering):
    minh = gathering.admissible()
    meeting = gathering.held(ADMISSION_ON, admission(minh))

    with pytest.raises(ValidationError) as refusal:
        change_meeting(
            meeting.pk,
            gathering.plan(LATER_ON, admission(minh)),
            actor=gathering.actor,
            seen_revision=meeting.revision,
            today=ADMISSION_ON,
        )

    assert "held_on" in refusal.value.message_dict


def test_whoever_saw_an_older_plan_is_told_what_changed(gathering):
    meeting = gathering.meeting(ADMISSION_ON)
    change_meeting(meeting.pk, gathering.plan(LATER_ON), actor=gathering.actor, seen_revision=1)

    with pytest.raises(MeetingChanged) as refusal:
        change_meeting(
            meeting.pk, gathering.plan(ADMISSION_ON), actor=gathering.actor, seen_revision=1
        )

    assert [entry.detail for entry in refusal.value.since] == ["sửa kế hoạch họp"]
    meeting.refresh_from_db()
    assert meeting.held_on == LATER_ON


def test_meeting_that_was_called_off_changes_no_more(gathering):
    meeting = gathering.meeting(ADMISSION_ON)
    call_off(meeting.pk, actor=gathering.actor)

    with pytest.raises(MeetingOver):
        change_meeting(meeting.pk, gathering.plan(LATER_ON), actor=gathering.actor, seen_revision=2)


def test_meetings_are_seen_in_their_own_cell_alone(gathering, stranger, clerk, people, cell):
    meeting = gathering.meeting(ADMISSION_ON)
    member = people.user("lan", Role.OFFICIAL_MEMBER, cell, gathering.others[5])

    seen = {
        user.username: list(meetings_visible_to(today_actor(user)))
        for user in (clerk, member, stranger)
    }

    assert seen == {"binh": [meeting], "lan": [meeting], "giang": []}
