"""The pages of a paper as pictures that stand in the page itself: no address, nothing kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from string import ascii_letters, digits
from urllib.parse import quote

from ketnap.documents.making import Made
from ketnap.domain.paperwork.setting import printed_lines, set_blocks
from ketnap.domain.paperwork.sheet import Version
from ketnap.web.papers.reading import OATH_FORM

# What neither an address nor an attribute of a page has to spell otherwise.
_AS_THEY_ARE = frozenset("=:/;,()-._~*@+?!$" + ascii_letters + digits)


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
    return tuple(f"data:image/svg+xml,{_spelled(picture.decode())}" for picture in pictures)


def _spelled(picture: str) -> str:
    """A picture as an address spells it, one letter of the alphabet after another: it is long."""
    others = set(picture) - _AS_THEY_ARE
    for letter in sorted(others, key="%".__ne__):
        picture = picture.replace(letter, quote(letter, safe=""))
    return picture


def size_of(version: Version) -> str:
    """The name of a size of paper as style sheets know it."""
    return f"{version.page}-lying" if version.landscape else version.page
