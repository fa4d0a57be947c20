"""Drawings (SVG) as pictures that any program shows (PNG), by the program that sets papers."""

import threading
from pathlib import Path

import typst

from ketnap.documents.pdf.rendering import FONTS

PROGRAM = Path(__file__).with_name("picture.typ")
DOTS_PER_INCH = 192
PICTURE_FONTS = Path(__file__).with_name("picture_fonts")
"""The pages' own type, regular and bold, as files that this program reads: it takes no webfont."""
_OWN = threading.local()
"""A compiler is not shared: two threads in it would refuse each other."""


def png_of(drawing: str) -> bytes:
    """The drawing as PNG, twice as fine as on a usual screen."""
    made = _compiler().compile(format="png", ppi=DOTS_PER_INCH, sys_inputs={"drawing": drawing})
    picture = made[0] if isinstance(made, list) else made
    if picture is None:
        raise ValueError("the drawing has no page")
    return picture


def _compiler() -> typst.Compiler:
    compiler: typst.Compiler | None = getattr(_OWN, "compiler", None)
    if compiler is None:
        compiler = _OWN.compiler = typst.Compiler(
            PROGRAM,
            root=PROGRAM.parent,
            font_paths=[PICTURE_FONTS, FONTS],
            ignore_system_fonts=True,
        )
    return compiler
