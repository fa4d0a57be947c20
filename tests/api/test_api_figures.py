"""The figures of a period as programs read them."""

import argparse
import json
import re
from contextlib import nullcontext
from datetime import date, timedelta

import pytest
from django.utils import timezone
from jsonschema import Draft202012Validator

from api.manual import DOCUMENT
from casefiles.papers import listed, step
from conftest import today_actor
from ketnap.api.interface import description
from ketnap.casefiles.queries import Figure
from ketnap.casefiles.services import open_casefile, record_steps
from ketnap.cli import figures as command
from ketnap.domain.access import Role

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


def test_everything_that_the_pages_tell_is_told(answer):
    found = answer(by="unit").json()

    assert set(found["figures"]) == set(found["by"]) == {each.value for each in Figure}
    assert (found["figures"]["listed"], found["figures"]["admitted"]) == (0, 1)
    assert found["put_forward_by"] == {"unit": 0, "youth_union": 0, "trade_union": 0, "member": 0}
    assert found["members"] == {"opening": 1, "came": {}, "left": {}, "closing": 1}
    assert [(each["of"], each["percent"]) for each in found["rates"]] == [
        ("year_start", 100),
        ("period_end", 100),
    ]


def test_admissions_are_told_by_year_with_their_mean_age_and_whose_probation_ends_next(answer):
    both_years = {"from": "2023-01-01", "to": "2025-01-31"}

    year, longer = answer().json(), answer(**both_years).json()
    outside = answer(**both_years, outside="true").json()

    assert year["admitted_by_year"] == {"2024": 1}
    assert longer["admitted_by_year"] == {"2023": 0, "2024": 1, "2025": 0}
    assert year["mean_age"] == longer["mean_age"] > 0
    assert year["due_next"] == {"start": "2025-01-01", "end": "2025-12-31", "number": 0}
    assert longer["due_next"] == {"start": "2025-02-01", "end": "2027-02-28", "number": 1}
    assert (outside["mean_age"], outside["due_next"]["number"]) == (None, None)
    nobody = {"from": "2023-01-01", "to": "2023-12-31"}
    assert answer(**nobody).json()["mean_age"] is None
    assert set(outside["admitted_by_year"].values()) == {None}


def test_the_cases_followed_are_told_by_stage_where_that_is_asked_for(answer):
    days = {"from": "2024-01-01", "to": "2025-01-31"}

    told = answer(**days, cases="true").json()["cases"]
    outside = answer(**days, cases="true", outside="true").json()["cases"]

    assert told["followed"] == {"opening": 1, "came": {}, "left": {}, "closing": 1}
    stages = {each.pop("stage"): each for each in told["stages"]}
    assert stages["approved"] == {
        "ended": 1, "median_days": 17, "ninetieth_days": 17, "standing": 0,
        "longest_standing_days": None,
    }  # fmt: skip
    assert (stages["probation"]["standing"], stages["probation"]["longest_standing_days"]) == (
        1,
        (date(2025, 1, 31) - date(2025, 1, 6)).days,
    )
    assert {"before": "approved", "after": "probation", "number": 1} in told["passed"]
    assert outside["followed"]["closing"] is None
    assert {number for each in outside["passed"] for number in [each["number"]]} == {None}
    assert answer().json()["cases"] is None


def test_cells_long_without_an_admission_are_told_where_that_is_asked_for(answer, cell):
    asked = {"to": "2026-01-31", "quiet_months": 12}

    (told,) = answer(**asked).json()["quiet_cells"]
    outside = answer(**asked, outside="true").json()["quiet_cells"]

    assert (told["organisation_id"], told["last_on"], told["months"]) == (
        cell.pk, "2024-12-20", 13,
    )  # fmt: skip
    assert outside == []
    assert answer(**(asked | {"quiet_months": 14})).json()["quiet_cells"] == []
    assert answer().json()["quiet_cells"] == []


def test_a_target_is_told_with_what_of_it_was_reached(answer, program, cell):
    days = {"starts_on": "2024-01-01", "ends_on": "2024-12-31"}
    targets = [{"figure": "admitted", "number": 4}, {"figure": "recognised", "number": 0}]
    plan = {"cell_id": cell.pk, "span": "year", **days, "resolution": "", "targets": targets}
    assert program.post("plans", plan).status_code == 201

    found = answer().json()["targets"]
    outside = answer(outside="true").json()["targets"]

    cells = {"cells": 1, "ends_on": "2024-12-31"}
    assert found["admitted"] == {"target": 4, "reached": 1, "percent": 25.0, **cells}
    assert found["recognised"] == {"target": 0, "reached": 0, "percent": None, **cells}
    assert outside["admitted"] == {"target": 4, "reached": None, "percent": None, **cells}


def test_a_target_is_measured_by_what_the_cells_brought_that_set_it(
    answer, program, program_of, people, cell, other_cell, superior, stranger
):
    days = {"starts_on": "2024-01-01", "ends_on": "2024-12-31"}
    targets = [{"figure": "admitted", "number": 4}]
    program.post("plans", {"cell_id": cell.pk, "span": "year", **days, "targets": targets})
    actor = today_actor(stranger)
    case = open_casefile(people.person(other_cell, "Vũ Thu Hà"), other_cell, by=actor)
    record_steps(case.pk, DECIDED, by=actor, seen_seq=0, override_reason="ghi bổ sung")
    officer = program_of(people.user("Khoa", Role.COMMITTEE_OFFICER, superior))

    address, asked = f"organisations/{superior.pk}/indicators", {"to": "2024-12-31"}
    found = officer.get(address, **asked, **{"from": "2024-01-01"}).json()

    assert found["figures"]["admitted"] == 2
    told = found["targets"]["admitted"]
    assert [told[name] for name in ("target", "cells", "reached", "percent")] == [4, 1, 1, 25.0]


def test_a_day_gone_by_knows_only_what_was_recorded_by_its_end(answer):
    before = timezone.localdate() - timedelta(days=1)

    then, now = answer(known_on=before).json(), answer(known_on=timezone.localdate()).json()

    assert (then["known_on"], then["figures"]["admitted"]) == (before.isoformat(), 0)
    assert now["figures"]["admitted"] == 1


@pytest.mark.parametrize("known_on", ["9999-12-30", "9999-12-31"])
def test_the_last_day_there_is_knows_all_that_was_recorded(answer, known_on):
    assert answer(known_on=known_on).json()["figures"] == answer().json()["figures"]


def test_a_case_is_followed_on_the_last_day_there_is(answer):
    told = {
        last: answer(to=last, cases="true").json()["cases"]["followed"]
        for last in ("9999-11-30", "9999-12-30", "9999-12-31")
    }

    assert {each["closing"] for each in told.values()} == {1}


def test_what_stands_below_adds_up_to_the_whole(answer, program_of, superior, cell, people):
    officer = people.user("Giang", Role.COMMITTEE_OFFICER, superior)
    asked = {"from": "2024-01-01", "to": "2024-12-31", "below": "true", "by": "sex"}
    address = f"organisations/{superior.pk}/indicators"

    inside = program_of(officer).get(address, **asked).json()
    outside = program_of(officer).get(address, **asked, outside="true").json()

    (part,) = inside["below"]
    assert (part["organisation_id"], part["figures"]) == (cell.pk, inside["figures"])
    assert part["figures"]["admitted"] == 1
    assert outside["below"][0]["figures"]["admitted"] is None


def test_the_command_prints_the_same_object(answer, cell, capsys, monkeypatch):
    found = answer(by="sex", below="true", cases="true", quiet_months=12).json()
    asked = argparse.Namespace(
        organisation=str(cell.pk),
        start=date(2024, 1, 1),
        end=date(2024, 12, 31),
        count_by=None,
        known_on=None,
        by="sex",
        all=True,
        months=12,
        courses=False,
    )

    monkeypatch.setattr(command, "installation", nullcontext)  # the one of the test is open

    assert command.indicators(asked) == 0

    assert json.loads(capsys.readouterr().out) == found
    asked.courses = True
    assert command.indicators(asked) == 0
    assert json.loads(capsys.readouterr().out) == found | {"courses": []}


def test_the_manual_shows_such_an_object():
    (shown,) = re.findall(r"^```json\n(\{\n  \"organisation_id\".*?)^```", DOCUMENT, re.M | re.S)
    told = description()["components"]
    schema = told["schemas"]["Indicators"] | {"components": told, "additionalProperties": False}

    assert list(Draft202012Validator(schema).iter_errors(json.loads(shown))) == []
    assert set(json.loads(shown)) == set(schema["properties"])


@pytest.mark.parametrize(
    "query",
    [
        {"from": "2025-01-01"},
        {"by": "shoe_size"},
        {"count_by": "birthday"},
        {"cases": "some"},
        {"quiet_months": 0},
        {"quiet_months": 121},
    ],
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
