"""The interchange format as JSON Schema, for programs: derived from the same annotations as its readers.

Only the shape is described, as only the shape is checked. Pure functions.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, Final, get_args, get_origin

from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.casefile.format import FORMAT, MOST_STEPS
from ketnap.domain.casefile.shape import field_annotations, required_fields, without_none
from ketnap.domain.casefile.steps import (
    STEP_CLASSES,
    CellFacts,
    Corrected,
    MemberIntroducer,
    OpinionCount,
    OpinionWaived,
    OrganisationIntroducer,
    PersonFacts,
    Step,
    TakenRun,
)

Schema = dict[str, Any]

LARGEST: Final = 2**53 - 1
"""The largest whole number that every JSON reader keeps exactly."""

_PLAIN: Final[Mapping[Any, Schema]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer", "minimum": -LARGEST, "maximum": LARGEST},
    date: {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    datetime: {"type": "string", "format": "date-time"},
}


@cache
def step_schema() -> Schema:
    """A step as it is handed in to be recorded: without `seq`, told apart by `kind`."""
    return {"oneOf": [_step(kind, cls, STEP_CLASSES) for kind, cls in STEP_CLASSES.items()]}


@cache
def recorded_step_schema() -> Schema:
    """A step as it stands in a log: with its `seq` and the moment it was recorded."""
    kinds = list(STEP_CLASSES)
    return {
        "type": "object",
        "required": ["seq", "kind", "on"],
        "properties": {
            "seq": {"type": "integer", "minimum": 1},
            "kind": {"type": "string", "enum": [kind.value for kind in kinds]},
            "on": _PLAIN[date],
            "recorded_at": _PLAIN[datetime],
        },
    }


@cache
def person_schema() -> Schema:
    """The facts about the person."""
    return record_schema(PersonFacts)


@cache
def casefile_schema() -> Schema:
    """A whole case file of `ketnap.casefile/1`."""
    return _object(
        {
            "format": {"type": "string", "enum": [FORMAT]},
            "person": person_schema(),
            "cell": record_schema(CellFacts),
            "steps": {
                "type": "array",
                "items": recorded_step_schema(),
                "maxItems": MOST_STEPS,
            },
            "taken_over": {"type": "array", "items": record_schema(TakenRun)},
        },
        required=frozenset({"format", "person", "cell", "steps"}),
    )


def _step(kind: StepKind, cls: Any, known: Mapping[StepKind, type[Step]]) -> Schema:
    named = {"kind": {"type": "string", "enum": [kind.value]}}
    properties = {
        name: _value(without_none(annotation))
        for name, annotation in field_annotations(cls).items()
        if name not in {"seq", "recorded_at"}
    }
    if cls is Corrected:
        others = [
            _step(each, of, known) for each, of in known.items() if each is not StepKind.CORRECTED
        ]
        properties["replacement"] = {"oneOf": others}
    return _object(named | properties, required=required_fields(cls) | {"kind"})


def _value(annotation: Any) -> Schema:
    special = _UNIONS.get(annotation)
    if special is not None:
        return special()
    if annotation in _PLAIN:
        return dict(_PLAIN[annotation])
    if get_origin(annotation) is tuple:
        return {"type": "array", "items": _value(get_args(annotation)[0])}
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return {"type": "string", "enum": [code.value for code in annotation]}
    return record_schema(annotation)


def record_schema(cls: Any) -> Schema:
    """A record by the annotations of its dataclass, as its reader reads it."""
    properties = {
        name: _value(without_none(annotation))
        for name, annotation in field_annotations(cls).items()
    }
    return _object(properties, required=required_fields(cls))


def _object(properties: Schema, required: frozenset[str] | None = None) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": sorted(properties if required is None else required),
        "additionalProperties": False,
    }


def _introducer() -> Schema:
    member = record_schema(MemberIntroducer)
    named = {"kind": {"type": "string", "enum": ["official_member"]}}
    member["properties"] = named | member["properties"]
    member["required"] = sorted({*member["required"], "kind"})
    return {"oneOf": [member, record_schema(OrganisationIntroducer)]}


def _residence() -> Schema:
    return {"oneOf": [record_schema(OpinionCount), record_schema(OpinionWaived)]}


_UNIONS: Final[Mapping[Any, Callable[[], Schema]]] = {
    MemberIntroducer | OrganisationIntroducer: _introducer,
    OpinionCount | OpinionWaived: _residence,
    Step: lambda: {"type": "object"},
}
