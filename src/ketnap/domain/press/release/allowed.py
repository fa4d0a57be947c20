"""Names that may be printed, and where one of them stands in a text as the whole of a name."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Final, Self

from ketnap.domain.press.release.bare import is_bare
from ketnap.domain.press.release.names import CAPITAL
from ketnap.domain.press.release.offices import OFFICE
from ketnap.domain.press.withheld import short_keys, short_keys_of
from ketnap.domain.text import fold, nfc

_NAME_WORDS: Final = re.compile(rf"[{CAPITAL}]\w*(?: +[{CAPITAL}]\w*)*")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_WORD: Final = re.compile(r"\w+")
_NO_PART_OF_A_NAME: Final = re.compile(r"[^\w.'’-]|\d")
_MOST_WORDS: Final = 9
_TOO_LONG_FOR_CHANCE: Final = 3
_TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")
_D_WITH_STROKE: Final = str.maketrans("ðɖ", "đđ")


@dataclass(frozen=True, slots=True)
class AllowedNames:
    """Names by their keys: with diacritics, and for texts typed without."""

    accented: frozenset[str]
    bare: frozenset[str]
    called: frozenset[str]
    """Their last word and their last two: `đồng chí Lựu`, `đồng chí Bích Lựu`."""
    short: frozenset[str]
    """As they are known where some of their words are initials: `N.T.B. Lựu`."""

    @classmethod
    def of(cls, names: Iterable[str]) -> Self:
        given = tuple(names)
        ends = [" ".join(name.split()[-length:]) for name in given for length in (1, 2)]
        return cls(
            frozenset(map(_accented, given)),
            frozenset(map(fold, given)),
            frozenset((*map(_accented, ends), *map(fold, ends))),
            frozenset(key for name in given for key in short_keys_of(name)),
        )

    def end_at(self, text: str, start: int) -> int | None:
        """Return where an allowed name ends that begins there; nothing where another one stands.

        `Lê Văn` does not allow `Lê Văn Tám`: behind a name no capital may follow but an office.
        """
        run = _NAME_WORDS.match(text, start)
        if run is None:
            return None
        in_bare = is_bare(text)
        keys, key = (self.bare, fold) if in_bare else (self.accented, _accented)
        title = OFFICE.expression_for(text)
        for word in islice(_WORD.finditer(text, start, run.end()), _MOST_WORDS):
            is_whole = word.end() == run.end() or title.match(text[word.end() :].lstrip())
            words = text[start : word.end()]
            if is_whole and (key(words) in keys or self._has_without_marks(words)):
                return word.end()
        return None

    def _has_without_marks(self, words: str) -> bool:
        """Say whether a long name was typed without diacritics among words that have theirs."""
        is_long = len(words.split()) >= _TOO_LONG_FOR_CHANCE
        return is_long and is_bare(words) and fold(words) in self.bare

    def has(self, words: str) -> bool:
        """Say whether words are one of the names, and nothing else."""
        return self.end_at(words, 0) == len(words)

    def are_shortened_to(self, words: str) -> bool:
        """Say whether words are one of the names with initials."""
        return not self.short.isdisjoint(short_keys(_LETTERS.findall(words)))

    def are_called(self, words: str) -> bool:
        """Say whether somebody of them is called so behind a form of address."""
        return _accented(words) in self.called


def is_written_as_a_name(words: str) -> bool:
    """Say whether words are a name and nothing else: no age, no illness, no address."""
    return all(word[0].isupper() and not _NO_PART_OF_A_NAME.search(word) for word in words.split())


def _accented(name: str) -> str:
    """The words of a name, each with its tone last: where in it one types a tone does not matter."""
    written = nfc(name).lower().translate(_D_WITH_STROKE)
    return " ".join(map(_tone_last, written.split()))


def _tone_last(word: str) -> str:
    marks = unicodedata.normalize("NFD", word)
    letters = "".join(mark for mark in marks if mark not in _TONES)
    return letters + "".join(mark for mark in marks if mark in _TONES)
