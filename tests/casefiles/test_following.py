"""The derived tables follow a person's name and a mentor's membership."""

from datetime import date

import pytest

from casefiles.papers import mentor_assigned, nominated
from conftest import BEGINNING
from ketnap.casefiles.models import CaseStanding, StageSpan
from ketnap.casefiles.services import record_steps
from ketnap.casefiles.verification import verify
from ketnap.domain.text import name_sort_key
from ketnap.people.services import correct_person

pytestmark = pytest.mark.django_db


def test_a_corrected_name_is_found_and_sorted_by_at_once(case, actor):
    record_steps(case.pk, [nominated(date(2024, 1, 8))], by=actor, seen_seq=0)

    correct_person(case.person, full_name="Đỗ Quang Ánh", reason="ghi nhầm", actor=actor)

    standing = CaseStanding.objects.get(casefile=case)
    assert (standing.full_name, standing.name_fold) == ("Đỗ Quang Ánh", "do quang anh")
    assert standing.search_text == "do quang anh trung tam thong tin"
    assert StageSpan.objects.get(casefile=case).sort_key == name_sort_key("Đỗ Quang Ánh")
    assert verify() == []


def test_a_mentor_entered_as_a_member_later_is_linked(case, people, cell, actor):
    record_steps(
        case.pk,
        [mentor_assigned(date(2024, 2, 5), name="Lê Thị Chi", official_on=BEGINNING)],
        by=actor,
        seen_seq=0,
    )
    assert CaseStanding.objects.get(casefile=case).mentor_person_id is None

    mentor = people.member(cell, "Lê Thị Chi")

    assert CaseStanding.objects.get(casefile=case).mentor_person_id == mentor.pk
    assert verify() == []


def test_two_members_of_one_name_and_day_are_not_told_apart(case, people, cell, actor):
    people.member(cell, "Lê Thị Chi")
    record_steps(
        case.pk,
        [mentor_assigned(date(2024, 2, 5), name="Lê Thị Chi", official_on=BEGINNING)],
        by=actor,
        seen_seq=0,
    )
    assert CaseStanding.objects.get(casefile=case).mentor_person_id is not None

    people.member(cell, "Lê Thị Chi")

    assert CaseStanding.objects.get(casefile=case).mentor_person_id is None
    assert verify() == []
