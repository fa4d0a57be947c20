"""From plain data to typed rules and documents: everything that does not fit is named."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from ketnap.domain.rulebook.document import Document, ReadExtent
from ketnap.domain.rulebook.rule import Base, Confidence, Kind, Rule, RuleValue, Subject, Unit
from ketnap.domain.rulebook.schema import (
    DAY,
    DAY_OR_OPEN,
    LIST,
    MAPPING,
    STRUCTURE,
    TEXT,
    WHOLE_NUMBER,
    YES_OR_NO,
    Shape,
    structure_misfits,
)
from ketnap.domain.rulebook.told import Told
from ketnap.domain.rulebook.values import freeze

_NOTES = {"note_vi": TEXT, "note_en": TEXT}

_SUBJECT = Shape(
    required={
        "subject_vi": TEXT,
        "subject_en": TEXT,
        "order": WHOLE_NUMBER,
        "scope": TEXT,
        "rules": LIST,
    },
    optional={"enabled": YES_OR_NO},
)
_RULE = Shape(
    required={"id": TEXT, "title_vi": TEXT, "title_en": TEXT, "kind": TEXT, "values": LIST},
    optional={
        "unit": TEXT,
        "base": TEXT,
        "start_event": TEXT,
        "evaluated_at": TEXT,
        "condition": MAPPING,
        "references": LIST,
        **_NOTES,
    },
)
_VALUE = Shape(
    required={
        "from": DAY,
        "to": DAY_OR_OPEN,
        "value": STRUCTURE,
        "confidence": TEXT,
        "source": TEXT,
    },
    optional={"start_event": TEXT, **_NOTES},
)
_DOCUMENT = Shape(
    required={
        "id": TEXT,
        "number": TEXT,
        "issued_on": DAY,
        "layer": WHOLE_NUMBER,
        "from": DAY,
        "to": DAY_OR_OPEN,
        "read": TEXT,
    },
    optional=_NOTES,
)
_RULE_CODES: Mapping[str, type[StrEnum]] = {"kind": Kind, "unit": Unit, "base": Base}
_VALUE_CODES: Mapping[str, type[StrEnum]] = {"confidence": Confidence}
_DOCUMENT_CODES: Mapping[str, type[StrEnum]] = {"read": ReadExtent}


def read_subject(code: str, data: Any, problems: list[Told]) -> tuple[int, list[Rule]]:
    """Return the place of a subject among the others, and its rules.

    What cannot be read is left out and named in `problems`: a caller must not use the
    rules while there are any.
    """
    misfits = list(_SUBJECT.misfits(data))
    if misfits:
        problems.extend(misfits)
        return 0, []
    subject = Subject(code, data["subject_vi"], data["subject_en"])
    rules = [
        _build_rule(entry, subject, scope=data["scope"], enabled=data.get("enabled", True))
        for entry in data["rules"]
        if not _report(_name(entry), _rule_misfits(entry), problems)
    ]
    return data["order"], rules


def read_documents(entries: list[Any], problems: list[Told]) -> list[Document]:
    """Return the documents; what cannot be read is left out and named in `problems`."""
    return [
        _build_document(entry)
        for entry in entries
        if not _report(_name(entry), _entry_misfits(entry, _DOCUMENT, _DOCUMENT_CODES), problems)
    ]


def _report(name: str, misfits: Iterator[Told], problems: list[Told]) -> bool:
    found = [misfit.at(name) for misfit in misfits]
    problems.extend(found)
    return bool(found)


def _name(entry: Any) -> str:
    return str(entry.get("id", "?")) if isinstance(entry, dict) else "?"


def _entry_misfits(entry: Any, shape: Shape, codes: Mapping[str, type[StrEnum]]) -> Iterator[Told]:
    misfits = list(shape.misfits(entry))
    if misfits:
        yield from misfits
        return
    for key, known in codes.items():
        if key in entry and entry[key] not in set(known):
            code = entry[key]
            yield Told(
                f"không có mã “{code}” cho “{key}”", f"there is no code “{code}” for “{key}”"
            )


def _rule_misfits(entry: Any) -> Iterator[Told]:
    misfits = list(_entry_misfits(entry, _RULE, _RULE_CODES))
    if misfits:
        yield from misfits
        return
    for value in entry["values"]:
        since = value.get("from", "?") if isinstance(value, dict) else "?"
        for misfit in _value_misfits(value):
            yield misfit.since(since)


def _value_misfits(entry: Any) -> Iterator[Told]:
    yield from _entry_misfits(entry, _VALUE, _VALUE_CODES)
    if isinstance(entry, dict):
        yield from structure_misfits(entry.get("value"))


def _build_rule(entry: dict[str, Any], subject: Subject, *, scope: str, enabled: bool) -> Rule:
    return Rule(
        rule_id=entry["id"],
        title_vi=entry["title_vi"],
        title_en=entry["title_en"],
        kind=Kind(entry["kind"]),
        scope=scope,
        subject=subject,
        values=tuple(_build_value(entry, value) for value in entry["values"]),
        enabled=enabled,
        unit=Unit(entry["unit"]) if "unit" in entry else None,
        base=Base(entry["base"]) if "base" in entry else None,
        start_event=entry.get("start_event"),
        evaluated_at=entry.get("evaluated_at"),
        condition=freeze(entry.get("condition")),
        references=tuple(entry.get("references", ())),
        note_vi=entry.get("note_vi", ""),
        note_en=entry.get("note_en", ""),
    )


def _build_value(rule: dict[str, Any], entry: dict[str, Any]) -> RuleValue:
    return RuleValue(
        rule_id=rule["id"],
        valid_from=entry["from"],
        valid_to=entry["to"],
        value=freeze(entry["value"]),
        confidence=Confidence(entry["confidence"]),
        source=entry["source"],
        start_event=entry.get("start_event", rule.get("start_event")),
        note_vi=entry.get("note_vi", ""),
        note_en=entry.get("note_en", ""),
    )


def _build_document(entry: dict[str, Any]) -> Document:
    return Document(
        document_id=entry["id"],
        number=entry["number"],
        issued_on=entry["issued_on"],
        layer=entry["layer"],
        valid_from=entry["from"],
        valid_to=entry["to"],
        read=ReadExtent(entry["read"]),
        note_vi=entry.get("note_vi", ""),
        note_en=entry.get("note_en", ""),
    )
