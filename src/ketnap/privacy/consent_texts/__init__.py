"""The texts that are shown before a consent (sự đồng ý), each version as it was shown."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from ketnap.domain.casefile.codes import ConsentPurpose
from ketnap.domain.rulebook.schema import DAY, MAPPING, TEXT, YES_OR_NO, Shape

FOLDER = Path(__file__).parent

_LANGUAGES = ("vi", "en")
_PARTS = ("data", "use", "shared", "consequence")
_FILE = Shape(
    required={"valid_from": DAY, "rights_vi": TEXT, "rights_en": TEXT, "purposes": MAPPING}
)
_PURPOSE = Shape(
    required={
        "sensitive": YES_OR_NO,
        **{f"{part}_{language}": TEXT for part in _PARTS for language in _LANGUAGES},
    }
)


class ConsentTextsBroken(ValueError):
    """The texts cannot be shown; every problem is named with its file."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("Văn bản xin sự đồng ý có lỗi:\n" + "\n".join(problems))


@dataclass(frozen=True, slots=True)
class PurposeText:
    """One purpose in one language: which data, what for, who gets them, what withdrawal means."""

    is_sensitive: bool
    data: str
    use: str
    shared: str
    consequence: str


@dataclass(frozen=True, slots=True)
class ConsentText:
    """One version of the text, with the first day on which it is shown."""

    version: str
    valid_from: date
    rights: Mapping[str, str]
    purposes: Mapping[tuple[ConsentPurpose, str], PurposeText]

    def of(self, purpose: ConsentPurpose, language: str) -> PurposeText:
        return self.purposes[purpose, language]


@cache
def load_consent_texts() -> tuple[ConsentText, ...]:
    """Return every version, oldest first; raises `ConsentTextsBroken` with every problem."""
    return read_consent_texts(FOLDER)


def text_shown_on(day: date) -> ConsentText:
    """Return the version in use on a day, the oldest before the first day of any."""
    texts = load_consent_texts()
    return next((text for text in reversed(texts) if text.valid_from <= day), texts[0])


def text_of_version(version: str) -> ConsentText | None:
    """Return a version by its name; none for a text that was shown on paper alone."""
    return next((text for text in load_consent_texts() if text.version == version), None)


def read_consent_texts(folder: Path) -> tuple[ConsentText, ...]:
    """Return the versions that a folder holds, oldest first."""
    files = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in folder.glob("*.yaml")}
    problems = [
        f"{version}: {misfit}" for version, data in files.items() for misfit in _misfits(data)
    ]
    if problems or not files:
        raise ConsentTextsBroken(problems or ["chưa có văn bản nào"])
    texts = (_text(version, data) for version, data in files.items())
    return tuple(sorted(texts, key=lambda text: text.valid_from))


def _misfits(data: Any) -> Iterator[str]:
    misfits = list(_FILE.misfits(data))
    if misfits:
        yield from misfits
        return
    for purpose in data["purposes"].keys() ^ set(ConsentPurpose):
        yield f"thừa hoặc thiếu mục đích “{purpose}”"
    for purpose, entry in data["purposes"].items():
        yield from (f"{purpose}: {misfit}" for misfit in _PURPOSE.misfits(entry))


def _text(version: str, data: Mapping[str, Any]) -> ConsentText:
    purposes = {
        (ConsentPurpose(purpose), language): PurposeText(
            entry["sensitive"], *(entry[f"{part}_{language}"] for part in _PARTS)
        )
        for purpose, entry in data["purposes"].items()
        for language in _LANGUAGES
    }
    rights = {language: data[f"rights_{language}"] for language in _LANGUAGES}
    return ConsentText(
        version, data["valid_from"], MappingProxyType(rights), MappingProxyType(purposes)
    )
