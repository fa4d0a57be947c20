"""Standing of members through time, guests, and the base of a vote on a day."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from conftest import BEGINNING, today_actor
from ketnap.audit.queries import about_object
from ketnap.domain.access import NotAllowed
from ketnap.organisations.queries import name_on
from ketnap.people.models import Membership, MemberStatus
from ketnap.people.queries import (
    guests_of,
    members_of,
    membership_visible_to,
    memberships_through_time,
    vote_base_on,
)
from ketnap.people.services import (
    admit_member,
    change_membership,
    end_guest,
    end_membership,
    receive_guest,
)
from ketnap.rules.load import load_rulebook

CHANGE = date(2025, 9, 1)
DAY_BEFORE = date(2025, 8, 31)


def base_on(cell, day):
    return vote_base_on(cell.pk, day, load_rulebook().on(day))


@pytest.fixture
def binh(people, cell):
    return people.member(cell, "Trần Văn Bình")


def test_exempt_member_may_be_left_out_from_the_day_on(people, cell, binh, administrator):
    people.member(cell, "Nguyễn Thị An")

    change_membership(binh.memberships.get(), on=CHANGE, exempt=True, actor=administrator)

    before, after = base_on(cell, DAY_BEFORE), base_on(cell, CHANGE)
    assert (before.least, before.most) == (2, 2)
    assert (after.least, after.most) == (1, 2)
    assert [each.member.name for each in after.left_out_if_absent] == ["Trần Văn Bình"]


def test_place_of_temporary_activity_ends_with_it(cell, binh, administrator):
    away = change_membership(
        binh.memberships.get(),
        on=CHANGE,
        on_temporary_activity=True,
        temporarily_at="Chi bộ Trường Bồi dưỡng",
        actor=administrator,
    )

    back = change_membership(
        away, on=date(2026, 3, 1), on_temporary_activity=False, actor=administrator
    )

    assert [row.temporarily_at for row in memberships_through_time(binh.pk)] == [
        "",
        "Chi bộ Trường Bồi dưỡng",
        "",
    ]
    assert not back.on_temporary_activity


def test_place_without_temporary_activity_is_refused_by_the_database(cell, binh):
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.filter(person=binh).update(temporarily_at="Chi bộ Một")


def test_probationary_member_stands_beside_the_base(people, cell, binh, administrator):
    giang = people.person(cell, "Phạm Hương Giang")
    admit_member(giang, cell, status=MemberStatus.PROBATIONARY, since=CHANGE, actor=administrator)

    base = base_on(cell, CHANGE)

    assert base.most == 1
    assert [member.name for member in base.without_vote] == ["Phạm Hương Giang"]


def test_member_who_left_is_no_longer_in_the_base(cell, binh, administrator):
    end_membership(binh.memberships.get(), on=CHANGE, actor=administrator)

    assert (base_on(cell, DAY_BEFORE).most, base_on(cell, CHANGE).most) == (1, 0)


def test_guest_is_listed_and_never_counted(cell, binh, administrator):
    guest = receive_guest(
        cell, "Vũ Minh Khang", home="Chi bộ Hai", since=CHANGE, actor=administrator
    )

    assert list(guests_of(cell.pk, on=DAY_BEFORE)) == []
    assert list(guests_of(cell.pk, on=CHANGE)) == [guest]
    assert base_on(cell, CHANGE).most == 1


def test_guest_who_went_home_is_listed_up_to_the_day_before(cell, administrator):
    guest = receive_guest(
        cell, "Vũ Minh Khang", home="Chi bộ Hai", since=BEGINNING, actor=administrator
    )

    end_guest(guest, on=CHANGE, actor=administrator)

    assert list(guests_of(cell.pk, on=DAY_BEFORE)) == [guest]
    assert list(guests_of(cell.pk, on=CHANGE)) == []


def test_guest_without_a_home_is_refused(cell, administrator):
    with pytest.raises(ValidationError):
        receive_guest(cell, "Vũ Minh Khang", home="", since=CHANGE, actor=administrator)


def test_stranger_receives_no_guest_and_ends_no_membership(cell, binh, stranger):
    actor = today_actor(stranger)

    with pytest.raises(NotAllowed):
        receive_guest(cell, "Vũ Minh Khang", home="Chi bộ Hai", since=CHANGE, actor=actor)
    with pytest.raises(NotAllowed):
        end_membership(binh.memberships.get(), on=CHANGE, actor=actor)

    assert list(guests_of(cell.pk, on=CHANGE)) == []
    assert [row.person for row in members_of(cell.pk, on=CHANGE)] == [binh]


def test_membership_of_a_sister_cell_is_not_found(cell, binh, secretary, stranger):
    own = binh.memberships.get()

    assert membership_visible_to(today_actor(secretary), own.pk) == own
    assert membership_visible_to(today_actor(stranger), own.pk) is None
    assert membership_visible_to(None, own.pk) is None


def test_change_of_standing_is_noted_in_words(cell, binh, administrator):
    change_membership(binh.memberships.get(), on=CHANGE, exempt=True, actor=administrator)

    assert about_object("person", binh.pk)[0].detail == (
        "đổi tư cách từ 01/09/2025: được miễn công tác và sinh hoạt đảng"
    )


def test_leaving_is_noted_with_the_name_of_the_cell(cell, binh, administrator):
    end_membership(binh.memberships.get(), on=CHANGE, actor=administrator)

    name = name_on(cell.pk, CHANGE)
    assert about_object("person", binh.pk)[0].detail == f"rời {name} từ 01/09/2025"
