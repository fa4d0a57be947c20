import json
from collections import Counter
from functools import cache
from typing import Any

import pytest

from acceptance.command import CASES, Answer, ketnap
from ketnap.domain.text import is_nfc

EXPECTED = sorted(CASES.glob("*.expected.json"))
COMPARED_AS_THEY_STAND = ("stage", "closed", "paused", "official_on", "party_age_from")


def days_of(name: str) -> list[tuple[str, dict[str, Any]]]:
    days = json.loads((CASES / f"{name}.expected.json").read_text("utf-8"))
    return [(day["on"], day["expect"]) for day in (days if isinstance(days, list) else [days])]


WORKED_OUT = [
    pytest.param(name, on, expect, id=f"{name}-{on}")
    for name in (path.name.removesuffix(".expected.json") for path in EXPECTED)
    for on, expect in days_of(name)
]


@cache
def said_about(name: str, on: str) -> Answer:
    return ketnap("assess", f"{name}.json", "--on", on, "--json", cwd=CASES)


def comparable(answer: dict[str, Any]) -> dict[str, Any]:
    """What the contract compares: the order of findings and deadlines does not matter."""
    gate = answer["gate"]
    return {name: answer[name] for name in COMPARED_AS_THEY_STAND} | {
        "findings": Counter(
            (item["code"], item["severity"], item["seq"]) for item in answer["findings"]
        ),
        "gate": gate
        and (gate["name"], {(item["code"], item["severity"]) for item in gate["findings"]}),
        "deadlines": {
            tuple(item[key] for key in ("code", "seq", "starts_on", "due_on", "met_on"))
            for item in answer["deadlines"]
        },
    }


def test_every_case_has_its_answers():
    names = {path.name.removesuffix(".expected.json") for path in EXPECTED}

    assert names == {path.stem for path in CASES.glob("*.json") if "." not in path.stem} - {
        "workdays"
    }
    assert len(names) == 20


@pytest.mark.parametrize(("name", "on", "expect"), WORKED_OUT)
def test_case_is_answered_as_worked_out_by_hand(name, on, expect):
    answer = said_about(name, on)

    (said,) = answer.objects
    assert comparable(said) == comparable(expect)
    assert (said["file"], said["as_of"]) == (f"{name}.json", on)
    blocks = any(item["severity"] == "block" for item in expect["findings"])
    assert (answer.status, answer.err) == (int(blocks), "")


def test_every_message_and_source_is_complete():
    answers = [
        said
        for name, on, _ in (param.values for param in WORKED_OUT)
        for said in said_about(name, on).objects
    ]
    findings = [
        item
        for answer in answers
        for item in answer["findings"] + (answer["gate"] or {"findings": []})["findings"]
    ]

    assert len(findings) > 50
    assert all(item["source"] for item in findings)
    assert all(deadline["source"] for answer in answers for deadline in answer["deadlines"])
    for item in findings:
        assert item["message"].keys() == {"vi", "en"}
        assert all(text and is_nfc(text) for text in item["message"].values())
        assert not any("{" in text or "None" in text for text in item["message"].values())


def test_several_files_are_answered_in_the_order_of_the_arguments():
    names = ["straight_path.json", "transferred_out_and_in.json", "straight_path.json"]

    answer = ketnap("assess", *names, "--on", "2019-10-01", "--json", cwd=CASES)

    assert [said["file"] for said in answer.objects] == names


def test_worst_of_several_files_decides_the_status():
    names = ["stale_introduction.json", "straight_path.json"]

    blocked = ketnap("assess", *names, "--on", "2018-03-02", "--json", cwd=CASES)
    unblocked = ketnap("assess", names[1], "--on", "2018-03-02", "--json", cwd=CASES)

    assert (blocked.status, unblocked.status) == (1, 0)


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, ["ngày 30/07/2018: Dự bị", "trước bước “Chi bộ xét công nhận chính thức”"]),
        ({"KETNAP_LANG": "vi"}, ["ngày 30/07/2018: Dự bị", "căn cứ: "]),
        ({"KETNAP_LANG": "en"}, ["30/07/2018: Probation", "before “Cell vote on recognition”"]),
        ({"LC_ALL": "C"}, ["ngày 30/07/2018: Dự bị"]),
    ],
)
def test_answer_for_people_speaks_the_language_asked_for(environment, expected):
    answer = ketnap("assess", "straight_path.json", "--on", "2018-07-30", cwd=CASES, **environment)

    assert answer.status == 0
    assert [text for text in expected if text not in answer.out] == []


@pytest.mark.parametrize("on", ["0001-01-01", "9999-12-31"])
def test_first_and_last_day_of_the_calendar_are_days_like_others(on):
    names = [path.name.replace(".expected", "") for path in EXPECTED]

    answer = ketnap("assess", *names, "--on", on, "--json", cwd=CASES)

    assert answer.err == ""
    assert [said["as_of"] for said in answer.objects] == [on] * len(names)


@pytest.mark.parametrize(
    "vector", json.loads((CASES / "workdays.json").read_text("utf-8")), ids=lambda v: v["start"]
)
def test_working_days_are_counted_as_worked_out_by_hand(vector):
    plain = ketnap("workdays", vector["start"], vector["n"])
    for_programs = ketnap("workdays", vector["start"], vector["n"], "--json")

    assert (plain.status, plain.out) == (0, f"{vector['day']}\n")
    assert for_programs.objects == [{name: vector[name] for name in ("start", "n", "day")}]
