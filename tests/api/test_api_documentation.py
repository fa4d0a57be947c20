"""What docs/api.md says of the interface is what the interface says of itself."""

import re
from functools import cache

import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from api.manual import DOCUMENT
from ketnap.api.interface import PREFIX, description
from ketnap.domain.access import TokenScope

JSON, PROBLEM = "application/json", "application/problem+json"
READING, WRITING = {401, 422}, {400, 401, 403, 413, 415, 422, 503}


@cache
def described():
    return description()


def operations():
    return {
        (method.upper(), "/" + path.removeprefix(f"/{PREFIX}")): operation
        for path, methods in described()["paths"].items()
        for method, operation in methods.items()
    }


def test_every_operation_is_documented_and_none_is_made_up():
    told = set(re.findall(r"`(GET|POST) (/[^`?]*)", DOCUMENT))
    told |= {("POST", "/cases/{casefile_id}/steps")}

    assert told == operations().keys()


def test_every_scope_is_documented():
    assert set(re.findall(r"^\| `(\w+:\w+)`", DOCUMENT, re.M)) == {
        each.value for each in TokenScope
    }


def test_every_operation_says_what_it_is_for_which_scope_it_asks_and_what_it_may_answer():
    for (method, path), operation in operations().items():
        ((scopes,),) = [each.values() for each in operation["security"]]
        answers = set(operation["responses"])

        assert operation["summary"], path
        assert operation["description"], path
        assert set(scopes) <= set(TokenScope)
        assert bool(scopes) == (path != "/token")
        assert answers & {200, 201}, path
        assert answers >= ({401} if path == "/token" else READING if method == "GET" else WRITING)
        assert ("{" in path) <= (404 in answers), path


def test_every_example_is_what_its_schema_says():
    wrong = [
        (name, error.message)
        for name, operation in operations().items()
        for content in contents_of(operation)
        for error in Draft202012Validator(
            content["schema"] | {"components": described()["components"]}
        ).iter_errors(content["example"])
    ]

    assert wrong == []


def contents_of(operation):
    parts = (operation.get("requestBody", {}), *operation["responses"].values())
    contents = [part["content"][JSON] for part in parts if JSON in part.get("content", {})]
    parameters = [each for each in operation.get("parameters", ()) if each["in"] != "header"]
    return [*contents, *parameters]


def test_refusals_are_problems_and_tokens_end():
    refusals = [
        response["content"].keys()
        for operation in operations().values()
        for status, response in operation["responses"].items()
        if status >= 400
    ]
    (token,) = described()["components"]["securitySchemes"].values()

    assert all(set(content) == {PROBLEM} for content in refusals)
    assert "until a day" in token["description"]


@pytest.mark.django_db
def test_what_is_too_large_is_refused_as_a_problem(settings):
    settings.LARGEST_REQUEST_OF_STRANGERS_BYTES = 100

    answer = Client().post("/api/v1/cases", "x" * 101, content_type=JSON)

    assert (answer.status_code, answer["Content-Type"]) == (413, PROBLEM)
    assert answer.json()["code"] == "too_large"
