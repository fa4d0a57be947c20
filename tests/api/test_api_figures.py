"""The figures of a period as programs read them."""

from datetime import date

import pytest

from casefiles.papers import listed, step
from conftest import today_actor
from ketnap.casefiles.services import open_casefile, record_steps

pytestmark = pytest.mark.django_db

DECIDED = (
    listed(date(2023, 6, 1)),
    step("cv_certified", date(2024, 1, 8), by="Đảng ủy cơ sở"),
    step(
        "decided",
        date(2024, 12, 20),
        matter="admission",
        outcome="approved",
        decision="41-QĐ",
        body="Đảng ủy",
    ),
    step(
        "ceremony_held",
        date(2025, 1, 6),
        place="Hội trường",
        mentor={"name": "Lê Thị Chi", "official_on": "2010-01-01"},
    ),
)


@pytest.fixture
def answer(people, cell, secretary, program_of):
    """Asks for the figures of a cell in which one man was admitted."""
    person = people.person(cell, "Đỗ Quang Minh", sex="male")
    actor = today_actor(secretary)
    case = open_casefile(person, cell, by=actor)
    record_steps(case.pk, DECIDED, by=actor, seen_seq=0, override_reason="ghi bổ sung")
    program = program_of(secretary)

    def asked(**query):
        days = {"from": "2024-01-01", "to": "2024-12-31"}
        return program.get(f"organisations/{cell.pk}/indicators", **{**days, **query})

    return asked


def test_an_admission_counts_by_the_day_that_is_asked_for(answer):
    by_day = {each: answer(count_by=each).json() for each in ("decision", "ceremony")}

    assert by_day["decision"]["figures"]["admitted"] == 1
    assert by_day["ceremony"]["figures"]["admitted"] == 0


def test_figures_are_broken_down_by_what_is_asked_for(answer):
    found = answer(by=["sex", "schooling"]).json()["by"]["admitted"]

    assert found["sex"]["male"] == 1
    assert set(found) == {"sex", "schooling"}
    assert answer().json()["by"] == {}


def test_a_copy_for_outside_tells_of_no_small_group(answer):
    inside, outside = (answer(by="sex", outside=each).json() for each in ("false", "true"))

    assert inside["figures"]["admitted"] == inside["by"]["admitted"]["sex"]["male"] == 1
    assert outside["figures"]["admitted"] is None
    assert set(outside["by"]["admitted"]["sex"].values()) == {None}


@pytest.mark.parametrize(
    "query", [{"from": "2025-01-01"}, {"by": "shoe_size"}, {"count_by": "birthday"}]
)
def test_what_cannot_be_asked_for_is_refused(answer, query):
    assert answer(**query).status_code == 422


def test_courses_are_counted_with_those_who_have_a_certificate(people, cell, secretary, program_of):
    actor, program = today_actor(secretary), program_of(secretary)
    sent = step("sent_to_course", date(2024, 3, 4), course="Lớp đợt I")
    got = step("course_certified", date(2024, 3, 11), certificate="0001/GCN", issuer="Trung tâm")
    for name, steps in (("Đỗ Quang Minh", [sent, got]), ("Vũ Thu Hà", [sent])):
        case = open_casefile(people.person(cell, name), cell, by=actor)
        record_steps(case.pk, steps, by=actor, seen_seq=0, override_reason="ghi bổ sung")
    path, days = f"organisations/{cell.pk}/courses", {"from": "2024-01-01", "to": "2024-12-31"}

    inside, outside = (program.get(path, **days, outside=each).json() for each in (False, True))

    numbers = {"first_on": "2024-03-04", "sent": 2, "certified": 1}
    assert inside["courses"] == [{"title": "Lớp đợt I", **numbers}]
    assert [inside[each] for each in ("held", "sent", "certified")] == [1, 2, 1]
    assert [outside[each] for each in ("held", "sent", "certified")] == [1, None, None]
    assert outside["courses"] == []
    backwards = program.get(path, **{"from": "2024-12-31", "to": "2024-01-01"})
    assert backwards.status_code == 422
