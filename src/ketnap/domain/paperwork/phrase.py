"""A phrase of an official paper: words, blanks between them, and what is left out when empty.

Written as people read it: `{person_name}` is a blank, `{cell_name:upper}` one in capitals,
`**…**` is bold and `__…__` italic; `[…]` stands only where every blank in it has a value.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

TO_BE_WRITTEN = "……………………"
"""What is printed where a value is written in by hand later."""
ROOM_FOR_A_NUMBER = "………"
ROOM_FOR_A_DAY = "……/……/………"
ROOM_FOR_A_DAY_IN_WORDS = "ngày …… tháng …… năm ………"

_TOKEN = re.compile(r"\*\*|__|\[|\]|\{(?P<name>[a-z][a-z0-9_.]*)(?P<upper>:upper)?\}")
_STRAY = frozenset("{}")


class PhraseBroken(ValueError):
    """A phrase is not written as phrases are; the message says where."""


@dataclass(frozen=True, slots=True)
class Style:
    """How letters look."""

    bold: bool = False
    italic: bool = False


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class Words:
    """Printed as it stands."""

    text: str
    style: Style = PLAIN


@dataclass(frozen=True, slots=True)
class Gap:
    """A blank: the value of a name, in capitals if wished."""

    name: str
    upper: bool = False
    style: Style = PLAIN
    to_write: str = TO_BE_WRITTEN
    """What is printed where it has no value, to be written over."""


@dataclass(frozen=True, slots=True)
class Maybe:
    """A part that stands only where every blank in it has a value."""

    pieces: tuple[Words | Gap, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The blanks it hangs on, each once."""
        return tuple(dict.fromkeys(piece.name for piece in self.pieces if isinstance(piece, Gap)))


Piece = Words | Gap | Maybe
Phrase = tuple[Piece, ...]


def read_phrase(text: str) -> Phrase:
    """The phrase that a text writes; raises `PhraseBroken`."""
    pieces: list[Piece] = []
    inside: list[Words | Gap] | None = None
    style, end = PLAIN, 0
    for token in _TOKEN.finditer(text):
        here = pieces if inside is None else inside
        _add_words(here, text[end : token.start()], style, text)
        end = token.end()
        match token.group():
            case "**":
                style = replace(style, bold=not style.bold)
            case "__":
                style = replace(style, italic=not style.italic)
            case "[":
                if inside is not None:
                    raise PhraseBroken(f"“[” inside “[…]”: {text}")
                inside = []
            case "]":
                if inside is None:
                    raise PhraseBroken(f"“]” without “[”: {text}")
                pieces.append(_maybe(inside, text))
                inside = None
            case _:
                here.append(Gap(token["name"], token["upper"] is not None, style))
    _add_words(pieces, text[end:], style, text)
    if inside is not None or style != PLAIN:
        raise PhraseBroken(f"“[”, “**” or “__” is not closed: {text}")
    return tuple(pieces)


def _add_words(
    pieces: list[Piece] | list[Words | Gap], words: str, style: Style, text: str
) -> None:
    if _STRAY.intersection(words):
        raise PhraseBroken(f"a blank is written {{name}}: {text}")
    if words:
        pieces.append(Words(words, style))


def _maybe(pieces: Iterable[Words | Gap], text: str) -> Maybe:
    part = Maybe(tuple(pieces))
    if not part.names:
        raise PhraseBroken(f"“[…]” without a blank always stands: {text}")
    return part


def gaps_of(phrase: Phrase) -> Iterator[Gap]:
    """Every blank of a phrase, in its order."""
    for piece in phrase:
        match piece:
            case Gap():
                yield piece
            case Maybe(pieces=pieces):
                yield from (part for part in pieces if isinstance(part, Gap))


def alternatives(phrase: Phrase) -> tuple[tuple[str, ...], ...]:
    """The blanks that a phrase of nothing but `[…]` hangs on, part by part; none where it always stands."""
    parts = [piece.names for piece in phrase if isinstance(piece, Maybe)]
    return tuple(parts) if len(parts) == len(phrase) else ()


def fill(phrase: Phrase, values: Mapping[str, str]) -> tuple[Words, ...]:
    """The phrase as it is printed; an empty value outside `[…]` is a place to write by hand."""
    return tuple(_merged(_printed(phrase, values)))


def _printed(phrase: Iterable[Piece], values: Mapping[str, str]) -> Iterator[Words]:
    for piece in phrase:
        match piece:
            case Words():
                yield piece
            case Gap(name=name, upper=upper, style=style, to_write=to_write):
                value = values[name] or to_write
                yield Words(value.upper() if upper else value, style)
            case Maybe(pieces=pieces, names=names):
                if all(values[name] for name in names):
                    yield from _printed(pieces, values)


def _merged(printed: Iterable[Words]) -> Iterator[Words]:
    """Neighbours of one style as one."""
    last: Words | None = None
    for words in printed:
        if last is not None and last.style == words.style:
            last = Words(last.text + words.text, last.style)
            continue
        if last is not None:
            yield last
        last = words
    if last is not None:
        yield last


def text_of(words: Iterable[Words]) -> str:
    """The letters alone."""
    return "".join(part.text for part in words)
