"""Papers a program takes along: what its owner may have on screen, and no more."""

from datetime import time

import pytest

from casefiles.papers import mentor_assigned
from conftest import BEGINNING, today_actor
from ketnap.audit.models import Deed
from ketnap.audit.queries import looked_at
from ketnap.casefiles.services import open_casefile, record_steps
from ketnap.documents.papers.models import Paper
from ketnap.domain.casefile.codes import Matter
from ketnap.occasions.meetings.services import Plan, Question, call_meeting
from web.conftest import days_ago

pytestmark = pytest.mark.django_db


@pytest.fixture
def helped(case, mentor_user, secretary):
    """A case that the mentor may see and print papers of."""
    helper = mentor_assigned(days_ago(30), name=mentor_user.person.full_name, official_on=BEGINNING)
    actor = today_actor(secretary)
    record_steps(case.pk, [helper], by=actor, seen_seq=2, override_reason="ghi bổ sung")
    return case


@pytest.fixture
def other(people, cell, secretary):
    return open_casefile(people.person(cell, "Lý Thị Kỳ Lân"), cell, by=today_actor(secretary))


@pytest.fixture
def meeting(cell, helped, other, secretary, clerk):
    """A meeting about both."""
    plan = Plan(
        held_on=days_ago(-3),
        begins_at=time(14),
        place="Phòng họp 302",
        presiding=secretary.person,
        secretary=clerk.person,
        questions=tuple(Question(each.pk, Matter.ADMISSION) for each in (helped, other)),
    )
    return call_meeting(cell, plan, actor=today_actor(secretary))


@pytest.mark.parametrize("form", ["DS-CT", "DS-DB", "BC-NK", "GM-HOP", "BB-HOP"])
def test_lists_and_minutes_are_not_for_who_sees_one_case(
    program_of, mentor_user, helped, meeting, form
):
    program = program_of(mentor_user)

    own = program.post(f"cases/{helped.pk}/papers", {"form": "MLHS", "as_file": "docx"})
    foreign = program.post(f"cases/{helped.pk}/papers", {"form": form, "as_file": "docx"})

    assert (own.status_code, foreign.status_code) == (200, 404)
    assert list(Paper.objects.values_list("form_code", flat=True)) == ["MLHS"]


def test_everybody_named_can_read_that_an_occasion_s_paper_was_taken(
    program, helped, other, meeting
):
    answer = program.post(f"cases/{helped.pk}/papers", {"form": "GM-HOP", "as_file": "docx"})

    assert answer.status_code == 200
    for case in (helped, other):
        noted = looked_at(case.pk).values_list("deed", "detail")
        assert (Deed.EXPORTED, "tải mẫu GM-HOP") in set(noted)


def test_lists_of_the_cell_belong_to_no_case(program, helped):
    answer = program.post(f"cases/{helped.pk}/papers", {"form": "DS-CT", "as_file": "docx"})

    assert answer.status_code == 404


def test_what_a_paper_lacks_is_named_and_nothing_is_remembered(program, helped):
    answer = program.post(f"cases/{helped.pk}/papers", {"form": "6-KNĐ", "as_file": "docx"})

    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (422, "cannot_be_made")
    assert problem["title"] == (
        "Chưa in được mẫu 6-KNĐ, còn thiếu: "
        "Ngày biểu quyết; Tổng số có quyền biểu quyết; Số tán thành; Số không tán thành."
    )
    assert not Paper.objects.exists()
