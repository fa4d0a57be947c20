"""Opening a case."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from conftest import today_actor
from ketnap.casefiles.models import Casefile, CaseStanding
from ketnap.casefiles.refusals import CellIncomplete
from ketnap.casefiles.services import open_casefile
from ketnap.casefiles.verification import verify
from ketnap.domain.access import NotAllowed
from ketnap.organisations.models import ChainBody

pytestmark = pytest.mark.django_db


def test_an_opened_case_keeps_the_cell_as_it_is_today(people, cell, actor):
    person = people.person(cell, "Đỗ Quang Minh")

    case = open_casefile(person, cell, by=actor)

    assert case.cell_facts == {
        "name": "Chi bộ Văn phòng",
        "superior": "Đảng ủy cơ sở Viện Nghiên cứu",
        "has_youth_union": True,
        "has_trade_union": True,
        "chain": [{"body": "Đảng ủy cơ sở Viện Nghiên cứu", "role": "decide"}],
    }
    assert (case.opened_by_id, case.opened_at.date()) == (actor.user_id, timezone.now().date())
    assert CaseStanding.objects.get(casefile=case).head_seq == 0
    assert verify() == []


def test_a_person_has_one_case_in_a_cell(case, cell, actor):
    with pytest.raises(ValidationError) as refusal:
        open_casefile(case.person, cell, by=actor)

    assert refusal.value.code == "case_already_open"
    assert Casefile.objects.count() == 1


def test_a_mentor_may_not_open_a_case(people, cell, mentor_user):
    person = people.person(cell, "Đỗ Quang Minh")

    with pytest.raises(NotAllowed):
        open_casefile(person, cell, by=today_actor(mentor_user))


def test_a_person_of_another_cell_is_refused(people, cell, other_cell, actor):
    person = people.person(other_cell, "Đỗ Quang Minh")

    with pytest.raises(NotAllowed):
        open_casefile(person, cell, by=actor)


def test_a_cell_above_which_nobody_decides_is_incomplete(people, cell, actor):
    ChainBody.objects.all().delete()

    with pytest.raises(CellIncomplete):
        open_casefile(people.person(cell, "Đỗ Quang Minh"), cell, by=actor)
