"""The layout of official papers, read from its file."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).with_name("layout.yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSize:
    """A size of paper with its margins, in millimetres."""

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int

    def turned(self) -> "PageSize":
        """The same paper lying on its long side; its margins are those of any page."""
        return replace(self, width=self.height, height=self.width)

    @property
    def text_width(self) -> int:
        return self.width - self.left - self.right

    def room(self, parts: Mapping[str, int], side: str) -> float:
        """How long a line of the left or the right block of two may be, in millimetres."""
        block = self.text_width * parts[side] / (parts["left"] + parts["right"])
        return block - parts["gutter"] if side == "left" else block


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyle:
    """How a part of a paper is set: sizes and spaces in points, indents in millimetres."""

    size: int
    bold: bool = False
    italic: bool = False
    underline: bool = False
    align: str = "left"
    before: int = 0
    after: int = 0
    line: int | None = None
    """The exact distance of lines; single spacing without."""
    first_line: int = 0
    left: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A line at the head of a paper: its style, and the length in millimetres of a rule under it."""

    style: str
    rule: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """How wide letters are, in parts of their size."""

    widths: Mapping[str, float]

    def width_of(self, text: str) -> float:
        """Letter by letter, for papers are set without kerning; an unknown one is as wide as any."""
        widest = max(self.widths.values())
        return sum(self.widths.get(letter, widest) for letter in text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Everything that papers have in common."""

    source: str
    font: str
    size: int
    pages: Mapping[str, PageSize]
    page_number: Mapping[str, int]
    head: Mapping[str, int]
    foot: Mapping[str, int]
    addressees: Mapping[str, float]
    styles: Mapping[str, TextStyle]
    headings: Mapping[str, Heading]
    italics: Letters

    def page(self, name: str, *, landscape: bool) -> PageSize:
        """A size of paper by its name, upright or lying."""
        size = self.pages[name]
        return size.turned() if landscape else size


@cache
def plain_layout() -> Mapping[str, Any]:
    """The layout as its file writes it."""
    data: Mapping[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))
    return data


@cache
def load_layout() -> Layout:
    """The layout in types."""
    data = plain_layout()
    return Layout(
        source=data["source"],
        font=data["font"],
        size=data["size"],
        pages={name: PageSize(**page) for name, page in data["pages"].items()},
        page_number=data["page_number"],
        head=data["head"],
        foot=data["foot"],
        addressees=data["addressees"],
        styles={name: TextStyle(**style) for name, style in data["styles"].items()},
        headings={line: Heading(**heading) for line, heading in data["headings"].items()},
        italics=_letters(data["italics"]),
    )


def _letters(data: Mapping[str, Any]) -> Letters:
    em = data["em"]
    alike = data["widths"].items()
    return Letters(widths={letter: width / em for width, letters in alike for letter in letters})
