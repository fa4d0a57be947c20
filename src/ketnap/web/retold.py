"""Sentences that the access log keeps in Vietnamese, told again in the reader's language."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext, override

from ketnap.web.language import PAPER_LANGUAGE, reader_language

_BLANK = re.compile(r"%\((\w+)\)s")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words of ours around blanks; those of `own` hold our words too, the others stay as written."""

    words: Promise
    own: frozenset[str] = frozenset()


def retold(text: str, sentences: Iterable[Sentence]) -> str:
    """Return a kept sentence as its reader reads it; one that nobody knows stays as it is."""
    if reader_language() == PAPER_LANGUAGE:
        return text
    for sentence in sentences:
        found = _pattern(sentence).fullmatch(text)
        if found:
            return str(sentence.words) % _filled(found.groupdict(), sentence.own)
    return text


def _pattern(sentence: Sentence) -> re.Pattern[str]:
    with override(PAPER_LANGUAGE):
        pieces = _BLANK.split(str(sentence.words))
    return re.compile(
        "".join(
            f"(?P<{piece}>.+)" if place % 2 else re.escape(piece)
            for place, piece in enumerate(pieces)
        )
    )


def _filled(blanks: Mapping[str, str], own: frozenset[str]) -> dict[str, str]:
    return {
        name: ", ".join(map(gettext, text.split(", "))) if name in own else text
        for name, text in blanks.items()
    }
