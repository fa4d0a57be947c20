"""Reading and writing what crosses: JSON of known keys only, in one Unicode form, clean and bounded."""

import json
import re
from collections.abc import Mapping
from typing import Any, Final, TypeVar

from ketnap.domain.casefile.shape import ShapeError, record_data, record_reader
from ketnap.domain.press.contract import FIRST_VERSION, SPOKEN
from ketnap.domain.text import has_forbidden_characters, is_nfc

MOST_BYTES: Final = 262_144
"""The longest body of a call; a page of news is a few thousand."""

_REFERENCE: Final = re.compile(r"[A-Za-z0-9_-]{16,64}")
_SECTION: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_TEXT: Final = 10_000
_FORMAT_KEY: Final = "format"
_VERSION_KEY: Final = "version"

Record = TypeVar("Record")


class Unreadable(Exception):
    """A text is not what was to cross: where it fails (a path such as `$.people[0]`) and why."""

    def __init__(self, place: str, vi: str, en: str) -> None:
        super().__init__(f"{place}: {en}")
        self.place = place
        self.vi = vi
        self.en = en


class UnknownVersion(Unreadable):
    """A text is of a version of the contract that this release does not speak."""

    def __init__(self, spoken: range) -> None:
        least, most = spoken[0], spoken[-1]
        super().__init__(
            f"$.{_VERSION_KEY}",
            f"bên này chỉ hiểu giao kèo bản {least} đến bản {most}. "
            "Hãy nâng cấp khu vực nội bộ và trang tin lên cùng một bản ketnap",
            f"this side speaks versions {least} to {most} of the contract only. "
            "Upgrade the staff zone and the portal to the same release of ketnap",
        )


def written(record: Any, *, tag: str, version: int = FIRST_VERSION) -> str:
    """Return a record as JSON under the tag of its format; the first version is not named."""
    spoken = {} if version == FIRST_VERSION else {_VERSION_KEY: version}
    return json.dumps({_FORMAT_KEY: tag} | spoken | record_data(record), ensure_ascii=False)


def read_as(cls: type[Record], text: str, *, tag: str, spoken: range = SPOKEN) -> Record:
    """Return the record that a JSON text holds; raises `Unreadable`, also for unknown keys.

    Of a version not spoken here nothing is read: `UnknownVersion`.
    """
    try:
        data = _parsed(text)
        _require_tag(data, tag)
        _require_version(data, spoken)
        return _read(cls, data)
    except ShapeError as error:
        raise Unreadable("$" + error.place, error.vi, error.en) from None


def version_in(text: str, *, spoken: range = SPOKEN) -> int:
    """Return the version of a text; the first one, which everybody reads, where it is not known."""
    try:
        return _require_version(_parsed(text), spoken)
    except (ShapeError, UnknownVersion):
        return FIRST_VERSION


def _require_tag(data: Mapping[str, Any], tag: str) -> None:
    if data.get(_FORMAT_KEY) != tag:
        raise ShapeError(f"định dạng phải là {tag}", f"the format must be {tag}", ".format")


def _require_version(data: Mapping[str, Any], spoken: range) -> int:
    version = data.get(_VERSION_KEY, FIRST_VERSION)
    if type(version) is not int or version not in spoken:
        raise UnknownVersion(spoken)
    return version


def _read(cls: type[Record], data: Mapping[str, Any]) -> Record:
    _refuse_unclean(data)
    record: Record = record_reader(cls, also=frozenset({_FORMAT_KEY, _VERSION_KEY}))(data)
    return record


def _parsed(text: str) -> Mapping[str, Any]:
    if len(text.encode()) > MOST_BYTES:
        raise ShapeError("nội dung quá dài", "the content is too long")
    try:
        data = json.loads(text, object_pairs_hook=_without_duplicates)
    except ShapeError:
        raise
    except (ValueError, RecursionError):
        # Also a number of more digits than Python makes an integer of.
        raise ShapeError("không phải JSON đọc được", "this is not readable JSON") from None
    if type(data) is not dict:
        raise ShapeError("phải là một đối tượng { }", "must be an object { }")
    return data


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) < len(pairs):
        raise ShapeError("có mục đứng hai lần", "a key stands twice")
    return data


def _refuse_unclean(value: Any, place: str = "") -> None:
    match value:
        case dict():
            for name, item in value.items():
                _refuse_unclean(item, f"{place}.{name}")
        case list():
            for index, item in enumerate(value):
                _refuse_unclean(item, f"{place}[{index}]")
        case str():
            _require_clean(value, place)


def _require_clean(text: str, place: str) -> None:
    if len(text) > _LONGEST_TEXT:
        raise ShapeError("đoạn chữ quá dài", "the text is too long", place)
    if not is_nfc(text):
        raise ShapeError("chữ chưa ở dạng dựng sẵn (NFC)", "the text is not composed (NFC)", place)
    if has_forbidden_characters(text):
        raise ShapeError("có ký tự không được dùng", "there are forbidden characters", place)


# ---- what the fields of several records must be ----


def require(condition: bool, place: str, vi: str, en: str) -> None:
    """Raise `ShapeError` at a place unless the condition holds."""
    if not condition:
        raise ShapeError(vi, en, place)


def require_reference(text: str, place: str) -> None:
    """Raise `ShapeError` unless a text is an opaque reference: random, and telling nothing."""
    require(
        _REFERENCE.fullmatch(text) is not None,
        place,
        "phải là mã tham chiếu ngẫu nhiên",
        "must be a random reference",
    )


def require_section(text: str, place: str) -> None:
    """Raise `ShapeError` unless a text can be the address of a section."""
    require(
        _SECTION.fullmatch(text) is not None,
        place,
        "phải là địa chỉ của chuyên mục",
        "must be the address of a section",
    )


def require_words(text: str, place: str) -> None:
    """Raise `ShapeError` for an empty text."""
    require(bool(text.strip()), place, "không được để trống", "must not be empty")
