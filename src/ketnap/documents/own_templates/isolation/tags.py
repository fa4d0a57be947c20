"""Finds the tags of a template in the text of its paragraphs, across the runs Word splits it into."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ketnap.documents.own_templates.isolation.markup import Element, W
from ketnap.documents.own_templates.isolation.troubles import Area, Code, Place, Trouble

LONGEST_TAG = 300
_NEAR = 40
"""How many characters on either side of a tag are shown with its place."""

_LONGEST_SHOWN = 80

# No brace inside a tag: so looking for tags takes time in step with the text, whatever it holds.
_TAG = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}|\{#[^{}]*#\}")
_STRAY = re.compile(r"[{}]")
_PARTS = re.compile(
    r"\{(?P<mark>[{%])(?P<level>(?:p|tr|tc)(?=\s))?\s*(?P<inner>[^-+\s].*?)(?<![-+\s])\s*[}%]\}",
    re.DOTALL,
)
_CURLY_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
_T = f"{W}t"
_WHITE = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n"}
_UNSEEN = {f"{W}pPr", f"{W}rPr"}
_UNMOVABLE = (f"{W}sectPr", f"{W}drawing", f"{W}pict", f"{W}fldChar", f"{W}fldSimple")
_LEVELS = {"p": f"{W}p", "tr": f"{W}tr", "tc": f"{W}tc"}


@dataclass(slots=True)
class Piece:
    """A stretch of a paragraph's text and the element that carries it."""

    element: Element
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag as it was written; `level` says what it stands for: a row, a cell, a paragraph."""

    raw: str
    is_statement: bool
    level: str
    inner: str
    place: Place
    holder: Element
    """What the tag stands in: text of the run, or the paragraph, cell or row it replaces."""

    @property
    def source(self) -> str:
        """The tag as the template engine reads it."""
        return f"{{% {self.inner} %}}" if self.is_statement else f"{{{{ {self.inner} }}}}"


def pieces_of(paragraph: Element) -> list[Piece]:
    """The text of a paragraph in pieces; that of a text box inside it is left out."""
    pieces: list[Piece] = []
    at = 0
    for element in _carriers(paragraph):
        text = (element.text or "") if element.tag == _T else _WHITE[element.tag]
        pieces.append(Piece(element, text, at))
        at += len(text)
    return pieces


def _carriers(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == _T or child.tag in _WHITE:
            yield child
        elif child.tag != f"{W}p" and child.tag not in _UNSEEN:
            yield from _carriers(child)


def text_of(element: Element) -> str:
    """All text in and below an element, in the order of the markup, a line for each paragraph."""
    return "".join(map(_as_text, element.iter(_T, f"{W}p", *_WHITE)))


def _as_text(element: Element) -> str:
    if element.tag == _T:
        return element.text or ""
    if element.tag == f"{W}p":
        return "\n"
    # A tab stop of a paragraph's settings is named like a tab in its text.
    parent = element.getparent()
    return _WHITE[element.tag] if parent is not None and parent.tag == f"{W}r" else ""


class Places:
    """Counts paragraphs, tables and rows of a part as a reader counts them."""

    def __init__(self, root: Element, area: Area) -> None:
        self._area = area
        body = root.find(f"{W}body") if area is Area.BODY else root
        children = [] if body is None else list(body.iterchildren(f"{W}p"))
        self._paragraphs = {child: number for number, child in enumerate(children, start=1)}
        self._tables = {table: number for number, table in enumerate(root.iter(f"{W}tbl"), start=1)}

    def of(self, paragraph: Element, near: str) -> Place:
        """The place of a paragraph, with the words there."""
        row = next(paragraph.iterancestors(f"{W}tr"), None)
        table = next(paragraph.iterancestors(f"{W}tbl"), None)
        if row is not None and table is not None:
            rows = list(table.iterchildren(f"{W}tr"))
            return Place(self._area, None, self._tables[table], rows.index(row) + 1, near)
        outermost = [paragraph, *paragraph.iterancestors()]
        number = next(filter(None, map(self._paragraphs.get, outermost)), None)
        return Place(self._area, number, near=near)


@dataclass(frozen=True, slots=True)
class Found:
    """A tag, or what stands against something that looks like one."""

    tag: Tag | None = None
    trouble: Trouble | None = None


def find_tags(root: Element, area: Area) -> Iterator[Found]:
    """Yield the tags of a part in reading order; each is joined into one piece of text meanwhile."""
    places = Places(root, area)
    for paragraph in list(root.iter(f"{W}p")):
        pieces = pieces_of(paragraph)
        text = "".join(piece.text for piece in pieces)
        if _STRAY.search(text):
            yield from _in_paragraph(paragraph, pieces, text, places)


def _in_paragraph(
    paragraph: Element, pieces: list[Piece], text: str, places: Places
) -> Iterator[Found]:
    matches = list(_TAG.finditer(text))
    stray = _STRAY.search(_TAG.sub(lambda match: " " * len(match[0]), text))
    if stray:
        place = places.of(paragraph, _near(text, stray.start(), stray.end()))
        yield Found(trouble=Trouble(Code.TAG_UNFINISHED, place))
        return
    found = [_read(match, paragraph, pieces, places) for match in matches]
    for match in reversed(matches):
        _join(match, pieces)
    yield from found


def _read(match: re.Match[str], paragraph: Element, pieces: list[Piece], places: Places) -> Found:
    raw = match[0]
    place = places.of(paragraph, _near(match.string, match.start(), match.end()))
    if len(raw) > LONGEST_TAG:
        return Found(trouble=Trouble(Code.TAG_TOO_LONG, place))
    written = _PARTS.fullmatch(raw.translate(_CURLY_QUOTES))
    if written is None or (written["level"] and written["mark"] == "{"):
        return Found(trouble=Trouble(Code.TAG_KIND, place, raw))
    level = written["level"] or ""
    carrier = next(piece.element for piece in pieces if piece.end > match.start())
    holder = _holder(paragraph, carrier, level)
    if holder is None or (level and _would_lose(holder, raw)):
        return Found(trouble=Trouble(Code.TEXT_WOULD_BE_LOST, place, raw))
    inner = " ".join(written["inner"].split())
    return Found(Tag(raw, written["mark"] == "%", level, inner, place, holder))


def _near(text: str, start: int, end: int) -> str:
    """The tag with a few whole words on either side."""
    before = text[max(0, start - _NEAR) : start]
    if start > _NEAR:
        before = before.partition(" ")[2]
    after = text[end : end + _NEAR]
    if end + _NEAR < len(text):
        after = after.rpartition(" ")[0]
    return " ".join(f"{before}{text[start:end][:_LONGEST_SHOWN]}{after}".split())


def _holder(paragraph: Element, carrier: Element, level: str) -> Element | None:
    if not level:
        return carrier
    return next(
        (e for e in (paragraph, *paragraph.iterancestors()) if e.tag == _LEVELS[level]), None
    )


def _would_lose(holder: Element, raw: str) -> bool:
    return text_of(holder).strip() != raw or any(True for _ in holder.iter(*_UNMOVABLE))


def _join(match: re.Match[str], pieces: list[Piece]) -> None:
    """Move a tag that runs split into the first of them, clean of curly quotes and line ends."""
    clean = " ".join(match[0].translate(_CURLY_QUOTES).split())
    for piece in pieces:
        if piece.end <= match.start() or piece.start >= match.end():
            continue
        if piece.element.tag != _T:
            _drop(piece.element)
            continue
        own = piece.element.text or ""
        begin = max(0, match.start() - piece.start)
        end = min(len(piece.text), match.end() - piece.start)
        # Tags further right were joined already; what stands left of this one is as it was.
        piece.element.text = own[:begin] + clean + own[end:]
        clean = ""


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
