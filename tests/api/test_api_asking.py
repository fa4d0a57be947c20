"""What the interface asks of every request, whatever it is about."""

import json

import pytest
from django.test import Client

from ketnap.api.interface import PREFIX, description
from ketnap.api.models import KeptAnswer
from ketnap.api.problems import CONTENT_TYPE

pytestmark = pytest.mark.django_db

REVIEW = {"kind": "mentor_reviewed", "on": "2024-03-01", "outcome": "progressing"}
NO_DAYS = ["0", "2026-01-01T00:00:00", "20260101", "2026-02-30"]


def days_asked_for():
    """Every day that an address may be asked with: the address, its name, what else it needs."""
    for path, operations in description()["paths"].items():
        asked = operations.get("get", {}).get("parameters", ())
        needed = {each["name"]: each["example"] for each in asked if each.get("required")}
        for each in asked:
            if "date" in str(each["schema"].get("format", each["schema"].get("anyOf"))):
                yield path.removeprefix(f"/{PREFIX}"), each["name"], needed


@pytest.mark.parametrize("text", NO_DAYS)
def test_a_day_is_asked_for_as_it_is_written_and_in_no_other_way(program, cell, case, text):
    found = list(days_asked_for())
    assert len(found) > 15

    wrong = []
    for path, name, needed in found:
        numbers = dict.fromkeys(("organisation_id", "casefile_id", "course_id"), cell.pk)
        address = path.format(**numbers, rule_id="age_min_months")
        answer = program.get(address, **{**needed, name: text})
        told = answer.json() if answer["Content-Type"] == CONTENT_TYPE else {}
        if (answer.status_code, told.get("code")) != (422, "wrong_parameter"):
            wrong.append((address, name, answer.status_code))

    assert wrong == []


def test_who_asks_with_a_wrong_day_is_told_in_words(program):
    vietnamese = program.get("cases", on="0").json()
    english = program.client.get("/api/v1/cases?on=0", headers={"accept-language": "en"}).json()

    assert vietnamese["detail"] == "phải là ngày dạng NĂM-THÁNG-NGÀY"
    assert english["detail"] == "must be a day written YYYY-MM-DD"
    assert vietnamese["place"] == english["place"] == "query.on"


def test_who_asks_with_a_wrong_parameter_is_told_what_fits(program):
    asked = {"limit": "0", "after": "x"}

    told = {name: program.get("cases", **{name: value}).json() for name, value in asked.items()}
    format_told = program.get("exports/cases", format="exe").json()

    assert (told["limit"]["detail"], told["after"]["detail"]) == (
        "ít nhất là 1",
        "phải là số nguyên",
    )
    assert format_told["detail"] == "phải là một trong: xlsx, csv, json, parquet"


def test_a_day_in_a_body_is_no_number(program, cell):
    body = {"cell_id": cell.pk, "held_on": 0}

    answer = program.post("ceremonies-to-link", body)

    assert (answer.status_code, answer.json()["place"]) == (422, "body.order.held_on")


@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "OPTIONS", "SONG"])
def test_a_method_that_an_address_does_not_know_is_a_problem_whatever_key_it_bears(program, method):
    headers = {"idempotency-key": "một".encode().hex()}
    program.client.post("/api/v1/cases", "{}", content_type="application/json", headers=headers)

    answer = program.client.generic(method, "/api/v1/cases", headers=headers)

    assert (answer.status_code, answer["Content-Type"]) == (405, CONTENT_TYPE)
    assert (answer["Allow"], answer.json()["code"]) == ("GET, POST", "wrong_method")
    assert KeptAnswer.objects.count() == 1


def test_each_address_knows_the_methods_that_are_described(program):
    for path, operations in description()["paths"].items():
        known = ", ".join(sorted(method.upper() for method in operations))

        answer = program.client.generic(
            "SONG", path.replace("{", "").replace("}", "").replace("_id", "")
        )

        assert answer.status_code in {404, 405}
        if answer.status_code == 405:
            assert answer["Allow"] == known


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "text/json"])
def test_what_is_sent_as_no_json_is_not_read(program, case, kind):
    path = f"/api/v1/cases/{case.pk}/steps/check"

    answer = program.client.post(path, '{"seen_seq": 2, "steps": []}', content_type=kind)

    assert (answer.status_code, answer["Content-Type"]) == (415, CONTENT_TYPE)
    assert answer.json()["code"] == "wrong_content_type"


def test_json_is_read_in_whatever_letters_its_kind_is_named(program, case):
    kind = "Application/JSON; charset=utf-8"
    body = json.dumps({"seen_seq": 2, "steps": [REVIEW]})

    answer = program.client.post(f"/api/v1/cases/{case.pk}/steps/check", body, content_type=kind)

    assert answer.status_code == 200


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_an_address_that_is_none_is_a_problem(method):
    answer = Client(enforce_csrf_checks=True).generic(method, "/api/v1/nhan-vien")

    assert (answer.status_code, answer["Content-Type"]) == (404, CONTENT_TYPE)
    assert answer.json()["code"] == "no_address"
