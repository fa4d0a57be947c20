"""Cases, memberships and accounts of two records of one person, merged and taken apart."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from casefiles.papers import listed, mentor_assigned, nominated
from conftest import BEGINNING, today_actor
from ketnap.audit.queries import about_object
from ketnap.casefiles.broken import Trouble
from ketnap.casefiles.models import Casefile, CaseStanding
from ketnap.casefiles.services import open_casefile, record_steps
from ketnap.casefiles.verification import verify
from ketnap.domain.access import NotAllowed, Role
from ketnap.people.models import MemberStatus, Person, PersonMerge
from ketnap.people.queries import (
    duplicates_among,
    kept_for,
    merge_visible_to,
    merges_into,
    persons_visible_to,
)
from ketnap.people.services import (
    admit_member,
    correct_person,
    end_membership,
    merge_persons,
    undo_merge,
)

pytestmark = pytest.mark.django_db
DAY = date(2024, 1, 8)


@pytest.fixture
def twin(people, cell) -> Person:
    """The same Minh once more, typed without accents."""
    return people.person(cell, "Do Quang Minh", sex="male")


@pytest.fixture
def recorded(case, actor) -> Casefile:
    record_steps(case.pk, [nominated(DAY), listed(DAY)], by=actor, seen_seq=0)
    return case


def test_case_moves_to_the_kept_record_and_its_log_still_checks(recorded, twin, actor):
    merge_persons(twin, recorded.person, reason="trùng bản ghi", actor=actor)

    recorded.refresh_from_db()
    assert recorded.person == twin
    assert CaseStanding.objects.get(casefile=recorded).full_name == "Do Quang Minh"
    assert verify() == []


def test_steps_go_on_after_a_merge(recorded, twin, actor):
    merge_persons(twin, recorded.person, reason="trùng bản ghi", actor=actor)

    record_steps(
        recorded.pk, [nominated(DAY)], by=actor, seen_seq=2, override_reason="giới thiệu lại"
    )

    assert verify() == []


def test_case_handed_to_another_person_without_a_merge_is_found(recorded, twin):
    Casefile.objects.filter(pk=recorded.pk).update(person=twin)

    assert Trouble.PERSON_DIFFERS in {broken.trouble for broken in verify()}


def test_merged_record_is_no_longer_among_the_persons(recorded, twin, actor):
    dropped = recorded.person

    merge_persons(twin, dropped, reason="trùng bản ghi", actor=actor)

    assert dropped not in persons_visible_to(actor)
    assert twin in persons_visible_to(actor)
    assert kept_for(dropped.pk) == twin.pk


def test_account_follows_to_the_kept_record(recorded, twin, people, cell, actor):
    user = people.user("minh", Role.APPLICANT, cell, recorded.person)

    merge_persons(twin, recorded.person, reason="trùng bản ghi", actor=actor)

    user.refresh_from_db()
    assert user.person == twin


def test_mentor_keeps_the_cases_under_the_spelling_of_the_kept_record(
    recorded, people, cell, actor
):
    chi = people.member(cell, "Lê Thị Chi")
    record_steps(
        recorded.pk,
        [mentor_assigned(DAY, name="Lê Thị Chi", official_on=BEGINNING)],
        by=actor,
        seen_seq=2,
    )
    twin = people.person(cell, "Le Thi Chi")

    merge_persons(twin, chi, reason="trùng bản ghi", actor=actor)

    assert CaseStanding.objects.get(casefile=recorded).mentor_person == twin
    assert verify() == []


def test_both_cases_stay_where_each_record_had_one(recorded, twin, cell, actor):
    second = open_casefile(twin, cell, by=actor)

    merge_persons(twin, recorded.person, reason="trùng bản ghi", actor=actor)

    assert set(twin.casefiles.all()) == {recorded, second}
    assert verify() == []


def test_no_further_case_is_opened_for_the_kept_record(recorded, twin, cell, actor):
    merge_persons(twin, recorded.person, reason="trùng bản ghi", actor=actor)

    with pytest.raises(ValidationError) as refusal:
        open_casefile(twin, cell, by=actor)

    assert refusal.value.code == "case_already_open"


def test_members_at_the_same_time_are_not_merged(people, cell, actor):
    one, other = people.member(cell, "Lê Thị Chi"), people.member(cell, "Le Thi Chi")

    with pytest.raises(ValidationError) as refusal:
        merge_persons(one, other, reason="trùng bản ghi", actor=actor)

    assert refusal.value.code == "members_at_once"
    assert not PersonMerge.objects.exists()


def test_members_one_after_the_other_are_merged(people, cell, actor):
    one, other = people.member(cell, "Lê Thị Chi"), people.person(cell, "Le Thi Chi")
    end_membership(one.memberships.get(), on=date(2020, 1, 1), actor=actor)
    admit_member(other, cell, status=MemberStatus.OFFICIAL, since=date(2020, 1, 1), actor=actor)

    merge_persons(one, other, reason="trùng bản ghi", actor=actor)

    assert one.memberships.count() == 2


def test_undone_merge_gives_back_exactly_what_had_moved(recorded, twin, people, cell, actor):
    dropped, own = recorded.person, open_casefile(twin, cell, by=actor)
    user = people.user("minh", Role.APPLICANT, cell, dropped)
    merge = merge_persons(twin, dropped, reason="trùng bản ghi", actor=actor)

    undo_merge(merge, actor=actor)

    user.refresh_from_db()
    assert list(dropped.casefiles.all()) == [recorded]
    assert list(twin.casefiles.all()) == [own]
    assert user.person == dropped
    assert {dropped, twin} <= set(persons_visible_to(actor))
    assert list(merges_into(twin.pk)) == []
    assert CaseStanding.objects.get(casefile=recorded).full_name == "Đỗ Quang Minh"
    assert verify() == []


def test_merge_is_undone_once(recorded, twin, actor):
    merge = merge_persons(twin, recorded.person, reason="trùng bản ghi", actor=actor)
    undo_merge(merge, actor=actor)

    with pytest.raises(ValidationError) as refusal:
        undo_merge(merge, actor=actor)

    assert refusal.value.code == "undone_already"


def test_merge_whose_case_moved_on_is_not_undone(recorded, twin, people, cell, actor):
    dropped, third = recorded.person, people.person(cell, "Đỗ Quang Minh", sex="male")
    first = merge_persons(twin, dropped, reason="trùng bản ghi", actor=actor)
    merge_persons(third, twin, reason="trùng bản ghi", actor=actor)

    with pytest.raises(ValidationError) as refusal:
        undo_merge(first, actor=actor)

    assert refusal.value.code == "moved_on"
    assert kept_for(dropped.pk) == third.pk
    assert verify() == []


def test_merged_record_is_not_merged_again(recorded, twin, actor):
    merge_persons(twin, recorded.person, reason="trùng bản ghi", actor=actor)

    with pytest.raises(ValidationError) as refusal:
        merge_persons(twin, recorded.person, reason="trùng bản ghi", actor=actor)

    assert refusal.value.code == "merged_already"


def test_record_is_not_merged_with_itself(twin, actor):
    with pytest.raises(ValidationError) as refusal:
        merge_persons(twin, twin, reason="trùng bản ghi", actor=actor)

    assert refusal.value.code == "same_record"


def test_merge_without_a_reason_writes_nothing(recorded, twin, actor):
    with pytest.raises(ValidationError):
        merge_persons(twin, recorded.person, reason="", actor=actor)

    recorded.refresh_from_db()
    assert recorded.person != twin


def test_records_of_two_cells_are_merged_only_by_who_may_change_both(
    recorded, people, other_cell, actor, stranger
):
    elsewhere = people.person(other_cell, "Đỗ Quang Minh", sex="male")

    for who in (actor, today_actor(stranger)):
        with pytest.raises(NotAllowed):
            merge_persons(recorded.person, elsewhere, reason="trùng bản ghi", actor=who)

    assert not PersonMerge.objects.exists()


def test_merge_is_noted_on_both_records(recorded, twin, actor):
    merge_persons(twin, recorded.person, reason="trùng bản ghi", actor=actor)

    kept, dropped = (about_object("person", pk)[0] for pk in (twin.pk, recorded.person_id))
    assert kept.detail == f"gộp bản ghi số {recorded.person_id} vào, lý do: trùng bản ghi"
    assert dropped.detail == f"gộp vào bản ghi số {twin.pk}, lý do: trùng bản ghi"


def test_merge_is_shown_to_who_may_change_both_alone(recorded, twin, actor, stranger):
    merge = merge_persons(twin, recorded.person, reason="trùng bản ghi", actor=actor)

    assert merge_visible_to(actor, merge.pk) == merge
    assert merge_visible_to(today_actor(stranger), merge.pk) is None
    assert merge_visible_to(None, merge.pk) is None


def test_records_alike_in_name_and_birth_are_proposed(recorded, twin, people, cell, actor):
    other = people.person(cell, "Đỗ Quang Minh", born_on=date(1990, 1, 1))

    groups = duplicates_among(persons_visible_to(actor))

    assert groups == [(recorded.person, twin)]
    assert other in persons_visible_to(actor)


def test_corrected_birth_ends_the_proposal(recorded, twin, actor):
    correct_person(twin, born_on=date(1990, 1, 1), reason="ghi nhầm", actor=actor)

    assert duplicates_among(persons_visible_to(actor)) == []
