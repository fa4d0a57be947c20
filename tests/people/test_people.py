"""Persons and memberships: who is recorded, who is a member on a day, who may see whom."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from conftest import FACTS, today_actor
from ketnap.domain.access import NotAllowed
from ketnap.domain.casefile import codes
from ketnap.people.models import MemberStatus, Person, Schooling, Sex
from ketnap.people.queries import (
    membership_on,
    named_like,
    official_members_of,
    persons_visible_to,
)
from ketnap.people.services import (
    admit_member,
    change_membership,
    correct_person,
    create_person,
    end_membership,
    receive_guest,
)

ADMITTED = date(2018, 7, 26)
RECOGNISED = date(2019, 7, 26)
DAY_BEFORE = date(2019, 7, 25)


@pytest.fixture
def binh(people, cell):
    return people.person(cell, "Trần Văn Bình")


def test_codes_are_those_of_the_case_file_format():
    assert list(Schooling.values) == [code.value for code in codes.Schooling]
    assert set(Sex.values) == {code.value for code in codes.Sex}


def test_person_is_found_without_diacritics(binh, people, cell):
    people.person(cell, "Đỗ Mạnh Dũng")

    assert list(named_like(Person.objects.all(), "tran van binh")) == [binh]
    assert list(named_like(Person.objects.all(), "BÌNH")) == [binh]


def test_persons_stand_in_the_order_of_given_names(people, cell, administrator):
    for name in ("Phạm Hương Giang", "Lê Văn Ân", "Nguyễn Thị An", "Đỗ Mạnh Dũng", "Lê Thị Ánh"):
        people.person(cell, name)

    names = [person.full_name for person in persons_visible_to(administrator)]

    assert names == ["Nguyễn Thị An", "Lê Thị Ánh", "Lê Văn Ân", "Đỗ Mạnh Dũng", "Phạm Hương Giang"]


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("full_name", "Trần Văn Bi\u0300nh", "not_nfc"),
        ("full_name", "Trần\u202e Văn Bình", "forbidden_characters"),
        ("workplace", "Trung tâm\x00", "forbidden_characters"),
        ("occupation", "viên chức\n", "forbidden_characters"),
    ],
)
def test_text_that_no_paper_could_carry_is_refused(cell, administrator, field, text, code):
    facts = {"full_name": "Trần Văn Bình", **FACTS, field: text}

    with pytest.raises(ValidationError) as refusal:
        create_person(cell, actor=administrator, **facts)

    assert code in [error.code for error in refusal.value.error_dict[field]]


@pytest.mark.parametrize("name", ["Lª ThÞ Hoa", "Lê Văn H\u00adng", "-Lê Văn An", "'Lê Văn An"])
def test_signs_are_no_name_of_a_person_or_a_guest(cell, binh, administrator, name):
    facts = {"full_name": name, **FACTS}

    with pytest.raises(ValidationError) as recorded:
        create_person(cell, actor=administrator, **facts)
    with pytest.raises(ValidationError) as corrected:
        correct_person(binh, full_name=name, reason="gõ nhầm", actor=administrator)
    with pytest.raises(ValidationError) as received:
        receive_guest(cell, name, home="Chi bộ 2", since=ADMITTED, actor=administrator)

    for refusal in (recorded, corrected, received):
        assert [each.code for each in refusal.value.error_dict["full_name"]] == ["not_a_name"]


def test_corrected_name_moves_the_person_in_search_and_order(binh, administrator):
    correct_person(binh, full_name="Trần Văn Định", reason="ghi nhầm", actor=administrator)

    assert list(named_like(Person.objects.all(), "dinh")) == [binh]
    assert list(named_like(Person.objects.all(), "binh")) == []


def test_recognised_member_is_official_from_the_day_on(binh, cell, administrator):
    membership = admit_member(
        binh, cell, status=MemberStatus.PROBATIONARY, since=ADMITTED, actor=administrator
    )

    change_membership(
        membership,
        on=RECOGNISED,
        status=MemberStatus.OFFICIAL,
        official_on=RECOGNISED,
        actor=administrator,
    )

    assert list(official_members_of(cell.pk, on=DAY_BEFORE)) == []
    assert [m.person for m in official_members_of(cell.pk, on=RECOGNISED)] == [binh]
    before, after = membership_on(binh.pk, DAY_BEFORE), membership_on(binh.pk, RECOGNISED)
    assert before is not None
    assert after is not None
    assert before.status == MemberStatus.PROBATIONARY
    assert after.official_on == RECOGNISED


def test_ended_membership_holds_up_to_the_day_before(binh, cell, administrator):
    membership = admit_member(
        binh, cell, status=MemberStatus.OFFICIAL, since=ADMITTED, actor=administrator
    )

    end_membership(membership, on=RECOGNISED, actor=administrator)

    assert membership_on(binh.pk, DAY_BEFORE) == membership
    assert membership_on(binh.pk, RECOGNISED) is None


def test_second_membership_at_once_is_refused(binh, cell, administrator):
    admit_member(binh, cell, status=MemberStatus.OFFICIAL, since=ADMITTED, actor=administrator)

    with pytest.raises(ValidationError) as refusal:
        admit_member(
            binh, cell, status=MemberStatus.OFFICIAL, since=RECOGNISED, actor=administrator
        )

    assert refusal.value.code == "member_already"


def test_probationary_member_with_an_official_day_is_refused(binh, cell, administrator):
    with pytest.raises(ValidationError):
        admit_member(
            binh,
            cell,
            status=MemberStatus.PROBATIONARY,
            official_on=RECOGNISED,
            since=ADMITTED,
            actor=administrator,
        )


def test_persons_of_a_sister_cell_stay_hidden(binh, people, other_cell, secretary, stranger):
    giang = people.person(other_cell, "Vũ Minh Giang")

    assert binh in persons_visible_to(today_actor(secretary))
    assert giang not in persons_visible_to(today_actor(secretary))
    assert giang in persons_visible_to(today_actor(stranger))
    assert binh not in persons_visible_to(today_actor(stranger))


def test_committee_officer_sees_persons_of_every_cell_below(
    binh, people, other_cell, committee_officer
):
    giang = people.person(other_cell, "Vũ Minh Giang")

    visible = persons_visible_to(today_actor(committee_officer))

    assert {binh, giang} <= set(visible)


def test_mentor_sees_himself_alone(binh, mentor_user):
    assert list(persons_visible_to(today_actor(mentor_user))) == [mentor_user.person]


def test_nobody_sees_nobody(binh):
    assert list(persons_visible_to(None)) == []


def test_stranger_may_not_correct_a_person(binh, stranger):
    with pytest.raises(NotAllowed):
        correct_person(
            binh, full_name="Trần Văn Đổi", reason="ghi nhầm", actor=today_actor(stranger)
        )

    binh.refresh_from_db()
    assert binh.full_name == "Trần Văn Bình"


def test_who_records_a_person_is_asked_for_what_an_old_file_may_lack(binh, cell, administrator):
    facts = {
        "full_name": "Vũ Thu Hà", "born_on": date(1990, 1, 1), "sex": "female", "ethnicity": "Kinh",
        "religion": "", "schooling": "university", "occupation": "viên chức", "workplace": "Văn phòng",
    }  # fmt: skip

    with pytest.raises(ValidationError) as refusal:
        create_person(cell, actor=administrator, **facts)
    taken_over = create_person(cell, actor=administrator, is_from_a_file=True, **facts)
    corrected = correct_person(
        taken_over, reason="gõ nhầm", actor=administrator, occupation="kỹ sư"
    )

    assert list(refusal.value.message_dict) == ["religion"]
    assert (corrected.religion, corrected.occupation) == ("", "kỹ sư")
    with pytest.raises(ValidationError):
        correct_person(binh, reason="gõ nhầm", actor=administrator, religion="")
