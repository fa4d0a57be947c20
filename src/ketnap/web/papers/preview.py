"""The pages of a paper as pictures that stand in the page itself: no address, nothing kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from ketnap.documents.making import Made
from ketnap.domain.paperwork.setting import printed_lines, set_blocks
from ketnap.domain.paperwork.sheet import Version
from ketnap.web.papers.reading import OATH_FORM

# What neither an address nor an attribute of a page has to spell otherwise.
_AS_THEY_ARE = "=:/;,()-._~*@+?!$"


@dataclass(frozen=True, slots=True)
class Preview:
    """A paper to look at: its pages as the PDF has them, and its words for whoever cannot see them."""

    pages: tuple[str, ...]
    lines: tuple[str, ...]
    size: str
    """The name of the size of its paper, turned if it lies."""
    is_too_long: bool
    """Whether it runs over the one page from which it is read aloud."""


def preview_of(made: Made) -> Preview:
    """The pages of a paper that is filled."""
    version, pages = made.draft.version, pictures_inline(made.pictures())
    return Preview(
        pages=pages,
        lines=tuple(line for line in printed_lines(set_blocks(version, made.filled)) if line),
        size=size_of(version),
        is_too_long=made.draft.sheet.code == OATH_FORM and len(pages) > 1,
    )


def pictures_inline(pictures: Iterable[bytes]) -> tuple[str, ...]:
    """Pictures as addresses that hold them: a browser draws such an SVG without running anything.

    Their letters stay readable, so that the same shapes on every page are packed once on the way.
    """
    return tuple(
        f"data:image/svg+xml,{quote(picture.decode(), safe=_AS_THEY_ARE)}" for picture in pictures
    )


def size_of(version: Version) -> str:
    """The name of a size of paper as style sheets know it."""
    return f"{version.page}-lying" if version.landscape else version.page
