"""Reads what another installation wrote, value by value, or says why it cannot be read."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from ketnap.domain.casefile.format import CasefileUnreadable, read_json

T = TypeVar("T")
C = TypeVar("C", bound=StrEnum)


class CapsuleUnreadable(Exception):
    """What came from another installation cannot be read: why and what to do, in both languages."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self.vi = f"Không đọc được nội dung tệp: {vi}. Hãy hỏi lại nơi gửi và xin tệp khác."
        self.en = f"The content of the file cannot be read: {en}. Ask its sender for another one."


def json_in(text: str) -> Any:
    """The JSON data that an opened file holds, every text clean; raises `CapsuleUnreadable`."""
    try:
        return read_json(text)
    except CasefileUnreadable as error:
        raise CapsuleUnreadable(error.vi, error.en) from error


def content_of(data: Any, keys: frozenset[str]) -> Mapping[str, Any]:
    """An object with just these keys."""
    if not isinstance(data, dict) or data.keys() != keys:
        raise CapsuleUnreadable("thiếu mục hoặc có mục lạ", "a key is missing or unknown")
    return data


def each_in(data: Any, read: Callable[[Any], T]) -> tuple[T, ...]:
    """A list, each item read by itself."""
    if not isinstance(data, Sequence) or isinstance(data, str):
        raise CapsuleUnreadable("chỗ này phải là một danh sách", "a list was expected here")
    return tuple(read(item) for item in data)


def text_in(value: Any) -> str:
    """A text."""
    if not isinstance(value, str):
        raise CapsuleUnreadable("chỗ này phải là chữ", "a text was expected here")
    return value


def number_in(value: Any) -> int:
    """A whole number."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise CapsuleUnreadable("chỗ này phải là số", "a number was expected here")
    return value


def day_in(value: Any) -> date:
    """A day."""
    try:
        return date.fromisoformat(text_in(value))
    except ValueError as error:
        raise CapsuleUnreadable("ngày không đọc được", "a day cannot be read") from error


def code_in(kind: type[C], value: Any) -> C:
    """A code of a closed set."""
    try:
        return kind(text_in(value))
    except ValueError as error:
        raise CapsuleUnreadable(f"mã lạ: {value}", f"unknown code: {value}") from error
