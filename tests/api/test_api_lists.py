"""Lists that programs read: only what the owner of the token may see."""

import re
from datetime import date
from functools import cache

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conftest import today_actor
from ketnap.api.interface import PREFIX, description
from ketnap.audit.models import AccessEntry, Deed
from ketnap.casefiles.models import CountingDay
from ketnap.domain.access import TokenScope
from ketnap.occasions.courses.models import Course, CourseKind
from ketnap.occasions.courses.services import PlannedCourse, plan_course
from ketnap.plans.models import PlannedFigure, PlanSpan, Target
from ketnap.plans.services.targets import PlanOrder, set_targets, set_up_plan
from web.conftest import days_ago
from web.records_of_a_cell import import_ids, signed_paper

pytestmark = pytest.mark.django_db

THIS_YEAR = days_ago(0).year


def test_people_come_in_pages_and_from_the_owners_cells_alone(program, people, cell, other_cell):
    mine = {people.person(cell, name).pk for name in ("Trần Văn Bình", "Lê Thị Chi")}
    people.person(other_cell, "Vũ Thu Giang")

    first = program.get("persons", cell_id=cell.pk, limit=1).json()
    rest = program.get("persons", cell_id=cell.pk, after=first["next_after"]).json()
    foreign = program.get("persons", cell_id=other_cell.pk).json()

    assert mine <= {each["id"] for page in (first, rest) for each in page["persons"]}
    assert (len(first["persons"]), rest["next_after"]) == (1, None)
    assert foreign == {"persons": [], "next_after": None}


def test_members_are_those_of_a_day(program, people, cell):
    member = people.member(cell, "Trần Văn Bình")

    today = program.get(f"organisations/{cell.pk}/members").json()
    before = program.get(f"organisations/{cell.pk}/members", on="1950-01-01").json()

    assert member.pk in {each["person_id"] for each in today}
    assert before == []


def test_members_of_another_cell_are_not_told(program, people, other_cell):
    people.member(other_cell, "Vũ Thu Giang")

    assert program.get(f"organisations/{other_cell.pk}/members").status_code == 404


def test_occasions_are_those_between_two_days(program, cell, secretary):
    order = PlannedCourse(
        kind=CourseKind.AWARENESS, title="Lớp 1", issuer="Trung tâm", starts_on=days_ago(10)
    )
    course = plan_course(cell, order, by=today_actor(secretary))

    there = program.get("occasions", **{"from": days_ago(10), "to": days_ago(10)}).json()
    later = program.get("occasions", **{"from": days_ago(9), "to": days_ago(0)}).json()

    assert [(each["kind"], each["id"], each["title"]) for each in there] == [
        ("course", course.pk, "Lớp 1")
    ]
    assert later == []


def test_occasions_of_one_cell_are_asked_of_the_database(program, cell, other_cell, secretary):
    order = PlannedCourse(
        kind=CourseKind.AWARENESS, title="Lớp 1", issuer="Trung tâm", starts_on=days_ago(10)
    )
    course = plan_course(cell, order, by=today_actor(secretary))
    asked = {"from": days_ago(10), "to": days_ago(10)}

    here = program.get("occasions", **asked, cell_id=cell.pk).json()
    with CaptureQueriesContext(connection) as queries:
        elsewhere = program.get("occasions", **asked, cell_id=other_cell.pk).json()

    assert ([each["id"] for each in here], elsewhere) == ([course.pk], [])
    table = Course._meta.db_table
    (courses,) = [each["sql"] for each in queries if f'FROM "{table}"' in each["sql"]]
    assert f'"cell_id" = {other_cell.pk}' in courses


@pytest.mark.parametrize(("last", "status"), [("2024-12-31", 200), ("2025-01-01", 422)])
def test_occasions_are_asked_for_a_year_at_most(program, last, status):
    answer = program.get("occasions", **{"from": "2024-01-01", "to": last})

    assert answer.status_code == status
    assert status == 200 or "366 ngày" in answer.json()["detail"]


def test_papers_of_a_case_tell_what_became_of_them_not_what_they_say(program, case, secretary):
    number = signed_paper(case, "MLHS", today_actor(secretary))

    (paper,) = program.get(f"cases/{case.pk}/papers").json()

    assert (paper["id"], paper["form"], paper["state"]) == (number, "MLHS", "signed")
    assert (paper["in_force"], paper["signed_on"]) == (True, f"{days_ago(0)}")
    assert "Minh" not in str(paper)


def test_a_paper_is_taken_along_once_drawn_up(program, case):
    taken = program.post(f"cases/{case.pk}/papers", {"form": "MLHS", "as_file": "docx"})
    again = program.post(f"cases/{case.pk}/papers", {"form": "MLHS", "as_file": "docx"})

    assert (taken.status_code, again.status_code) == (200, 200)
    assert taken.content.startswith(b"PK")
    (paper,) = program.get(f"cases/{case.pk}/papers").json()
    assert paper["form"] == "MLHS"


def test_a_form_nobody_knows_is_not_found(program, case):
    answer = program.post(f"cases/{case.pk}/papers", {"form": "KHONG-CO"})

    assert (answer.status_code, answer.json()["code"]) == (404, "no_form")


def test_the_list_of_cases_is_taken_out_and_each_case_noted(program, case, other_cell):
    answer = program.get("exports/cases", format="csv")

    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert "Đỗ Hoàng Minh" in answer.content.decode("utf-8-sig")
    assert AccessEntry.objects.filter(deed=Deed.EXPORTED, casefile_id=case.pk).count() == 1


def test_plans_come_with_targets_and_results(program, cell, secretary):
    actor = today_actor(secretary)
    order = PlanOrder(
        span=PlanSpan.YEAR,
        starts_on=date(THIS_YEAR, 1, 1),
        ends_on=date(THIS_YEAR, 12, 31),
        resolution="01-NQ/CB",
    )
    plan = set_up_plan(cell, order, by=actor)
    set_targets(plan.pk, {(None, PlannedFigure.ADMITTED): 3}, by=actor)

    (told,) = program.get("plans").json()["plans"]

    assert (told["id"], told["resolution"]) == (plan.pk, "01-NQ/CB")
    assert {"figure": "admitted", "reached": 0, "target": 3} in told["figures"]


def test_the_plans_of_a_page_are_read_together(program, cell, secretary):
    actor = today_actor(secretary)
    for year, number in ((THIS_YEAR - 1, 2), (THIS_YEAR, 3)):
        order = PlanOrder(
            span=PlanSpan.YEAR, starts_on=date(year, 1, 1), ends_on=date(year, 12, 31)
        )
        plan = set_up_plan(cell, order, by=actor)
        set_targets(plan.pk, {(None, PlannedFigure.ADMITTED): number}, by=actor)

    with CaptureQueriesContext(connection) as queries:
        told = program.get("plans").json()["plans"]

    admitted = [each for plan in told for each in plan["figures"] if each["figure"] == "admitted"]
    assert [each["target"] for each in admitted] == [2, 3]
    asked = " ".join(each["sql"] for each in queries)
    for table in (Target._meta.db_table, CountingDay._meta.db_table):
        assert asked.count(f'FROM "{table}"') == 1


@pytest.mark.parametrize(("limit", "status"), [(50, 200), (51, 422)])
def test_plans_come_fewer_at_once_than_other_records(program, limit, status):
    assert program.get("plans", limit=limit).status_code == status


def test_an_import_tells_its_state_and_counts_and_not_the_name_of_its_file(
    program, cell, secretary
):
    number = import_ids(cell, today_actor(secretary), "Minh")["import_id"]

    told = program.get(f"imports/{number}").json()

    assert (told["state"], told["counts"]["sound"], told["cell_id"]) == ("checked", 1, cell.pk)
    assert "Minh" not in str(told)
    assert [each["id"] for each in program.get("imports").json()["imports"]] == [number]


BOUNDED = {
    "/occasions": "by its days, a year at most",
    "/organisations/{organisation_id}/members": "the members of one cell",
    "/cases/{casefile_id}/papers": "the papers of one case",
    "/courses/{course_id}/candidates": "the people of one cell",
    "/awaiting-ceremony": "by the deadline that runs",
    "/ceremonies-to-link": "by what nobody has linked yet",
    "/submissions": "the inbox, the most urgent first",
}
"""Lists that come whole, and what bounds them."""


def test_every_other_list_comes_in_pages_of_one_kind():
    lists = {path: operation for path, operation in reading() if lists_something(operation)}
    paged = {
        path
        for path, operation in lists.items()
        if {"after", "limit"} <= {each["name"] for each in operation["parameters"]}
    }

    assert lists.keys() - paged == BOUNDED.keys()
    for path in paged:
        schema = answer_of(lists[path])
        assert "next_after" in schema["properties"], path
        assert set(schema["required"]) == set(schema["properties"]), path


@cache
def described():
    """What the interface says of itself, which takes a second to write down."""
    return description()


def reading():
    for path, methods in described()["paths"].items():
        if "get" in methods:
            yield path.removeprefix(f"/{PREFIX}".rstrip("/")), methods["get"]


def answer_of(operation):
    schema = operation["responses"][200]["content"].get("application/json", {}).get("schema", {})
    name = schema.get("$ref", "").rpartition("/")[2]
    return described()["components"]["schemas"][name] if name else schema


def lists_something(operation) -> bool:
    is_file = len(operation["responses"][200]["content"]) > 1
    schema = answer_of(operation)
    return not is_file and (schema.get("type") == "array" or "next_after" in str(schema))


def test_each_operation_takes_its_own_scope_and_no_other(secretary, program_of):
    wrong = []
    own = {scope: program_of(secretary, [scope]) for scope in TokenScope}
    for path, methods in described()["paths"].items():
        for method, operation in methods.items():
            ((scopes,),) = (each.values() for each in operation["security"])
            for scope in scopes:
                others = program_of(secretary, [each for each in TokenScope if each != scope])
                answers = [asked(each, method, path) for each in (own[scope], others)]
                if "scope_missing" in answers[0] or answers[1] != "403 scope_missing":
                    wrong.append((method, path, answers))

    assert wrong == []


def asked(program, method: str, path: str) -> str:
    """The answer to an operation that is asked of no record there is."""
    address = re.sub(r"{\w+}", "99999999", path)
    answer = program.client.generic(method.upper(), address, "{}", "application/json")
    is_problem = answer.headers["Content-Type"] == "application/problem+json"
    return f"{answer.status_code} {answer.json()['code'] if is_problem else ''}"


def test_organisations_come_in_pages_with_the_superior_that_is_known(
    program, program_of, committee_officer, cell, superior
):
    above = program_of(committee_officer)

    first = above.get("organisations", limit=1).json()
    rest = above.get("organisations", after=first["next_after"]).json()
    (own,) = program.get("organisations").json()["organisations"]

    told = [*first["organisations"], *rest["organisations"]]
    assert {each["id"]: each["superior_id"] for each in told}[cell.pk] == superior.pk
    assert (own["id"], own["superior_id"]) == (cell.pk, None)
    assert rest["next_after"] is None
