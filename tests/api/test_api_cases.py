"""Cases and steps through the interface: the same rights, judgements and log as on screen."""

import json
import unicodedata
from datetime import timedelta

import pytest
from django.utils import timezone

from conftest import today_actor
from ketnap.audit.models import AccessEntry, Deed
from ketnap.casefiles.models import Casefile, LogEntry
from ketnap.casefiles.services import open_casefile
from ketnap.casefiles.verification import verify
from ketnap.domain.access import TokenScope
from ketnap.domain.casefile.format import casefile_from_data

pytestmark = pytest.mark.django_db

REVIEW = {"kind": "mentor_reviewed", "on": "2024-05-02", "outcome": "progressing"}
MENTOR = {
    "kind": "mentor_assigned",
    "on": "2024-02-05",
    "mentor": {"name": "Lê Thị Chi", "official_on": "2015-01-01"},
    "resolution": "05-NQ/CB",
}
PERSON = {
    "full_name": "Vũ Thanh Hà",
    "born_on": "1996-07-08",
    "sex": "female",
    "ethnicity": "Kinh",
    "religion": "không",
    "schooling": "university",
    "occupation": "viên chức",
    "workplace": "Phòng Tổng hợp",
    "youth_union_member": True,
    "trade_union_member": True,
    "married": False,
}


def test_the_list_shows_the_cases_of_the_owner_alone(program, program_of, stranger, case):
    own = program.get("cases").json()
    others = program_of(stranger).get("cases").json()

    assert [each["id"] for each in own["cases"]] == [case.pk]
    assert own["cases"][0]["stage"] == "listed"
    assert others == {"cases": [], "next_after": None}


def test_the_list_goes_on_after_a_full_page(program, secretary, cell, people, case):
    for name in ("Trần An Hòa", "Ngô Gia Bảo"):
        body = {"cell_id": cell.pk, "person": PERSON | {"full_name": name}}
        assert program.post("cases", body).status_code == 201

    first = program.get("cases", limit=2).json()
    second = program.get("cases", limit=2, after=first["next_after"]).json()

    assert [len(first["cases"]), len(second["cases"])] == [2, 1]
    assert second["next_after"] is None


def test_a_case_is_read_with_its_findings_and_the_reading_is_noted(program, case):
    answer = program.get(f"cases/{case.pk}").json()

    assert answer["head_seq"] == 2
    assert "mentor_missing" in {each["code"] for each in answer["findings"]}
    assert AccessEntry.objects.filter(casefile_id=case.pk, deed=Deed.VIEWED).count() == 1


def test_a_case_of_which_no_step_counts_is_listed_without_a_stage(program, people, cell, secretary):
    by = today_actor(secretary)
    opened = open_casefile(people.person(cell, "Lê Rỗng"), cell, by=by)

    listed = program.get("cases").json()["cases"]

    told = [(each["id"], each["stage"], each["head_seq"]) for each in listed]
    assert told == [(opened.pk, None, 0)]


def test_a_foreign_case_looks_like_none(program_of, stranger, case):
    program = program_of(stranger)

    foreign, missing = program.get(f"cases/{case.pk}"), program.get("cases/99999")

    assert foreign.status_code == missing.status_code == 404
    assert foreign.json() == missing.json()


def test_a_step_is_recorded_through_the_one_door(program, case):
    answer = program.post(f"cases/{case.pk}/steps", {"seen_seq": 2, "steps": [MENTOR]})

    assert answer.status_code == 201, answer.content
    assert answer.json()["head_seq"] == 3
    assert LogEntry.objects.get(casefile=case, seq=3).kind == "mentor_assigned"
    assert verify() == []


def test_the_same_steps_sent_twice_are_recorded_once(program, case):
    body = {"seen_seq": 2, "steps": [MENTOR]}
    program.post(f"cases/{case.pk}/steps", body)

    again = program.post(f"cases/{case.pk}/steps", body)

    assert again.status_code == 409
    assert again.json()["code"] == "case_changed"
    assert again.json()["head_seq"] == 3
    assert LogEntry.objects.filter(casefile=case).count() == 3


def test_a_warning_asks_for_a_reason_that_is_kept(program, case):
    late = {"kind": "sent_to_course", "on": "2024-01-05", "course": "Lớp 01/2024"}
    vote = {
        "kind": "cell_voted",
        "on": "2024-03-01",
        "matter": "admission",
        "official_members": 5,
        "excluded": [],
        "present_official": 5,
        "agree": 5,
        "disagree": 0,
        "invalid": 0,
        "method": "secret_ballot",
    }
    body = {"seen_seq": 2, "steps": [late, vote]}
    tried = program.post(f"cases/{case.pk}/steps/check", body).json()
    asked = tried["findings"]
    warned = program.post(f"cases/{case.pk}/steps", body)

    assert warned.status_code == 422
    assert warned.json()["code"] == tried["refusal"] in {"reason_needed", "step_refused"}
    assert {each["code"] for each in warned.json()["findings"]} <= {each["code"] for each in asked}
    assert all(each["rules"] is not None and each["title"] for each in asked)
    assert LogEntry.objects.filter(casefile=case).count() == 2


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ({"seen_seq": 2, "steps": [REVIEW | {"mood": "good"}]}, "$.steps[0].mood"),
        ({"seen_seq": 2, "steps": [REVIEW | {"on": "2/5/2024"}]}, "$.steps[0].on"),
        ({"seen_seq": 2, "steps": [], "extra": 1}, "$.extra"),
        ({"seen_seq": -1, "steps": [REVIEW]}, "$.seen_seq"),
        ({"seen_seq": True, "steps": [REVIEW]}, "$.seen_seq"),
        ({"steps": [REVIEW]}, "$.seen_seq"),
        ({"seen_seq": 2, "steps": REVIEW}, "$.steps"),
        ([], "$"),
        ("{", "$"),
        ('{"seen_seq": 2, "seen_seq": 2}', "$"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(program, case, body, place):
    answer = program.post(f"cases/{case.pk}/steps", body)

    assert answer.status_code == 422
    assert answer.json()["code"] == "unreadable"
    assert answer.json()["place"] == place
    assert answer["Content-Type"].startswith("application/problem+json")


def test_text_in_another_unicode_form_is_refused(program, case):
    decomposed = MENTOR | {"resolution": unicodedata.normalize("NFD", "Nghị quyết số 5")}

    answer = program.post(f"cases/{case.pk}/steps", {"seen_seq": 2, "steps": [decomposed]})

    assert answer.status_code == 422
    assert "NFC" in answer.json()["detail"]
    assert LogEntry.objects.filter(casefile=case).count() == 2


def test_a_case_is_opened_once_for_a_person(program, cell):
    body = {"cell_id": cell.pk, "person": PERSON}

    first, second = program.post("cases", body), program.post("cases", body)

    assert (first.status_code, second.status_code) == (201, 422)
    assert first.json()["full_name"] == PERSON["full_name"]
    assert Casefile.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"born_on": (timezone.localdate() + timedelta(days=1)).isoformat()},
        {"full_name": "=cmd|' /C calc'!A0"},
    ],
)
def test_a_case_of_nobody_who_can_be_is_refused_in_either_language(program, cell, wrong):
    body = {"cell_id": cell.pk, "person": PERSON | wrong}

    answers = [
        program.client.post(
            "/api/v1/cases", body, "application/json", headers={"accept-language": language}
        )
        for language in ("vi", "en")
    ]

    assert [answer.status_code for answer in answers] == [422, 422]
    assert len({answer.json()["detail"] for answer in answers}) == 2
    assert Casefile.objects.count() == 0


def test_a_step_before_the_birth_is_refused_and_an_odd_one_asks_for_a_reason(program, case):
    early = {"kind": "mentor_reviewed", "on": "1900-01-01", "outcome": "progressing"}
    struck_off = {
        "kind": "decided",
        "on": "2024-05-02",
        "matter": "strike_off",
        "outcome": "approved",
        "decision": "7-QĐ/ĐU",
        "body": "Đảng ủy",
    }

    refused, asked = (
        program.post(f"cases/{case.pk}/steps", {"seen_seq": 2, "steps": [each]}).json()
        for each in (early, struck_off)
    )

    assert (refused["code"], asked["code"]) == ("step_refused", "reason_needed")
    assert "step_before_birth" in {each["code"] for each in refused["findings"]}
    assert "struck_off_never_admitted" in {each["code"] for each in asked["findings"]}
    assert LogEntry.objects.filter(casefile=case).count() == 2


def test_a_case_is_not_opened_in_a_foreign_cell(program, other_cell):
    answer = program.post("cases", {"cell_id": other_cell.pk, "person": PERSON})

    assert answer.status_code == 404
    assert Casefile.objects.count() == 0


def test_a_case_file_taken_out_is_the_interchange_format_and_is_noted(program, case):
    answer = program.get(f"cases/{case.pk}/file")

    assert len(casefile_from_data(json.loads(answer.content)).steps) == 2
    assert AccessEntry.objects.filter(casefile_id=case.pk, deed=Deed.EXPORTED).count() == 1


def test_a_token_does_only_what_it_was_given_for(program_of, secretary, case):
    reader = program_of(secretary, [TokenScope.CASES_READ])

    assert reader.get(f"cases/{case.pk}").status_code == 200
    for answer in (
        reader.get(f"cases/{case.pk}/file"),
        reader.post(f"cases/{case.pk}/steps", {"seen_seq": 2, "steps": [MENTOR]}),
        reader.get("organisations"),
    ):
        assert answer.status_code == 403
        assert answer.json()["code"] == "scope_missing"


def test_a_mentor_records_his_review_and_nothing_else(program_of, mentor_user, program, case):
    own = mentor_user.person
    assigned = MENTOR | {"mentor": {"name": own.full_name, "official_on": "2010-01-01"}}
    program.post(f"cases/{case.pk}/steps", {"seen_seq": 2, "steps": [assigned]})
    mentor = program_of(mentor_user)

    refused = mentor.post(f"cases/{case.pk}/steps", {"seen_seq": 3, "steps": [MENTOR]})
    taken = mentor.post(f"cases/{case.pk}/steps", {"seen_seq": 3, "steps": [REVIEW]})

    assert (refused.status_code, taken.status_code) == (403, 201)


def test_answers_come_in_the_language_asked_for(program, case):
    path = f"/api/v1/cases/{case.pk}"

    english = program.client.get(path, headers={"accept-language": "en"}).json()["findings"][0]
    vietnamese = program.client.get(path, headers={"accept-language": "vi"}).json()["findings"][0]

    assert english["code"] == vietnamese["code"]
    assert english["title"] != vietnamese["title"]


def test_a_question_costs_the_same_however_many_cases_there_are(
    program, cell, case, django_assert_max_num_queries
):
    for number in range(5):
        person = PERSON | {"full_name": f"Người Thứ {'ABCDE'[number]}"}
        program.post("cases", {"cell_id": cell.pk, "person": person})

    with django_assert_max_num_queries(8):
        assert len(program.get("cases").json()["cases"]) == 6
