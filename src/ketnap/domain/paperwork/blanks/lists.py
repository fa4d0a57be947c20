"""Blanks that are lists, read by other rooms: the papers of a file."""

from collections.abc import Callable

from ketnap.domain.paperwork.blanks.blank import Blank, Value
from ketnap.domain.paperwork.material import Material
from ketnap.domain.paperwork.sheet import BlankKind, Source


def _rows(name: str) -> Callable[[Material], Value]:
    return lambda material: material.lists.get(name) or None


BLANKS = (
    Blank(
        "file_papers",
        "Các giấy tờ của hồ sơ",
        "Papers of the file",
        Source.CASE,
        BlankKind.ROWS,
        _rows("file_papers"),
        columns=("number", "chapter", "form", "title", "on"),
    ),
)
