"""Whether a text speaks of something: whole words, their marks minded wherever the text has any."""

import re
from collections.abc import Iterable

from ketnap.domain.text import fold, nfc

_WORDS = re.compile(r"[^\W_]+")


def words_of(text: str) -> str:
    """The words of a text alone, in small letters, with one space between them."""
    return " ".join(_WORDS.findall(nfc(text).lower()))


def speaks_of(text: str, phrases: Iterable[str]) -> bool:
    """Whether one of the phrases stands in the text as words of its own.

    `bố` is not `bộ`, but somebody who types without marks means it by `bo`.
    """
    words = f" {words_of(text)} "
    if words.isascii():
        return any(f" {fold(phrase)} " in words for phrase in phrases)
    return any(f" {phrase} " in words for phrase in phrases)
