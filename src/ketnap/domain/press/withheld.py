"""Names that may not be printed, as salted digests, and how they are found in a text all the same.

A digest keeps names from being read; it does not keep somebody with a list of names from guessing.
"""

import hashlib
import hmac
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ketnap.domain.press.package import WithheldNames
from ketnap.domain.text import fold

_WORD: Final = re.compile(r"[^\W\d_]+")
_MOST_WORDS: Final = 7
"""No Vietnamese name has more syllables."""
_MOST_BETWEEN: Final = 3
"""How many other characters may stand between the syllables of a name, as in a file name."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where a withheld name stands in a text."""

    start: int
    end: int


def withhold(names: Iterable[str], *, salt: str) -> WithheldNames:
    """Return the digests of names; the salt must be new and random."""
    digests = {_digest(_key_of(name), salt) for name in names if _key_of(name)}
    return WithheldNames(salt, tuple(sorted(digests)))


def find_withheld(text: str, withheld: WithheldNames) -> Iterator[Found]:
    """Yield where a withheld name stands: with or without diacritics, joined or not, in any case."""
    if not withheld.digests:
        return
    kept = frozenset(withheld.digests)
    words = list(_WORD.finditer(text))
    for first in range(len(words)):
        for run in _runs(words, first):
            if _digest("".join(_key_of(word.group()) for word in run), withheld.salt) in kept:
                yield Found(run[0].start(), run[-1].end())


def _runs(words: Sequence[re.Match[str]], first: int) -> Iterator[Sequence[re.Match[str]]]:
    """The words from one on that may be one name, the shortest run first."""
    for last in range(first, min(first + _MOST_WORDS, len(words))):
        if last > first and words[last].start() - words[last - 1].end() > _MOST_BETWEEN:
            return
        yield words[first : last + 1]


def _key_of(name: str) -> str:
    """The letters of a name: spaces count as little as diacritics."""
    return "".join(_WORD.findall(fold(name)))


def _digest(key: str, salt: str) -> str:
    return hmac.new(salt.encode(), key.encode(), hashlib.sha256).hexdigest()
