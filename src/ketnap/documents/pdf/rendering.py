"""PDFs (PDF/A) and pictures of pages, set by typst from the filled blocks of a sheet."""

import json
import threading
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

from ketnap.documents.layout import load_layout, plain_layout
from ketnap.domain.paperwork.filling import Filled
from ketnap.domain.paperwork.setting import set_blocks
from ketnap.domain.paperwork.sheet import Sheet, Version

PROGRAM = Path(__file__).with_name("sheet.typ")
FONTS = Path(__file__).with_name("fonts")
_STANDARD = "a-2b"
_OWN = threading.local()
"""A compiler is not shared: two threads in it would refuse each other."""


def pdf_file(sheet: Sheet, version: Version, filled: Filled, *, on: date) -> bytes:
    """A paper as PDF/A; `on` is the day written into the file as its own."""
    return _compile(_inputs(sheet, version, filled, on), "pdf")[0]


def page_pictures(
    sheet: Sheet, version: Version, filled: Filled, *, on: date, kind: Literal["svg", "png"] = "svg"
) -> list[bytes]:
    """Each page of a paper as a picture, exactly as the PDF has it."""
    return _compile(_inputs(sheet, version, filled, on), kind)


def _inputs(sheet: Sheet, version: Version, filled: Filled, on: date) -> dict[str, str]:
    page = load_layout().page(version.page, landscape=version.landscape)
    paper = {
        "title": f"{sheet.code} {sheet.title_vi}",
        "day": [on.year, on.month, on.day],
        "page": {side: getattr(page, side) for side in page.__slots__},
        "blocks": set_blocks(version, filled),
    }
    return {"paper": json.dumps(paper, ensure_ascii=False), "layout": _layout()}


@cache
def _layout() -> str:
    return json.dumps(plain_layout(), ensure_ascii=False)


def _compile(inputs: dict[str, str], kind: Literal["pdf", "svg", "png"]) -> list[bytes]:
    options: dict[str, Any] = {"pdf_standards": [_STANDARD]} if kind == "pdf" else {}
    made = _compiler().compile(format=kind, sys_inputs=inputs, **options)
    pages = made if isinstance(made, list) else [made]
    return [page for page in pages if page is not None]


def _compiler() -> typst.Compiler:
    compiler: typst.Compiler | None = getattr(_OWN, "compiler", None)
    if compiler is None:
        compiler = _OWN.compiler = typst.Compiler(
            PROGRAM, root=PROGRAM.parent, font_paths=[FONTS], ignore_system_fonts=True
        )
    return compiler
