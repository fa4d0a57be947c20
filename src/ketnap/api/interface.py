"""All of the interface in one place: its routers, its answers to refusals, its description."""

from copy import deepcopy
from http import HTTPStatus
from typing import Any

from ninja import NinjaAPI

from ketnap.api import (
    about_token,
    cases,
    exports,
    figures,
    imports,
    meetings,
    occasions,
    organisations,
    papers,
    people,
    plans,
    rules,
    steps,
    submissions,
)
from ketnap.api.models import LONGEST_KEY
from ketnap.api.occasion_problems import OF_OCCASIONS
from ketnap.api.problems import ANSWERS, answer_problems
from ketnap.api.problems import CONTENT_TYPE as PROBLEM
from ketnap.api.repeats import HEADER

VERSION = "1"
PREFIX = "api/v1/"
_DESCRIPTION = (
    "Reads and writes the records of ketnap with the rights of a token's owner. Every step goes "
    "through the same door as on screen: judged by the rules in force, appended, never changed."
)

_KEY = {
    "in": "header",
    "name": HEADER,
    "required": False,
    "schema": {"type": "string", "minLength": 1, "maxLength": LONGEST_KEY, "pattern": "^[!-~]+$"},
    "description": "A word of the program's own: the same request under it is carried out once.",
}

api = NinjaAPI(
    title="ketnap",
    version=VERSION,
    description=_DESCRIPTION,
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
)
for _room in (
    about_token,
    organisations,
    people,
    cases,
    exports,
    steps,
    papers,
    submissions,
    occasions,
    meetings,
    plans,
    figures,
    imports,
    rules,
):
    api.add_router("", _room.router)
answer_problems(api, ANSWERS)
answer_problems(api, OF_OCCASIONS)


def description() -> dict[str, Any]:
    """Return the OpenAPI description."""
    found: dict[str, Any] = api.get_openapi_schema(path_prefix=PREFIX)
    for operations in found["paths"].values():
        for method, operation in operations.items():
            if method != "get":
                _declare_a_write(operation)
            _declare_problems(operation["responses"])
    return found


def _declare_a_write(operation: dict[str, Any]) -> None:
    """What holds for every write: it may bear a key, and may meet a larger one."""
    operation.setdefault("parameters", []).append(_KEY)
    refused = operation["responses"][HTTPStatus.UNPROCESSABLE_ENTITY]
    operation["responses"][HTTPStatus.SERVICE_UNAVAILABLE] = deepcopy(refused) | {
        "description": HTTPStatus.SERVICE_UNAVAILABLE.phrase
    }


def _declare_problems(responses: dict[int, Any]) -> None:
    """Refusals have a media type of their own, which the library does not know of."""
    for status, response in responses.items():
        if status >= HTTPStatus.BAD_REQUEST:
            response["content"] = {PROBLEM: response["content"].popitem()[1]}
