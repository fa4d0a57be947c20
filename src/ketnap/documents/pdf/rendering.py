"""PDFs (PDF/A) and pictures of pages, set by typst from the filled blocks of a sheet."""

import json
import threading
from datetime import date
from pathlib import Path
from typing import Any, Literal

import typst

from ketnap.documents.layout import FILE, PageSize, load_layout
from ketnap.documents.place_and_day import STYLE, on_lines
from ketnap.domain.paperwork.filling import Filled
from ketnap.domain.paperwork.setting import set_blocks
from ketnap.domain.paperwork.sheet import Sheet, Version

ROOT = FILE.parent
"""What a program may read: the layout beside it, and nothing outside."""
PROGRAM = Path(__file__).with_name("sheet.typ")
FONTS = Path(__file__).with_name("fonts")
_STANDARD = "a-2b"
_OWN = threading.local()
"""A compiler is not shared: two threads in it would refuse each other."""


def pdf_file(sheet: Sheet, version: Version, filled: Filled, *, on: date) -> bytes:
    """A paper as PDF/A; `on` is the day written into the file as its own."""
    return _compile(_program(sheet, version, filled, on), "pdf")[0]


def page_pictures(
    sheet: Sheet, version: Version, filled: Filled, *, on: date, kind: Literal["svg", "png"] = "svg"
) -> list[bytes]:
    """Each page of a paper as a picture, exactly as the PDF has it."""
    return _compile(_program(sheet, version, filled, on), kind)


def _program(sheet: Sheet, version: Version, filled: Filled, on: date) -> bytes:
    """What sets one paper: all papers share the program it calls, and what they have in common."""
    page = load_layout().page(version.page, landscape=version.landscape)
    paper = {
        "title": f"{sheet.code} {sheet.title_vi}",
        "day": [on.year, on.month, on.day],
        "page": {side: getattr(page, side) for side in page.__slots__},
        "blocks": _with_days_unbroken(set_blocks(version, filled), page),
    }
    called = f'#import "/{PROGRAM.relative_to(ROOT).as_posix()}": set-paper'
    return f"{called}\n#set-paper(json(bytes({_quoted(json.dumps(paper))})))".encode()


def _with_days_unbroken(blocks: list[dict[str, Any]], page: PageSize) -> list[dict[str, Any]]:
    """The blocks with each line of place and day as it stands in its own: that of a head or a signature."""
    layout = load_layout()
    for block in blocks:
        for side, parts, told in (
            ("right", layout.head, block),
            ("left", layout.foot, block.get("left")),
            ("right", layout.foot, block.get("right")),
        ):
            for run in (told or {}).get(STYLE, ()):
                run["text"] = on_lines(run["text"], page.room(parts, side))
    return blocks


def _quoted(data: str) -> str:
    """Data in ASCII as a string of the program: no letter of it is read as anything else."""
    escaped = data.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _compile(program: bytes, kind: Literal["pdf", "svg", "png"]) -> list[bytes]:
    options: dict[str, Any] = {"pdf_standards": [_STANDARD]} if kind == "pdf" else {}
    made = _compiler().compile(program, format=kind, **options)
    pages = made if isinstance(made, list) else [made]
    return [page for page in pages if page is not None]


def _compiler() -> typst.Compiler:
    compiler: typst.Compiler | None = getattr(_OWN, "compiler", None)
    if compiler is None:
        compiler = _OWN.compiler = typst.Compiler(
            root=ROOT, font_paths=[FONTS], ignore_system_fonts=True
        )
    return compiler
