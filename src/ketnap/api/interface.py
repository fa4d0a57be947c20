"""All of the interface in one place: its routers, its answers to refusals, its description."""

from collections.abc import Mapping
from copy import deepcopy
from http import HTTPStatus
from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

from ketnap.api import (
    about_token,
    cases,
    ceremonies,
    ceremony_preparing,
    courses,
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
from ketnap.api.asking import Asked
from ketnap.api.bodies import BodyParser
from ketnap.api.examples import add_examples
from ketnap.api.keys import AccessKey
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

_OF_WRITES = (
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    HTTPStatus.SERVICE_UNAVAILABLE,
)
_KEY = {
    "in": "header",
    "name": HEADER,
    "required": False,
    "schema": {"type": "string", "minLength": 1, "maxLength": LONGEST_KEY, "pattern": "^[!-~]+$"},
    "description": "A word of the program's own: the same request under it is carried out once.",
}

_ROOMS = (
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
    courses,
    ceremonies,
    ceremony_preparing,
    plans,
    figures,
    imports,
    rules,
)

api = NinjaAPI(
    title="ketnap",
    version=VERSION,
    description=_DESCRIPTION,
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
    parser=BodyParser(),
)
for _room in _ROOMS:
    api.add_router("", _room.router)
answer_problems(api, ANSWERS)
answer_problems(api, OF_OCCASIONS)


class _Description(OpenAPISchema):
    """The library's description, which also tells the scope that an operation asks for."""

    def operation_security(self, operation: Operation) -> list[dict[str, Any]] | None:
        schemes = super().operation_security(operation) or []
        keys = [key for key in operation.auth_callbacks if isinstance(key, AccessKey)]
        scopes = [key.scope.value for key in keys if key.scope is not None]
        return [dict.fromkeys(scheme, scopes) for scheme in schemes]


def operations_of(name: str) -> Mapping[str, Asked]:
    """Return the methods with which the address of a name may be asked, each with its parameters."""
    return {
        method: _asked(operation)
        for room in _ROOMS
        for view in room.router.path_operations.values()
        for operation in view.operations
        if operation.url_name == name
        for method in operation.methods
    }


def _asked(operation: Operation) -> Asked:
    queries = [each for each in operation.models if each.__ninja_param_source__ == "query"]
    return Asked(
        known=frozenset(name for query in queries for name in query.__ninja_flatten_map__),
        several=frozenset(name for query in queries for name in query.__ninja_collection_fields__),
    )


def description() -> dict[str, Any]:
    """Return the OpenAPI description."""
    found = _Description(api=api, path_prefix=PREFIX)
    for path, operations in found["paths"].items():
        for method, operation in operations.items():
            name = f"{method.upper()} /{path.removeprefix(f'/{PREFIX}')}"
            if method != "get":
                _declare_a_write(operation)
            _declare_problems(operation["responses"])
            add_examples(name, operation)
    return found


def _declare_a_write(operation: dict[str, Any]) -> None:
    """What holds for every write: it may bear a key, be too large or no JSON, and meet a larger one."""
    operation.setdefault("parameters", []).append(dict(_KEY))
    refused = operation["responses"][HTTPStatus.UNPROCESSABLE_ENTITY]
    for status in _OF_WRITES:
        operation["responses"][status] = deepcopy(refused) | {"description": status.phrase}


def _declare_problems(responses: dict[int, Any]) -> None:
    """Refusals have a media type of their own, which the library does not know of."""
    for status, response in responses.items():
        if status >= HTTPStatus.BAD_REQUEST:
            response["content"] = {PROBLEM: response["content"].popitem()[1]}
