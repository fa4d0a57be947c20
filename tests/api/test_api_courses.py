"""Programs plan courses, propose and send people, record certificates, as the screens do."""

import json
from datetime import date

import pytest

from admitting import Admitting, kinds_of, listed, seq_of
from api.manual import bodies_of
from casefiles.papers import step
from conftest import today_actor
from ketnap.audit.models import AccessEntry
from ketnap.casefiles.services import record_steps
from ketnap.domain.access import TokenScope
from ketnap.domain.casefile.codes import StepKind
from ketnap.occasions.courses.models import Course, CourseKind
from ketnap.occasions.courses.services import PlannedCourse, plan_course, propose_participants
from web.conftest import days_ago

pytestmark = pytest.mark.django_db

LATE = {"override_reason": "ghi bổ sung"}


@pytest.fixture
def admitting(people, cell, secretary):
    return Admitting(people, cell, today_actor(secretary), people.member(cell, "Lê Thị Chi"))


@pytest.fixture
def course(admitting):
    return planned(admitting)


def planned(admitting, kind=CourseKind.AWARENESS, **other):
    order = {
        "title": "Lớp nhận thức về Đảng, đợt I năm 2024",
        "issuer": "Trung tâm Chính trị",
        "starts_on": date(2024, 3, 4),
    } | other
    return plan_course(admitting.cell, PlannedCourse(kind=kind, **order), by=admitting.actor)


def proposed(admitting, course, *cases):
    ids = [case.pk for case in cases]
    propose_participants(course.pk, ids, by=admitting.actor, on=days_ago(0))
    return course


def test_the_course_of_the_manual_is_held_as_it_says(program, admitting):
    minh, ha = (admitting.case(name, listed()) for name in ("Đỗ Quang Minh", "Vũ Thu Hà"))
    planning, proposing, withdrawing, sending, certifying = bodies_of("Courses")
    body = planning | {"cell_id": admitting.cell.pk}
    path = f"courses/{program.post('courses', body).json()['id']}"

    answers = [
        program.post(f"{path}/participants", proposing | {"casefile_ids": [minh.pk, ha.pk]}),
        program.post(f"{path}/withdrawal", withdrawing | {"casefile_id": ha.pk}),
        program.post(f"{path}/sending", sending | {"cases": [seen(minh, 1)]}),
        program.post(
            f"{path}/certificates",
            certifying | {"results": [certifying["results"][0] | seen(minh, 2)]},
        ),
    ]

    assert [answer.status_code for answer in answers] == [200] * 4
    assert kinds_of(minh)[1:] == [StepKind.SENT_TO_COURSE, StepKind.COURSE_CERTIFIED]
    assert kinds_of(ha) == [StepKind.LISTED_AS_SYMPATHISER]
    told = program.get(path).json()
    assert told == answers[-1].json()
    assert (told["listed"], told["sent"], told["certified"]) == (1, 1, 1)
    assert told["participants"] == [
        {
            "casefile_id": minh.pk,
            "full_name": "Đỗ Quang Minh",
            "seen_seq": 3,
            "sent_on": "2024-03-04",
            "certified_on": "2024-03-11",
            "certificate": "0123/GCN",
        }
    ]
    assert AccessEntry.objects.filter(object_kind="course", object_id=told["id"]).exists()


def seen(case, seq):
    return {"casefile_id": case.pk, "seen_seq": seq}


def test_nothing_is_recorded_where_one_case_changed_meanwhile(program, admitting, course):
    minh, ha = (admitting.case(name, listed()) for name in ("Đỗ Quang Minh", "Vũ Thu Hà"))
    proposed(admitting, course, minh, ha)
    order = {"on": "2024-03-04", "cases": [seen(minh, 1), seen(ha, 0)]} | LATE

    refused = program.post(f"courses/{course.pk}/sending", order)

    assert (refused.status_code, refused.json()["code"]) == (409, "case_changed")
    assert refused.json()["casefile_ids"] == [ha.pk]
    assert (seq_of(minh), seq_of(ha)) == (1, 1)


def test_a_refusal_by_the_rules_names_the_case(program, admitting, course):
    minh = admitting.case("Đỗ Quang Minh", listed())
    proposed(admitting, course, minh)
    away = step(
        "transferred", date(2024, 3, 1), direction="out", other="Chi bộ Kế hoạch", reason="chuyển"
    )
    record_steps(minh.pk, [away], by=admitting.actor, seen_seq=1)
    order = {"on": "2024-03-04", "cases": [seen(minh, 2)]}

    refused = program.post(f"courses/{course.pk}/sending", order)

    assert (refused.status_code, refused.json()["code"]) == (422, "step_refused")
    assert refused.json()["casefile_ids"] == [minh.pk]
    assert refused.json()["findings"]


def test_whoever_is_not_open_to_the_course_is_named(program, admitting, course):
    stranger = admitting.case("Ngô Văn Khải")
    minh = admitting.case("Đỗ Quang Minh", listed())

    refused = program.post(
        f"courses/{course.pk}/participants", {"casefile_ids": [minh.pk, stranger.pk]}
    )

    assert (refused.status_code, refused.json()["code"]) == (409, "list_changed")
    assert refused.json()["casefile_ids"] == [stranger.pk]
    assert not course.participants.exists()


def test_a_new_member_course_records_nobody_as_sent(program, admitting):
    course = planned(admitting, CourseKind.NEW_MEMBER)
    order = {"on": "2024-03-04", "cases": [{"casefile_id": 1, "seen_seq": 1}]}

    answers = [
        program.post(f"courses/{course.pk}/sending", order),
        program.post(f"courses/{course.pk}/gather", {}),
    ]

    assert {(each.status_code, each.json()["code"]) for each in answers} == {
        (422, "no_step_for_it")
    }


def test_candidates_are_told_with_what_their_certificates_are_worth(program, admitting, course):
    minh, ha = (admitting.case(name, listed()) for name in ("Đỗ Quang Minh", "Vũ Thu Hà"))
    proposed(admitting, course, ha)

    told = program.get(f"courses/{course.pk}/candidates", vote_on="2024-09-03").json()

    assert [(each["casefile_id"], each["standing"]) for each in told] == [(minh.pk, "none")]


def test_a_course_is_planned_anew_and_a_title_stands_once(program, admitting, course):
    planned(admitting, title="Lớp đợt II")
    body = {"kind": "awareness", "title": course.title, "issuer": "X", "starts_on": "2024-05-06"}

    changed = program.post(f"courses/{course.pk}", body)
    refused = program.post(f"courses/{course.pk}", body | {"title": "Lớp đợt II"})

    assert (changed.json()["issuer"], changed.json()["starts_on"]) == ("X", "2024-05-06")
    assert (refused.status_code, refused.json()["code"]) == (422, "refused")
    assert "lớp mang tên này" in refused.json()["detail"]


def test_courses_come_in_pages_and_by_their_days(program, admitting, course):
    later = planned(admitting, title="Lớp đợt II", starts_on=date(2024, 9, 2))

    first = program.get("courses", limit=1).json()
    rest = program.get("courses", after=first["next_after"]).json()
    autumn = program.get("courses", **{"from": "2024-09-02", "to": "2024-09-02"}).json()

    assert [each["id"] for page in (first, rest) for each in page["courses"]] == [
        course.pk,
        later.pk,
    ]
    assert rest["next_after"] is None
    assert [each["id"] for each in autumn["courses"]] == [later.pk]


def test_a_plan_sent_twice_under_one_key_plans_one_course(program, admitting):
    body = json.dumps(bodies_of("Courses")[0] | {"cell_id": admitting.cell.pk})

    answers = [
        program.client.post(
            "/api/v1/courses",
            body,
            content_type="application/json",
            headers={"Idempotency-Key": "lop-1"},
        )
        for _ in range(2)
    ]

    assert answers[0].json() == answers[1].json()
    assert Course.objects.count() == 1


def test_courses_of_others_are_not_there(
    program, program_of, admitting, course, stranger, other_cell, secretary
):
    asked = program_of(stranger)
    body = bodies_of("Courses")[0]

    assert asked.get(f"courses/{course.pk}").status_code == 404
    assert asked.post(f"courses/{course.pk}/withdrawal", {"casefile_id": 1}).status_code == 404
    assert asked.get("courses").json()["courses"] == []
    elsewhere = program.post("courses", body | {"cell_id": other_cell.pk})
    assert elsewhere.status_code == 404
    reading = program_of(secretary, [TokenScope.OCCASIONS_READ])
    refused = reading.post("courses", body | {"cell_id": admitting.cell.pk})
    assert (refused.status_code, refused.json()["code"]) == (403, "scope_missing")
    assert Course.objects.get() == course


@pytest.mark.parametrize(
    "results", [[], [{"casefile_id": 1, "certificate": "1", "on": "2024-03-11", "seen_seq": 2}] * 2]
)
def test_certificates_name_somebody_and_nobody_twice(program, course, results):
    answer = program.post(f"courses/{course.pk}/certificates", {"results": results})

    assert (answer.status_code, answer.json()["code"]) == (422, "wrong_parameter")
