"""Checks the pieces of an article before release."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from ketnap.domain.press.package import WithheldNames
from ketnap.domain.press.release.allowed import AllowedNames
from ketnap.domain.press.release.finding import Finding, Piece, PieceKind, Trouble
from ketnap.domain.press.release.names import names_in
from ketnap.domain.press.release.patterns import AFTER_A_TITLE, PATTERNS, Pattern, is_bare
from ketnap.domain.press.withheld import find_withheld
from ketnap.domain.text import nfc

_FILE_NAME: Final = re.compile(r"(?i)[\w-]+\.(?:jpe?g|png|webp|avif|gif|heic)|(?:img|dsc)[_-]?\d+")
_NOT_PROSE: Final = frozenset({PieceKind.FILE_NAME, PieceKind.ADDRESS})
_IN_ANY_CASE: Final = _NOT_PROSE | {PieceKind.METADATA}
"""Where names are written without capitals or diacritics."""
_LACKING: Final = {
    PieceKind.CAPTION: Trouble.NO_CAPTION,
    PieceKind.ALT_TEXT: Trouble.NO_ALT_TEXT,
}


def check_release(
    pieces: Iterable[Piece], *, withheld: Iterable[WithheldNames] = (), allowed: Iterable[str] = ()
) -> tuple[Finding, ...]:
    """Return what stands against releasing a text, in the order of its pieces.

    `withheld` are names that may not be printed, `allowed` those that may.
    """
    lists, names = tuple(withheld), AllowedNames.of(allowed)
    return tuple(finding for piece in pieces for finding in _check(piece, lists, names))


def _check(
    piece: Piece, withheld: tuple[WithheldNames, ...], allowed: AllowedNames
) -> Iterator[Finding]:
    text = _seen(piece.text)
    yield from _lacking(piece, text)
    for trouble, patterns in PATTERNS.items():
        for start, end in _spans(patterns, text):
            yield _finding(piece, trouble, text, start, end)
    refused = _withheld(piece, text, withheld)
    for start, end in refused:
        yield _finding(piece, Trouble.WITHHELD_NAME, text, start, end)
    if piece.kind not in _NOT_PROSE:
        yield from _unknown_names(piece, text, allowed, refused)


def _withheld(piece: Piece, text: str, withheld: Iterable[WithheldNames]) -> list[tuple[int, int]]:
    is_prose = piece.kind not in _IN_ANY_CASE
    return [
        (found.start, found.end)
        for each in withheld
        for found in find_withheld(text, each, is_prose=is_prose)
    ]


def _seen(text: str) -> str:
    """The text without what nobody sees, in one form: a name cannot hide behind either."""
    return "".join(letter for letter in nfc(text) if unicodedata.category(letter) != "Cf")


def _lacking(piece: Piece, text: str) -> Iterator[Finding]:
    trouble = _LACKING.get(piece.kind)
    if trouble and (not text.strip() or _FILE_NAME.fullmatch(text.strip())):
        yield Finding(trouble, piece.place, text.strip())


def _spans(patterns: Iterable[Pattern], text: str) -> list[tuple[int, int]]:
    """Where any of the patterns of one trouble is found; what overlaps is one place."""
    found = sorted(
        match.span()
        for pattern in patterns
        for match in _expression(pattern, text).finditer(text)
        if pattern.keeps(match)
    )
    places: list[tuple[int, int]] = []
    for start, end in found:
        if places and start < places[-1][1]:
            places[-1] = (places[-1][0], max(end, places[-1][1]))
        else:
            places.append((start, end))
    return places


def _expression(pattern: Pattern, text: str) -> re.Pattern[str]:
    return pattern.bared if is_bare(text) else pattern.accented


def _unknown_names(
    piece: Piece, text: str, allowed: AllowedNames, refused: Collection[tuple[int, int]]
) -> Iterator[Finding]:
    """The names nobody has allowed: officials often, for whom somebody answers with a ground."""
    titled = (match.span(1) for match in AFTER_A_TITLE.accented.finditer(text))
    told = 0
    for start, end in sorted({*titled, *names_in(text)}, key=lambda span: (span[0], -span[1])):
        is_refused = any(start < last and first < end for first, last in refused)
        allowed_to = allowed.end_at(text, start)
        if start >= told and not is_refused and allowed_to is None:
            yield _finding(piece, Trouble.UNKNOWN_NAME, text, start, end)
        told = max(told, allowed_to or end)


def _finding(piece: Piece, trouble: Trouble, text: str, start: int, end: int) -> Finding:
    return Finding(trouble, piece.place, text[start:end].strip(), start)
