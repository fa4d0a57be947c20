"""What programs send: read by the readers of the interchange format, refused with the place."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.http import HttpRequest
from ninja.parser import Parser

from ketnap.api.days import TO_COME, place_to_come
from ketnap.domain.casefile.format import CasefileUnreadable, read_json, read_values, step_from_data
from ketnap.domain.casefile.json_schema import person_schema, record_schema, step_schema
from ketnap.domain.casefile.shape import (
    Reader,
    ShapeError,
    only_keys,
    read_list,
    read_number,
    read_object,
    read_text,
    record_reader,
    required_key,
)
from ketnap.domain.casefile.steps import PersonFacts, Step

LARGEST_ID = 2**63 - 1
LONGEST_REASON = 2_000
MOST_STEPS_AT_ONCE = 100
Body = Mapping[str, Any]
Record = TypeVar("Record")

STEPS_SCHEMA: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["seen_seq", "steps"],
    "properties": {
        "seen_seq": {
            "type": "integer",
            "minimum": 0,
            "maximum": LARGEST_ID,
            "description": "The last step read of the case; another one recorded meanwhile is a 409.",
        },
        "steps": {
            "type": "array",
            "items": step_schema(),
            "minItems": 1,
            "maxItems": MOST_STEPS_AT_ONCE,
        },
        "override_reason": {
            "type": "string",
            "maxLength": LONGEST_REASON,
            "description": "Why the steps are recorded despite warnings; kept beside them.",
        },
    },
}
CASE_SCHEMA: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["cell_id", "person"],
    "properties": {
        "cell_id": {"type": "integer", "minimum": 1, "maximum": LARGEST_ID},
        "person": person_schema(),
    },
}

_read_person = record_reader(PersonFacts)


def body_of(request: HttpRequest, keys: frozenset[str]) -> Body:
    """Return the object a program sent; raises `CasefileUnreadable` with the place."""
    try:
        body = read_object(json_in(request))
        only_keys(body, keys)
    except ShapeError as error:
        raise unreadable(error) from None
    return body


def json_in(request: HttpRequest) -> Any:
    """Return the values a program sent, each text clean; raises `CasefileUnreadable`."""
    return read_json(_text_of(request))


def _text_of(request: HttpRequest) -> str:
    try:
        return request.body.decode()
    except UnicodeDecodeError as error:
        raise CasefileUnreadable("$", "không phải UTF-8", "not UTF-8") from error


class BodyParser(Parser):
    """Reads the bodies whose values the library checks, each by its field.

    By itself it would take the last of two values under one name, and numbers that JSON does not have.
    """

    def parse_body(self, request: HttpRequest) -> Any:
        return read_values(_text_of(request))


def described(cls: type[Any]) -> dict[str, Any]:
    """The body of a request in the description of the interface, by the dataclass it is read as."""
    content = {"application/json": {"schema": record_schema(cls)}}
    return {"requestBody": {"required": True, "content": content}}


def record_in(request: HttpRequest, cls: type[Record]) -> Record:
    """Return what a program sent as a record; raises `CasefileUnreadable` with the place."""
    try:
        record: Record = record_reader(cls)(json_in(request))
    except ShapeError as error:
        raise unreadable(error) from None
    return record


def number_in(body: Body, key: str) -> int:
    """Return a whole number that may name a record or a step."""
    number: int = _read(body, key, read_number)
    if not 0 <= number <= LARGEST_ID:
        raise CasefileUnreadable(f"$.{key}", "phải là số không âm", "must not be negative")
    return number


def reason_in(body: Body) -> str:
    """Return the reason to record despite warnings; none is an empty text."""
    if body.get("override_reason") is None:
        return ""
    reason: str = _read(body, "override_reason", read_text)
    if len(reason) > LONGEST_REASON:
        raise CasefileUnreadable(
            "$.override_reason",
            f"dài quá {LONGEST_REASON} ký tự",
            f"is longer than {LONGEST_REASON} characters",
        )
    return reason


def person_in(body: Body) -> PersonFacts:
    """Return the facts about the person."""
    person: PersonFacts = _read(body, "person", _read_person)
    return person


def steps_in(body: Body) -> list[Step]:
    """Return the steps to be recorded; none may be of a day to come."""
    items: list[Any] = _read(body, "steps", read_list)
    if len(items) > MOST_STEPS_AT_ONCE:
        raise CasefileUnreadable(
            "$.steps",
            f"nhiều nhất {MOST_STEPS_AT_ONCE} bước một lần",
            f"at most {MOST_STEPS_AT_ONCE} steps at once",
        )
    return [_step(item, index) for index, item in enumerate(items)]


def _step(item: Any, index: int) -> Step:
    here = f"$.steps[{index}]"
    try:
        step = step_from_data(item)
    except CasefileUnreadable as error:
        raise CasefileUnreadable(here + error.place.removeprefix("$"), error.vi, error.en) from None
    if (place := place_to_come(step)) is not None:
        raise CasefileUnreadable(here + place, TO_COME["vi"], TO_COME["en"])
    return step


def _read(body: Body, key: str, read: Reader) -> Any:
    try:
        value = required_key(body, key)
        return read(value)
    except ShapeError as error:
        raise unreadable(error if error.place else error.below(f".{key}")) from None


def unreadable(error: ShapeError) -> CasefileUnreadable:
    """The refusal of a body that has the wrong shape, with the place."""
    return CasefileUnreadable("$" + error.place, error.vi, error.en)
