"""Parameters of every operation: each known, each once unless it may stand several times; names in bodies too."""

import pytest
from django.utils.http import urlencode

from api.conftest import Program
from ketnap.api.interface import PREFIX, description
from ketnap.api.problems import CONTENT_TYPE

pytestmark = pytest.mark.django_db

ASKED_SEVERAL_TIMES = {("organisations/{organisation_id}/indicators", "by")}


def operations():
    """Each operation by its method and address, with its parameters by name."""
    for path, methods in description()["paths"].items():
        for method, operation in methods.items():
            asked = {
                each["name"]: each
                for each in operation.get("parameters", ())
                if each["in"] == "query"
            }
            yield method, path.removeprefix(f"/{PREFIX}"), asked


def answered(program: Program, method: str, path: str, query: list[tuple[str, str]]):
    words = dict.fromkeys(path.replace("}", "{").split("{")[1::2], 1)
    address = f"/api/v1/{path.format(**words)}?{urlencode(query)}"
    answer = program.client.generic(method.upper(), address)
    told = answer.json() if answer["Content-Type"] == CONTENT_TYPE else {}
    return answer.status_code, told.get("code"), told.get("place")


def test_a_parameter_that_stands_twice_is_refused_by_every_operation(program):
    taken = []
    asked_twice = set()
    for method, path, asked in operations():
        for name, each in asked.items():
            value = str(each.get("example", each["schema"].get("default", 1)))
            found = answered(program, method, path, [(name, value), (name, value)])
            asked_twice.add((path, name))
            refused = found == (422, "wrong_parameter", f"query.{name}")
            if refused == ((path, name) in ASKED_SEVERAL_TIMES):
                taken.append((method, path, name, found))

    assert len(asked_twice) > 50
    assert taken == []


def test_a_parameter_that_is_none_is_refused_by_every_operation(program):
    taken = [
        (method, path)
        for method, path, _asked in operations()
        if answered(program, method, path, [("cel_id", "1")])
        != (422, "wrong_parameter", "query.cel_id")
    ]

    assert taken == []


def test_who_asks_with_a_wrong_name_is_told_those_there_are(program):
    vietnamese = program.get("imports", cell="1").json()
    nothing = program.client.get(
        "/api/v1/token?on=2024-01-01", headers={"accept-language": "en"}
    ).json()
    twice = program.client.get("/api/v1/occasions?from=2024-01-01&from=2025-01-01").json()

    assert vietnamese["detail"] == "không có tham số này; chỉ có: after, cell_id, limit"
    assert nothing["detail"] == "there is no such parameter; this operation takes none"
    assert twice["detail"] == "chỉ được ghi một lần"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"cell_id": 1, "cell_id": 2}', ("$", "'cell_id' có hai lần")),
        ('{"cell_id": NaN}', ("$.cell_id", "NaN")),
        ('{"cell_id": 1', ("$", "dấu phẩy")),
    ],
)
def test_a_body_that_the_library_checks_is_read_as_strictly_as_all_others(program, text, told):
    answer = program.post("meetings", text)

    problem = answer.json()
    assert (answer.status_code, problem["code"], problem["place"]) == (400, "unreadable", told[0])
    assert told[1] in problem["detail"]
