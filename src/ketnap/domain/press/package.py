"""The press package (gói tin): all that the portal is ever told of an occasion."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ketnap.domain.press.contract import FORMAT, VERSION
from ketnap.domain.press.shape import (
    read_as,
    require,
    require_reference,
    require_section,
    require_words,
    written,
)


class Occasion(StrEnum):
    """What an article tells about."""

    CEREMONY = "ceremony"
    COURSE = "course"
    MEETING = "meeting"
    PLAN = "plan"


class PublicPurpose(StrEnum):
    """What somebody is shown with."""

    PORTAL_NAME = "portal_name"
    PORTAL_PICTURE = "portal_picture"


@dataclass(frozen=True, slots=True)
class PressFigure:
    """A figure of the text: its value as of a day, and the page of the staff zone that proves it."""

    key: str
    label: str
    value: int
    as_of: date
    source: str

    def __post_init__(self) -> None:
        require_words(self.key, ".key")
        require_words(self.label, ".label")
        require(
            self.source.startswith("/") and not self.source.startswith("//"),
            ".source",
            "phải là đường dẫn trong khu vực nội bộ",
            "must be a path of the staff zone",
        )


@dataclass(frozen=True, slots=True)
class FigureMark:
    """Where a paragraph writes a figure: the characters from `start`, `length` of them."""

    figure: str
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text, with the figures marked in it."""

    text: str
    figures: tuple[FigureMark, ...] = ()

    def __post_init__(self) -> None:
        require_words(self.text, ".text")
        for index, mark in enumerate(self.figures):
            ends = mark.start + mark.length
            require(
                0 <= mark.start < ends <= len(self.text),
                f".figures[{index}]",
                "nằm ngoài đoạn văn",
                "stands outside the paragraph",
            )


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """Somebody the text may name, or a picture may show, and the opaque reference to why."""

    consent: str
    purpose: PublicPurpose
    name: str

    def __post_init__(self) -> None:
        require_reference(self.consent, ".consent")
        require_words(self.name, ".name")


@dataclass(frozen=True, slots=True)
class WithheldNames:
    """Names that may not stand in the article, as salted digests: found there, never read here."""

    salt: str
    digests: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        require_reference(self.salt, ".salt")


@dataclass(frozen=True, slots=True)
class PressPackage:
    """A draft article with what it rests on; of a person nothing but a name allowed to be printed."""

    reference: str
    occasion: Occasion
    held_on: date
    place: str
    section: str
    title: str
    lead: Paragraph
    paragraphs: tuple[Paragraph, ...]
    figures: tuple[PressFigure, ...]
    captions: tuple[str, ...]
    people: tuple[NamedPerson, ...]
    withheld: WithheldNames
    cell: str = ""
    """The reference of the cell it comes from; packages of before have none."""

    def __post_init__(self) -> None:
        require_reference(self.reference, ".reference")
        if self.cell:
            require_reference(self.cell, ".cell")
        require_section(self.section, ".section")
        require_words(self.title, ".title")
        _require_once((figure.key for figure in self.figures), ".figures")
        _require_once(((one.consent, one.purpose) for one in self.people), ".people")
        known = {figure.key for figure in self.figures}
        for paragraph in (self.lead, *self.paragraphs):
            require(
                known.issuperset(mark.figure for mark in paragraph.figures),
                ".paragraphs",
                "đánh dấu một số liệu không có trong gói",
                "marks a figure that is not in the package",
            )


def _require_once(keys: Iterable[object], place: str) -> None:
    counted = Counter(keys)
    require(max(counted.values(), default=1) == 1, place, "có mục trùng nhau", "has doubles")


def package_to_text(package: PressPackage) -> str:
    """Return the package as `ketnap.press/1`."""
    return written(package, tag=FORMAT, version=VERSION)


def package_from_text(text: str) -> PressPackage:
    """Return the package that a text holds; raises `Unreadable`."""
    return read_as(PressPackage, text, tag=FORMAT)
