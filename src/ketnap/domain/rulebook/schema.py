"""Strict shapes for data that people wrote: which keys, and of which types."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import NoneType
from typing import Any

Types = tuple[type, ...]

TEXT: Types = (str,)
WHOLE_NUMBER: Types = (int,)
YES_OR_NO: Types = (bool,)
DAY: Types = (date,)
DAY_OR_OPEN: Types = (date, NoneType)
MAPPING: Types = (dict,)
LIST: Types = (list,)
STRUCTURE: Types = (str, int, bool, dict, list)

_TYPE_NAMES: Mapping[type, str] = {
    str: "chữ",
    int: "số nguyên",
    bool: "true hoặc false",
    date: "ngày",
    NoneType: "null",
    dict: "bảng khóa–giá trị",
    list: "danh sách",
}


@dataclass(frozen=True, slots=True)
class Shape:
    """The keys an entry must and may have, each with the exact types it accepts."""

    required: Mapping[str, Types]
    optional: Mapping[str, Types] = field(default_factory=dict)

    def misfits(self, entry: object) -> Iterator[str]:
        """Yield, in Vietnamese, everything about the entry that does not fit."""
        if not isinstance(entry, dict):
            yield "phải là một bảng khóa–giá trị"
            return
        accepted = {**self.required, **self.optional}
        for key in self.required.keys() - entry.keys():
            yield f"thiếu khóa “{key}”"
        for key, value in entry.items():
            types = accepted.get(key)
            if types is None:
                yield f"khóa lạ “{key}”"
            elif type(value) not in types:
                yield f"khóa “{key}” phải là {_names(types)}"


def structure_misfits(value: Any) -> Iterator[str]:
    """Yield what cannot stand inside a rule's value: fractions, days, keys that are not text."""
    if isinstance(value, dict):
        yield from (f"khóa “{key}” phải là chữ" for key in value if not isinstance(key, str))
        for item in value.values():
            yield from structure_misfits(item)
    elif isinstance(value, list):
        for item in value:
            yield from structure_misfits(item)
    elif type(value) not in (*STRUCTURE, NoneType):
        yield f"giá trị “{value}” không thuộc kiểu cho phép"


def _names(types: Types) -> str:
    return " hoặc ".join(_TYPE_NAMES[accepted] for accepted in types)
