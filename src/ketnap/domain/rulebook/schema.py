"""Strict shapes for data that people wrote: which keys, and of which types."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import NoneType
from typing import Any

from ketnap.domain.rulebook.told import Told

Types = tuple[type, ...]

TEXT: Types = (str,)
WHOLE_NUMBER: Types = (int,)
YES_OR_NO: Types = (bool,)
DAY: Types = (date,)
DAY_OR_OPEN: Types = (date, NoneType)
MAPPING: Types = (dict,)
LIST: Types = (list,)
STRUCTURE: Types = (str, int, bool, dict, list)

_TYPE_NAMES: Mapping[type, tuple[str, str]] = {
    str: ("chữ", "text"),
    int: ("số nguyên", "a whole number"),
    bool: ("true hoặc false", "true or false"),
    date: ("ngày", "a day"),
    NoneType: ("null", "null"),
    dict: ("bảng khóa–giá trị", "a mapping"),
    list: ("danh sách", "a list"),
}


@dataclass(frozen=True, slots=True)
class Shape:
    """The keys an entry must and may have, each with the exact types it accepts."""

    required: Mapping[str, Types]
    optional: Mapping[str, Types] = field(default_factory=dict)

    def misfits(self, entry: object) -> Iterator[Told]:
        """Yield everything about the entry that does not fit."""
        if not isinstance(entry, dict):
            yield Told("phải là một bảng khóa–giá trị", "must be a mapping")
            return
        accepted = {**self.required, **self.optional}
        for key in self.required.keys() - entry.keys():
            yield Told(f"thiếu khóa “{key}”", f"the key “{key}” is missing")
        for key, value in entry.items():
            types = accepted.get(key)
            if types is None:
                yield Told(f"khóa lạ “{key}”", f"unknown key “{key}”")
            elif type(value) not in types:
                vi, en = _names(types)
                yield Told(f"khóa “{key}” phải là {vi}", f"the key “{key}” must be {en}")


def structure_misfits(value: Any) -> Iterator[Told]:
    """Yield what cannot stand inside a rule's value: fractions, days, keys that are not text."""
    if isinstance(value, dict):
        for key in value:
            if not isinstance(key, str):
                yield Told(f"khóa “{key}” phải là chữ", f"the key “{key}” must be text")
        for item in value.values():
            yield from structure_misfits(item)
    elif isinstance(value, list):
        for item in value:
            yield from structure_misfits(item)
    elif type(value) not in (*STRUCTURE, NoneType):
        yield Told(
            f"giá trị “{value}” không thuộc kiểu cho phép",
            f"the value “{value}” is of no allowed type",
        )


def _names(types: Types) -> tuple[str, str]:
    vi, en = zip(*(_TYPE_NAMES[accepted] for accepted in types), strict=True)
    return " hoặc ".join(vi), " or ".join(en)
