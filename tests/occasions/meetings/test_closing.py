"""Closing a meeting: every vote becomes a step of its case, all of them or none."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from casefiles.papers import reviewed
from gathering import (
    ADMISSION_ON,
    LATER_ON,
    RECOGNITION_ON,
    admission,
    recognition,
    strike_off,
)
from ketnap.casefiles.models import LogEntry
from ketnap.casefiles.queries import domain_casefile
from ketnap.casefiles.refusals import CaseChanged, StepRefused
from ketnap.casefiles.services import record_steps
from ketnap.domain.casefile.codes import ExclusionGround, Matter, StepKind, VoteMethod
from ketnap.domain.casefile.steps import CellVoted, Corrected, Excluded
from ketnap.occasions.meetings.models import (
    AgendaItem,
    Attendance,
    CellMeeting,
    Visitor,
    VoteCount,
)
from ketnap.occasions.meetings.queries import (
    Visiting,
    items_of,
    meetings_behind,
    suggested_attendance,
)
from ketnap.occasions.meetings.refusals import (
    CountContradicts,
    MeetingChanged,
    MeetingOver,
    MembersChanged,
    NobodyCalled,
    NotYetHeld,
    OfficersAbsent,
)
from ketnap.occasions.meetings.services import (
    Mark,
    change_meeting,
    close_meeting,
    take_attendance,
)
from ketnap.people.models import Membership, MemberStatus
from ketnap.people.services import admit_member, change_membership
from ketnap.transfers.services import send_within

EXEMPT = ExclusionGround.EXEMPT_FROM_WORK_AND_ACTIVITY
ELSEWHERE = ExclusionGround.ON_TEMPORARY_ACTIVITY_ELSEWHERE


def votes_in(case) -> list[CellVoted]:
    return [step for step in domain_casefile(case).steps if isinstance(step, CellVoted)]


def votes_recorded() -> int:
    return LogEntry.objects.filter(kind=StepKind.CELL_VOTED).count()


def test_closing_records_each_vote_and_links_it_to_its_meeting(gathering):
    minh, thanh = gathering.admissible("Đỗ Quang Minh"), gathering.admissible("Phan Văn Thanh")
    meeting = gathering.meeting(ADMISSION_ON, admission(minh), admission(thanh))
    gathering.attend(meeting, absent=2, grounds=(ELSEWHERE,))
    first, second = items_of(meeting)
    gathering.count(first, 7, resolution="15-NQ/CB")
    gathering.count(second, 5, 1, spoiled=1)

    gathering.close(meeting, minh, thanh)

    [vote] = votes_in(minh)
    assert (vote.on, vote.matter, vote.resolution) == (ADMISSION_ON, Matter.ADMISSION, "15-NQ/CB")
    assert (vote.official_members, vote.present_official) == (9, 7)
    assert vote.excluded == (Excluded(count=1, ground=ELSEWHERE),)
    [vote] = votes_in(thanh)
    assert (vote.agree, vote.disagree, vote.invalid, vote.method) == (
        5,
        1,
        1,
        VoteMethod.SECRET_BALLOT,
    )
    meeting.refresh_from_db()
    assert meeting.is_closed
    assert meetings_behind(minh.pk) == {16: meeting}


def test_question_that_was_not_voted_on_leaves_no_step(gathering):
    minh, thanh = gathering.admissible("Đỗ Quang Minh"), gathering.admissible("Phan Văn Thanh")
    meeting = gathering.meeting(ADMISSION_ON, admission(minh), admission(thanh))
    gathering.attend(meeting)
    gathering.count(items_of(meeting)[0], 9)

    gathering.close(meeting, minh)

    assert (len(votes_in(minh)), len(votes_in(thanh))) == (1, 0)


def test_three_votes_on_one_person_are_three_steps_in_their_order(gathering):
    quy = gathering.recognisable()
    meeting = gathering.meeting(RECOGNITION_ON, recognition(quy), strike_off(quy))
    gathering.attend(meeting)
    first, second = items_of(meeting)
    gathering.count(first, 5, 4)
    gathering.count(second, 9)

    gathering.close(meeting, quy)

    assert [(vote.matter, vote.agree) for vote in votes_in(quy)[1:]] == [
        (Matter.RECOGNITION, 5),
        (Matter.STRIKE_OFF, 9),
    ]


def test_nothing_is_written_where_one_vote_is_refused(gathering):
    minh, thanh = gathering.admissible("Đỗ Quang Minh"), gathering.admissible("Phan Văn Thanh")
    meeting = gathering.held(ADMISSION_ON, admission(minh), admission(thanh))
    cv_seq = next(
        step.seq for step in domain_casefile(thanh).steps if step.kind is StepKind.CV_DECLARED
    )
    void = Corrected(on=ADMISSION_ON, corrects=cv_seq, reason="ghi nhầm hồ sơ")
    record_steps(thanh.pk, [void], by=gathering.actor, seen_seq=15, today=ADMISSION_ON)

    with pytest.raises(StepRefused) as refusal:
        gathering.close(meeting, minh, thanh)

    assert refusal.value.casefile_id == thanh.pk
    assert votes_recorded() == 0
    meeting.refresh_from_db()
    assert meeting.is_planned


def test_step_recorded_meanwhile_is_shown_and_nothing_is_written(gathering):
    minh = gathering.admissible()
    meeting = gathering.held(ADMISSION_ON, admission(minh))
    record_steps(
        minh.pk, [reviewed(ADMISSION_ON)], by=gathering.actor, seen_seq=15, today=ADMISSION_ON
    )

    with pytest.raises(CaseChanged) as refusal:
        close_meeting(
            meeting.pk,
            actor=gathering.actor,
            seen_revision=meeting.revision,
            seen_seqs={minh.pk: 15},
            today=ADMISSION_ON,
        )

    assert [step.kind for step in refusal.value.since] == [StepKind.MENTOR_REVIEWED]
    assert votes_recorded() == 0


def test_count_changed_meanwhile_is_shown_and_nothing_is_written(gathering):
    minh = gathering.admissible()
    meeting = gathering.held(ADMISSION_ON, admission(minh))
    gathering.count(items_of(meeting)[0], 8, 1, seen_revision=1)

    with pytest.raises(MeetingChanged) as refusal:
        close_meeting(
            meeting.pk,
            actor=gathering.actor,
            seen_revision=meeting.revision,
            seen_seqs={minh.pk: 15},
            today=ADMISSION_ON,
        )

    assert [entry.detail for entry in refusal.value.since] == ["ghi kết quả biểu quyết, mục 1"]
    assert votes_recorded() == 0


def test_vote_that_its_case_holds_already_is_linked_and_not_recorded_twice(gathering):
    minh = gathering.admissible()
    vote = CellVoted(
        on=ADMISSION_ON,
        matter=Matter.ADMISSION,
        official_members=9,
        excluded=(Excluded(count=1, ground=EXEMPT), Excluded(count=1, ground=ELSEWHERE)),
        present_official=7,
        agree=7,
        disagree=0,
        invalid=0,
        method=VoteMethod.SECRET_BALLOT,
    )
    meeting = gathering.meeting(ADMISSION_ON, admission(minh))
    gathering.attend(meeting, absent=2, grounds=(ELSEWHERE, EXEMPT))
    gathering.count(items_of(meeting)[0], 7)
    record_steps(minh.pk, [vote], by=gathering.actor, seen_seq=15, today=ADMISSION_ON)

    gathering.close(meeting, minh)

    assert len(votes_in(minh)) == 1
    assert meetings_behind(minh.pk) == {16: meeting}


def test_attendance_that_no_longer_fits_the_count_is_refused(gathering):
    minh = gathering.admissible()
    meeting = gathering.held(ADMISSION_ON, admission(minh))
    gathering.attend(meeting, absent=1)

    with pytest.raises(CountContradicts) as refusal:
        gathering.close(meeting, minh)

    assert refusal.value.item_id == items_of(meeting)[0].pk


def test_member_who_joined_since_attendance_is_named(gathering):
    minh = gathering.admissible()
    meeting = gathering.held(ADMISSION_ON, admission(minh))
    late = gathering.people.person(gathering.cell, "Cao Thị Mai")
    admit_member(
        late,
        gathering.cell,
        status=MemberStatus.OFFICIAL,
        since=ADMISSION_ON - timedelta(days=5),
        actor=gathering.actor,
    )

    with pytest.raises(MembersChanged) as refusal:
        gathering.close(meeting, minh)

    assert refusal.value.people == (late,)
    assert votes_recorded() == 0


def test_member_who_is_official_on_the_day_but_was_marked_as_probationary_is_named(gathering):
    minh, chi = gathering.admissible(), gathering.others[0]
    Membership.objects.filter(person=chi).update(status=MemberStatus.PROBATIONARY, official_on=None)
    change_membership(
        Membership.objects.get(person=chi),
        on=ADMISSION_ON,
        actor=gathering.actor,
        status=MemberStatus.OFFICIAL,
        official_on=ADMISSION_ON,
    )
    meeting = gathering.meeting(ADMISSION_ON - timedelta(days=1), admission(minh))
    gathering.attend(meeting)
    meeting.refresh_from_db()
    change_meeting(
        meeting.pk,
        gathering.plan(ADMISSION_ON, admission(minh)),
        actor=gathering.actor,
        seen_revision=meeting.revision,
    )

    with pytest.raises(MembersChanged) as refusal:
        gathering.close(meeting, minh)

    assert refusal.value.people == (chi,)


def test_vote_is_not_recorded_in_a_file_that_moved_away_by_the_day(gathering, other_cell):
    today = timezone.localdate()
    minh = gathering.admissible()
    meeting = gathering.meeting(today, admission(minh))
    gathering.attend(meeting)
    gathering.count(items_of(meeting)[0], 9, override_reason="ghi bổ sung")
    send_within(
        minh.pk,
        other_cell,
        reason="chuyển công tác",
        by=gathering.actor,
        seen_seq=minh.entries.count(),
        today=today,
    )

    with pytest.raises(StepRefused) as refusal:
        gathering.close(meeting, minh)

    assert [finding.code for finding in refusal.value.findings] == ["case_moved_away"]
    assert votes_recorded() == 0


def test_meeting_is_not_closed_while_its_secretary_is_marked_absent(gathering):
    meeting = gathering.meeting(ADMISSION_ON)
    marks = [
        Mark(person_id=each.person_id, is_present=each.person_id != gathering.secretary.pk)
        for each in suggested_attendance(meeting)
    ]
    take_attendance(meeting.pk, marks, actor=gathering.actor, seen_revision=meeting.revision)

    with pytest.raises(OfficersAbsent) as refusal:
        gathering.close(meeting)

    assert refusal.value.people == (gathering.secretary,)


def test_meeting_without_attendance_or_before_its_day_is_not_closed(gathering):
    meeting = gathering.meeting(ADMISSION_ON)
    with pytest.raises(NobodyCalled):
        gathering.close(meeting)
    gathering.attend(meeting)

    with pytest.raises(NotYetHeld):
        close_meeting(
            meeting.pk,
            actor=gathering.actor,
            seen_revision=2,
            seen_seqs={},
            today=ADMISSION_ON - timedelta(days=1),
        )


@pytest.fixture
def closed(gathering) -> CellMeeting:
    minh = gathering.admissible()
    meeting = gathering.meeting(ADMISSION_ON, admission(minh))
    gathering.attend(meeting, visitors=(Visiting("Cao Văn Thọ", "Đảng ủy cơ sở"),))
    gathering.count(items_of(meeting)[0], 9)
    gathering.close(meeting, minh)
    meeting.refresh_from_db()
    return meeting


def test_closed_meeting_changes_no_more(gathering, closed):
    item = items_of(closed)[0]

    with pytest.raises(MeetingOver):
        gathering.count(item, 8, 1, seen_revision=1)
    with pytest.raises(MeetingOver):
        gathering.attend(closed)
    with pytest.raises(MeetingOver):
        gathering.close(closed)

    assert votes_recorded() == 1


@pytest.mark.parametrize(
    "tamper",
    [
        lambda meeting: CellMeeting.objects.filter(pk=meeting.pk).update(held_on=LATER_ON),
        lambda meeting: CellMeeting.objects.filter(pk=meeting.pk).update(
            state="planned", closed_at=None
        ),
        lambda meeting: Attendance.objects.filter(meeting=meeting).update(reason="x"),
        lambda meeting: Attendance.objects.filter(meeting=meeting).delete(),
        lambda meeting: Visitor.objects.filter(meeting=meeting).update(name="x"),
        lambda meeting: Visitor.objects.filter(meeting=meeting).delete(),
        lambda meeting: Visitor.objects.create(meeting=meeting, position=9, name="x", home="x"),
        lambda meeting: VoteCount.objects.filter(item__meeting=meeting).update(step_seq=1),
        lambda meeting: VoteCount.objects.filter(item__meeting=meeting).delete(),
        lambda meeting: AgendaItem.objects.filter(meeting=meeting).update(position=9),
        lambda meeting: AgendaItem.objects.create(meeting=meeting, position=9, topic="Thêm"),
    ],
)
def test_database_refuses_to_change_a_closed_meeting(closed, tamper):
    with pytest.raises(DatabaseError, match="read only"), transaction.atomic():
        tamper(closed)
