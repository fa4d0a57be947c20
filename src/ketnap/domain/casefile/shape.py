"""Readers and writers derived from the annotations of the case-file dataclasses.

A reader turns a JSON value into a typed one or raises `ShapeError`, which says where and what
in both languages. Readers check the shape alone; what a value means is not judged here.
"""

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

Reader = Callable[[Any], Any]

_DAY_LENGTH = len("YYYY-MM-DD")


class ShapeError(ValueError):
    """A value has the wrong shape. `place` is the path below the value being read."""

    def __init__(self, vi: str, en: str, place: str = "") -> None:
        super().__init__(f"{place}: {en}")
        self.vi = vi
        self.en = en
        self.place = place

    def below(self, part: str) -> "ShapeError":
        """The same trouble, seen from one level further up."""
        return ShapeError(self.vi, self.en, part + self.place)


def read_text(value: Any) -> str:
    """The value, which must be a text."""
    if type(value) is not str:
        raise ShapeError("phải là một chuỗi chữ", "must be a text")
    return value


def read_flag(value: Any) -> bool:
    """The value, which must be true or false."""
    if type(value) is not bool:
        raise ShapeError("phải là true hoặc false", "must be true or false")
    return value


def read_number(value: Any) -> int:
    """The value, which must be a whole number of sensible size."""
    if type(value) is not int:
        raise ShapeError("phải là một số nguyên", "must be a whole number")
    if abs(value) > sys.maxsize:
        # No count is that large, and a sum of such numbers could not be written out.
        raise ShapeError("con số quá lớn", "the number is too large")
    return value


def read_day(value: Any) -> date:
    """The day that a text writes as the format does."""
    if type(value) is str and _is_written_as_day(value):
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise ShapeError(
                f"không có ngày “{value}” trong lịch", f"there is no day “{value}” in the calendar"
            ) from error
    raise ShapeError("phải là ngày dạng NĂM-THÁNG-NGÀY", "must be a day written YYYY-MM-DD")


def _is_written_as_day(text: str) -> bool:
    """Whether the dashes stand where they must: Python also reads days written otherwise."""
    return len(text) == _DAY_LENGTH and text[4] == text[7] == "-"


def read_moment(value: Any) -> datetime:
    """The moment that a text writes, with its offset."""
    trouble = ShapeError(
        "phải là thời điểm ISO 8601 có múi giờ", "must be an ISO 8601 moment with an offset"
    )
    if type(value) is not str:
        raise trouble
    try:
        moment = datetime.fromisoformat(value)
    except ValueError as error:
        raise trouble from error
    if moment.tzinfo is None:
        raise trouble
    if not date.min.year < moment.year < date.max.year:
        # In the first and the last year a moment may have no counterpart in another time zone.
        raise ShapeError(
            f"thời điểm {value} nằm ngoài lịch", f"the moment {value} lies outside the calendar"
        )
    return moment


def read_object(value: Any) -> Mapping[str, Any]:
    """The value, which must be an object."""
    if type(value) is not dict:
        raise ShapeError("phải là một đối tượng { }", "must be an object { }")
    return value


def read_list(value: Any) -> list[Any]:
    """The value, which must be a list."""
    if type(value) is not list:
        raise ShapeError("phải là một danh sách [ ]", "must be a list [ ]")
    return value


def code_reader(codes: type[StrEnum]) -> Reader:
    """A reader for one of a closed set of codes."""
    known: dict[Any, StrEnum] = {code.value: code for code in codes}
    listed = ", ".join(known)

    def read(value: Any) -> StrEnum:
        code = known.get(value) if type(value) is str else None
        if code is None:
            raise ShapeError(f"phải là một trong: {listed}", f"must be one of: {listed}")
        return code

    return read


def list_reader(read_item: Reader) -> Reader:
    """A reader of lists whose items are all read by one reader."""

    def read(value: Any) -> tuple[Any, ...]:
        return tuple(read_each(read_list(value), read_item))

    return read


def read_each(items: Iterable[Any], read_item: Reader) -> Iterable[Any]:
    """Read every item; an error names the index it stands at."""
    for index, item in enumerate(items):
        try:
            yield read_item(item)
        except ShapeError as error:
            raise error.below(f"[{index}]") from None


_PLAIN: dict[Any, Reader] = {
    str: read_text,
    bool: read_flag,
    int: read_number,
    date: read_day,
    datetime: read_moment,
}


def reader_for(annotation: Any) -> Reader:
    """The reader for a field's annotation (without its `| None`)."""
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    if get_origin(annotation) is tuple:
        return list_reader(reader_for(get_args(annotation)[0]))
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return code_reader(annotation)
    return record_reader(annotation)


def without_none(annotation: Any) -> Any:
    """The annotation `X` of an optional field `X | None`; other annotations as they are."""
    if isinstance(annotation, UnionType):
        kept = tuple(part for part in get_args(annotation) if part is not NoneType)
        return kept[0] if len(kept) == 1 else annotation
    return annotation


@cache
def field_annotations(cls: type) -> dict[str, Any]:
    """The fields of a dataclass with their resolved annotations, in order."""
    hints = get_type_hints(cls)
    return {field.name: hints[field.name] for field in fields(cls)}


@cache
def required_fields(cls: type) -> frozenset[str]:
    """The fields that a step of a class cannot do without."""
    return frozenset(field.name for field in fields(cls) if field.default is MISSING)


_SPECIAL: dict[Any, Reader] = {}


def register(annotation: Any, read: Reader) -> None:
    """Give a union of records the reader that can tell its members apart."""
    _SPECIAL[annotation] = read


def record_reader(cls: Any, *, also: frozenset[str] = frozenset()) -> Reader:
    """A reader for a dataclass; keys in `also` are allowed and left to the caller."""
    if cls in _SPECIAL:
        return _SPECIAL[cls]
    readers = {
        name: reader_for(without_none(annotation))
        for name, annotation in field_annotations(cls).items()
    }
    required = required_fields(cls)

    def read(value: Any) -> Any:
        values = {}
        for name, item in read_object(value).items():
            read_field = readers.get(name)
            if read_field is None:
                if name not in also:
                    raise _unknown_key(name)
            elif item is not None:
                try:
                    values[name] = read_field(item)
                except ShapeError as error:
                    raise error.below(f".{name}") from None
        if not required.issubset(values):
            raise _missing_key(min(required.difference(values)))
        return cls(**values)

    return read


def _unknown_key(name: str) -> ShapeError:
    return ShapeError(
        "mục này không có trong định dạng", "this key is not in the format", f".{name}"
    )


def _missing_key(name: str) -> ShapeError:
    return ShapeError("còn thiếu mục này", "this key is missing", f".{name}")


def only_keys(data: Mapping[str, Any], allowed: frozenset[str]) -> None:
    """Refuse the first key of an object that the format does not know."""
    for name in data:
        if name not in allowed:
            raise _unknown_key(name)


def required_key(data: Mapping[str, Any], name: str) -> Any:
    """The value of a key that must be there and not null."""
    value = data.get(name)
    if value is None:
        raise _missing_key(name)
    return value


def plain(value: Any) -> Any:
    """A typed value as JSON data; fields that are `None` are left out."""
    match value:
        case StrEnum():
            return value.value
        case datetime() | date():
            return value.isoformat()
        case tuple():
            return [plain(item) for item in value]
        case str() | bool() | int():
            return value
        case _:
            return record_data(value)


def record_data(record: Any) -> dict[str, Any]:
    """A dataclass as a JSON object, in the order of its fields."""
    cls: type = type(record)
    pairs = ((name, getattr(record, name)) for name in field_annotations(cls))
    return {name: plain(value) for name, value in pairs if value is not None}
