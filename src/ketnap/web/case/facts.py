"""What a recorded step says, in words: each field by its name, each value as people write it."""

from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.casefile.shape import field_annotations
from ketnap.domain.casefile.steps import Excluded, Step
from ketnap.domain.casefile.wording import (
    Language,
    code_name,
    day_in_words,
    field_name,
    step_name,
)
from ketnap.web.case.labels import label_of

_OF_EVERY_STEP = frozenset(field_annotations(Step))
_TOLD_APART = frozenset({"corrects", "replacement"})


@dataclass(frozen=True, slots=True)
class Fact:
    """One field of a step, in words."""

    term: str
    value: str


def step_title(step: Step, language: Language) -> str:
    """What happened, with its matter where the step has one."""
    matter = getattr(step, "matter", None)
    name = step_name(step.kind, language)
    return name if matter is None else f"{name}: {code_name(matter, language)}"


def facts_of(step: Step, language: Language) -> tuple[Fact, ...]:
    """Everything a step says beside its kind and day; what was left empty is left out."""
    return tuple(_facts(step, step.kind, "", language))


def facts_in_one_line(step: Step, language: Language) -> str:
    """The same, one after the other, less the matter, which stands in the title."""
    matter = field_name("matter", language)
    told = (fact for fact in facts_of(step, language) if fact.term != matter)
    return " · ".join(f"{fact.term}: {fact.value}" for fact in told)


def _facts(record: Any, kind: StepKind, path: str, language: Language) -> Iterator[Fact]:
    cls: type = type(record)
    for name in field_annotations(cls):
        if not path and (name in _OF_EVERY_STEP or name in _TOLD_APART):
            continue
        below = f"{path}.{name}" if path else name
        value = getattr(record, name)
        if is_dataclass(value):
            yield from _facts(value, kind, below, language)
        elif value not in (None, ()):
            yield Fact(label_of(kind, below, language), _in_words(value, language))


def _in_words(value: Any, language: Language) -> str:
    match value:
        case bool():
            return _("Có") if value else _("Không")
        case StrEnum():
            return code_name(value, language)
        case date():
            return day_in_words(value)
        case tuple():
            return "; ".join(_in_words(item, language) for item in value)
        case Excluded(count=count, ground=ground):
            return f"{count} ({code_name(ground, language)})"
        case _:
            return str(value)
