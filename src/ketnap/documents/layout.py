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
class Layout:
    """Everything that papers have in common."""

    source: str
    font: str
    size: int
    pages: Mapping[str, PageSize]
    page_number: Mapping[str, int]
    head: Mapping[str, int]
    foot: Mapping[str, int]
    styles: Mapping[str, TextStyle]
    headings: Mapping[str, Heading]

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
        styles={name: TextStyle(**style) for name, style in data["styles"].items()},
        headings={line: Heading(**heading) for line, heading in data["headings"].items()},
    )
