"""An example of every operation in the description: what is asked, what is sent, what is answered."""

from collections.abc import Mapping
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).with_name("examples.yaml")
JSON = "application/json"


@cache
def _examples() -> Mapping[str, Any]:
    """By the name of a parameter, by that of a schema, and by operation where there is no name."""
    examples: Mapping[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))
    return examples


def add_examples(name: str, operation: dict[str, Any]) -> None:
    """Put examples beside what an operation is asked with, sent and answers; `name` is `GET /cases`."""
    own = _examples()["operations"].get(name, {})
    for parameter in operation.get("parameters", ()):
        parameter["example"] = _examples()["parameters"][parameter["name"]]
    _put(operation.get("requestBody", {}), own.get("body"))
    for status, response in operation["responses"].items():
        if status < HTTPStatus.BAD_REQUEST:
            _put(response, own.get("answer"))


def _put(part: dict[str, Any], own: Any) -> None:
    """A part that is no JSON, as a file, has no example."""
    content = part.get("content", {}).get(JSON)
    if content is not None:
        content["example"] = _of_schema(content["schema"]) if own is None else own


def _of_schema(schema: Mapping[str, Any]) -> Any:
    if schema.get("type") == "array":
        return [_of_schema(schema["items"])]
    return _examples()["schemas"][schema["$ref"].rpartition("/")[2]]
