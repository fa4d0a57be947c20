"""An entry on the roll made by mistake is taken back, unless something was built on it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from conftest import BEGINNING, today_actor
from handovers.leaving import order, today
from ketnap.audit.queries import about_object
from ketnap.casefiles.verification import verify
from ketnap.domain.access import NotAllowed
from ketnap.handovers.mistaken_entries import take_off_roll
from ketnap.handovers.services import hand_over
from ketnap.people.models import CellStay, Membership, MemberStatus
from ketnap.people.services import admit_member, change_membership, end_membership, merge_persons

pytestmark = pytest.mark.django_db

REASON = "ghi nhầm người trùng họ tên"


@pytest.fixture
def giang(people, cell, actor):
    """Giang, entered as probationary and official, without any duty."""
    person = people.person(cell, "Hồ Thị Giang")
    entered = admit_member(
        person, cell, status=MemberStatus.PROBATIONARY, since=BEGINNING, actor=actor
    )
    decided = BEGINNING + timedelta(days=400)
    change_membership(entered, on=decided, actor=actor, status=MemberStatus.OFFICIAL)
    return person


def test_whole_unbroken_time_goes_and_the_record_says_what_it_was(giang, actor):
    take_off_roll(giang.memberships.first(), REASON, actor=actor)

    assert not Membership.objects.filter(person=giang).exists()
    assert not CellStay.objects.filter(person=giang).exists()
    noted = [entry.detail for entry in about_object("person", giang.pk)][:3]
    assert sorted(noted) == [
        f"bỏ khỏi danh sách Chi bộ Văn phòng vì ghi nhầm, lý do: {REASON}",
        f"dòng đã bỏ: đảng viên chính thức từ {BEGINNING + timedelta(days=400):%d/%m/%Y}",
        f"dòng đã bỏ: đảng viên dự bị từ {BEGINNING:%d/%m/%Y} đến hết "
        f"{BEGINNING + timedelta(days=399):%d/%m/%Y}",
    ]
    assert verify() == []


def test_another_time_of_the_person_stays(giang, cell, actor):
    end_membership(giang.memberships.last(), on=BEGINNING + timedelta(days=500), actor=actor)
    back = admit_member(
        giang,
        cell,
        status=MemberStatus.OFFICIAL,
        since=BEGINNING + timedelta(days=600),
        actor=actor,
    )

    take_off_roll(back, REASON, actor=actor)
    with pytest.raises(ValidationError):  # asked for once more by a page that was read before
        take_off_roll(back, REASON, actor=actor)

    assert giang.memberships.count() == 2


def test_member_with_duties_is_not_taken_off(leaver, cases, actor):
    with pytest.raises(ValidationError) as refused:
        take_off_roll(leaver, REASON, actor=actor)

    assert refused.value.code == "duties_left"
    assert Membership.objects.filter(pk=leaver.pk).exists()


def test_time_that_ended_with_a_hand_over_stays(leaver, cases, binh, actor):
    hand_over(leaver, order(cases, binh), actor=actor)

    with pytest.raises(ValidationError) as refused:
        take_off_roll(Membership.objects.get(pk=leaver.pk), REASON, actor=actor)

    assert refused.value.code == "handed_over"


def test_entry_that_was_taken_off_meanwhile_is_told(giang, actor):
    entered = giang.memberships.first()
    take_off_roll(entered, REASON, actor=actor)

    with pytest.raises(ValidationError) as refused:
        take_off_roll(entered, REASON, actor=actor)

    assert refused.value.code == "gone_already"


def test_stranger_takes_nobody_off(giang, stranger):
    with pytest.raises(NotAllowed):
        take_off_roll(giang.memberships.first(), REASON, actor=today_actor(stranger))


def test_records_of_one_person_both_entered_are_merged_once_one_is_taken_off(
    giang, people, cell, actor
):
    twin = people.person(cell, "Hồ Thị Giang")
    entered = admit_member(twin, cell, status=MemberStatus.OFFICIAL, since=today(), actor=actor)
    with pytest.raises(ValidationError) as refused:
        merge_persons(giang, twin, reason="một người", actor=actor)

    take_off_roll(entered, REASON, actor=actor)
    merge_persons(giang, twin, reason="một người", actor=actor)

    assert refused.value.code == "members_at_once"
    assert giang.memberships.count() == 2
