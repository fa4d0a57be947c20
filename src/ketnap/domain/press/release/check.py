"""Checks the pieces of an article before release."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ketnap.domain.press.package import WithheldNames
from ketnap.domain.press.release.allowed import AllowedNames
from ketnap.domain.press.release.called import called_in, capitals_in, runs_in
from ketnap.domain.press.release.details import in_its_place
from ketnap.domain.press.release.finding import Finding, Piece, PieceKind, Trouble
from ketnap.domain.press.release.names import names_in, stands_for_a_place
from ketnap.domain.press.release.patterns import Pattern
from ketnap.domain.press.release.seams import seams_of
from ketnap.domain.press.release.seen import as_seen
from ketnap.domain.press.release.table import PATTERNS
from ketnap.domain.press.withheld import called_key, find_keys, find_withheld

_FILE_NAME: Final = re.compile(r"(?i)[\w-]+\.(?:jpe?g|png|webp|avif|gif|heic)|(?:img|dsc)[_-]?\d+")
_SPRING: Final = re.compile(r"(?i)(?:\b(?:mùa|đón|vui|hội)|(?<!chúc )\bmừng) +$")
_NOT_PROSE: Final = frozenset({PieceKind.FILE_NAME, PieceKind.ADDRESS})
_IN_ANY_CASE: Final = _NOT_PROSE | {PieceKind.METADATA}
"""Where names are written without capitals or diacritics."""
_GOES_ON: Final = frozenset({PieceKind.TITLE, PieceKind.LEAD, PieceKind.TEXT})
"""What readers read one after another, whatever pictures stand between."""
_LACKING: Final = {
    PieceKind.CAPTION: Trouble.NO_CAPTION,
    PieceKind.ALT_TEXT: Trouble.NO_ALT_TEXT,
}


def check_release(
    pieces: Iterable[Piece],
    *,
    withheld: Iterable[WithheldNames] = (),
    at_hand: Iterable[WithheldNames] = (),
    allowed: Iterable[str] = (),
) -> tuple[Finding, ...]:
    """Return what stands against releasing a text, in the order of its pieces.

    `withheld` are names that may not be printed, `at_hand` those of them whom the text is about, so
    that one word of a name may mean them, and `allowed` those that may.
    """
    names = _Names(tuple(withheld), tuple(at_hand), AllowedNames.of(allowed))
    read = list(pieces)
    found = [finding for piece in read for finding in _check(piece, names)]
    prose = [piece for piece in read if piece.kind in _GOES_ON and piece.text.strip()]
    broken = _broken_over(prose, names)
    return (*found, *broken)


@dataclass(frozen=True, slots=True)
class _Names:
    withheld: tuple[WithheldNames, ...]
    at_hand: tuple[WithheldNames, ...]
    allowed: AllowedNames


def _check(piece: Piece, names: _Names) -> Iterator[Finding]:
    text = as_seen(piece.text)
    yield from _lacking(piece, text)
    told: list[tuple[int, int]] = []
    for trouble, patterns in PATTERNS.items():
        for start, end in _spans(patterns, text):
            if trouble is not Trouble.LIFE_DETAIL or not _meets((start, end), told):
                yield _finding(piece, trouble, text, start, end)
                told.append((start, end))
    refused = _withheld(piece, text, names.withheld)
    for start, end in refused:
        yield _finding(piece, Trouble.WITHHELD_NAME, text, start, end)
    if piece.kind not in _NOT_PROSE:
        likely = [one for one in _likely(text, names) if not _meets(one, refused)]
        for start, end in likely:
            yield _finding(piece, Trouble.LIKE_WITHHELD, text, start, end)
        yield from _unknown_names(piece, text, names.allowed, [*refused, *likely])


def _broken_over(prose: list[Piece], names: _Names) -> Iterator[Finding]:
    """A withheld name of which one piece of prose has the beginning, and the next one the rest."""
    for number, before, after in seams_of([as_seen(piece.text) for piece in prose]):
        piece, both = prose[number], f"{before} {after}"
        for start, end in _withheld(piece, both, names.withheld):
            if start < len(before) < end:
                yield _finding(piece, Trouble.WITHHELD_NAME, both, start, end)


def _likely(text: str, names: _Names) -> list[tuple[int, int]]:
    """Where one word or two may mean somebody withheld: `đồng chí Lựu`, `Bích Lựu`.

    One word alone means somebody whom the text is about; two are rarely anything else.
    """
    single, double = runs_in(text)
    in_capitals, pairs = capitals_in(text)
    called = [*called_in(text), *in_capitals]
    one_word = [*single, *(one for one in called if " " not in text[slice(*one)])]
    two_words = [*double, *(one for one in in_capitals if " " in text[slice(*one)])]
    found = {
        (one.start, one.end)
        for lists, spans in ((names.at_hand, [*one_word, *pairs]), (names.withheld, two_words))
        for each in lists
        for one in find_keys(_keyed(text, spans), each)
    }
    return sorted(
        one
        for one in found
        if not (names.allowed.has(text[slice(*one)]) or _stands_for_no_person(text, *one))
    )


def _stands_for_no_person(text: str, start: int, end: int) -> bool:
    is_season = bool(_SPRING.search(text[max(0, start - 12) : start])) and text[start:end] == "Xuân"
    return is_season or stands_for_a_place(text, start)


def _keyed(text: str, spans: Iterable[tuple[int, int]]) -> Mapping[str, list[tuple[int, int]]]:
    keys: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for span in spans:
        keys[called_key(text[slice(*span)])].append(span)
    return keys


def _withheld(piece: Piece, text: str, withheld: Iterable[WithheldNames]) -> list[tuple[int, int]]:
    is_prose = piece.kind not in _IN_ANY_CASE
    return [
        (found.start, found.end)
        for each in withheld
        for found in find_withheld(text, each, is_prose=is_prose)
    ]


def _lacking(piece: Piece, text: str) -> Iterator[Finding]:
    trouble = _LACKING.get(piece.kind)
    if trouble and (not text.strip() or _FILE_NAME.fullmatch(text.strip())):
        yield Finding(trouble, piece.place, text.strip())


def _spans(patterns: Iterable[Pattern], text: str) -> list[tuple[int, int]]:
    """Where any of the patterns of one trouble is found; what overlaps is one place."""
    found = sorted(
        match.span()
        for pattern in patterns
        for match in pattern.expression_for(text).finditer(text)
        if pattern.keeps(match)
    )
    places: list[tuple[int, int]] = []
    for start, end in found:
        if places and start < places[-1][1]:
            places[-1] = (places[-1][0], max(end, places[-1][1]))
        else:
            places.append((start, end))
    return places


def _unknown_names(
    piece: Piece, text: str, allowed: AllowedNames, refused: Collection[tuple[int, int]]
) -> Iterator[Finding]:
    """The names nobody has allowed: officials often, for whom somebody answers with a ground."""
    called = frozenset(called_in(text))
    told = 0
    for start, end in sorted({*called, *names_in(text)}, key=lambda span: (span[0], -span[1])):
        allowed_to = allowed.end_at(text, start)
        if allowed_to is None and _is_short_for_one(
            text[start:end], (start, end) in called, allowed
        ):
            allowed_to = end
        if start >= told and not _meets((start, end), refused) and allowed_to is None:
            yield _finding(piece, Trouble.UNKNOWN_NAME, text, start, end)
        told = max(told, allowed_to or end)


def _is_short_for_one(words: str, is_called: bool, allowed: AllowedNames) -> bool:
    return (is_called and allowed.are_called(words)) or allowed.are_shortened_to(words)


def _meets(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    start, end = span
    return any(start < last and first < end for first, last in others)


def _finding(piece: Piece, trouble: Trouble, text: str, start: int, end: int) -> Finding:
    is_detail = trouble is Trouble.LIFE_DETAIL
    quoted = in_its_place(text, start, end) if is_detail else text[start:end]
    return Finding(trouble, piece.place, quoted.strip(), start)
