"""Names that may not be printed, as salted digests, and how they are found in a text all the same.

A digest keeps names from being read; it does not keep somebody with a list of names from guessing.
"""

import hashlib
import hmac
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ketnap.domain.press.package import WithheldNames
from ketnap.domain.text import fold, nfc

_WORD: Final = re.compile(r"[^\W\d_]+")
_MOST_WORDS: Final = 7
"""No Vietnamese name has more syllables."""
_MOST_BETWEEN: Final = 3
"""How many other characters may stand between the syllables of a name, as in a file name."""
_TOO_LONG_FOR_CHANCE: Final = 3
"""From so many capitalised syllables on, a name whose tones are mistyped is still that name."""

_TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")
_D_WITH_STROKE: Final = str.maketrans("ðɖ", "đđ")
_BARE, _ACCENTED, _SHORT, _CALLED = "bare:", "accented:", "short:", "called:"
_TURNED = "turned:"
_LEAST_TO_TURN: Final = 3
"""Two words turned are no more than what somebody is called by."""
_LEAST_IN_SMALL_LETTERS: Final = 3
"""So many syllables in small letters are a name and no chance: `vũ trang` is nobody's."""
_HANDLE: Final = re.compile(r"[a-z]+(?:[-_.][a-z]+)*")
_LEAST_IN_A_HANDLE: Final = 8
"""So many letters without a space are a name in an address or an account: `@tranthibinh`."""
_ENDS: Final = (1, 2)
"""How many of the last words of a name somebody is called by."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where a withheld name stands in a text."""

    start: int
    end: int


def withhold(names: Iterable[str], *, salt: str) -> WithheldNames:
    """Return the digests of names, with and without diacritics; the salt must be new and random."""
    return digested((key for name in names for key in _all_keys_of(name)), salt=salt)


def without(withheld: WithheldNames, names: Iterable[str]) -> WithheldNames:
    """Return withheld names without those that are the same as given ones.

    Somebody who withdrew and has agreed again, or a namesake, may be written as anybody else. What
    others may be called by as well stays: their last words, and bare letters of packages of before.
    """
    kept = set(withheld.digests)
    for name in names:
        if _digest(_ACCENTED + _accented(name), withheld.salt) in kept:
            own = (*keys_of(name), *short_keys_of(name), *_turned_keys_of(name))
            kept -= {_digest(key, withheld.salt) for key in own}
    return WithheldNames(withheld.salt, tuple(sorted(kept)))


def _all_keys_of(name: str) -> tuple[str, ...]:
    return (*keys_of(name), *short_keys_of(name), *_turned_keys_of(name), *_called_keys_of(name))


def _turned_keys_of(name: str) -> tuple[str, ...]:
    """What a name is known by as English turns it: the last word first, the family name last or next."""
    words = _WORD.findall(nfc(name))
    if len(words) < _LEAST_TO_TURN:
        return ()
    family, *middle, given = words
    return tuple(
        _TURNED + _bare(given + "".join(rest)) for rest in ([*middle, family], [family, *middle])
    )


def _called_keys_of(name: str) -> tuple[str, ...]:
    """What somebody is called by: the last word of the name, the last two, in English `Bình Trần`."""
    words = _WORD.findall(nfc(name))
    ends = ["".join(words[-length:]) for length in _ENDS if len(words) > length]
    turned = words[-1] + words[0] if len(words) > 1 else ""
    return tuple(called_key(each) for each in (*ends, *{turned, _bare(turned)}) if each)


def called_key(words: str) -> str:
    """Return the key under which words are what somebody is called by."""
    return _CALLED + _accented(words)


def keys_of(name: str) -> tuple[str, ...]:
    """Return what a name is known by, to be digested: without diacritics, and with them."""
    bare = _bare(name)
    return (_BARE + bare, _ACCENTED + _accented(name)) if bare else ()


def short_keys_of(name: str) -> tuple[str, ...]:
    """What a name is known by where some of its words are initials: `N.T.B. Lựu`."""
    words = _WORD.findall(nfc(name))
    return (_short(words),) if len(words) > 1 else ()


def digested(keys: Iterable[str], *, salt: str) -> WithheldNames:
    """Return keys of names as digests under one salt."""
    return WithheldNames(salt, tuple(sorted({_digest(key, salt) for key in keys})))


def find_withheld(text: str, withheld: WithheldNames, *, is_prose: bool = True) -> Iterator[Found]:
    """Yield where a withheld name stands, joined or not.

    A text without diacritics, and what is no prose, is compared without them and in any case.
    Accented prose names somebody with capitals and diacritics: `vũ trang` is nobody's name there,
    but `@tranthibinh` is.
    """
    if withheld.digests:
        yield from find_keys(keys_in(text, is_prose=is_prose), withheld)


def find_keys(
    keys: Mapping[str, Iterable[tuple[int, int]]], withheld: WithheldNames
) -> list[Found]:
    """Return where something stands whose key is withheld, in the order of the text."""
    kept = frozenset(withheld.digests)
    found = {
        place
        for key, places in keys.items()
        if _digest(key, withheld.salt) in kept
        for place in places
    }
    return [Found(*place) for place in sorted(found)]


@lru_cache(maxsize=64)
def keys_in(text: str, *, is_prose: bool = True) -> Mapping[str, list[tuple[int, int]]]:
    """Return the keys under which runs of words of a text may be withheld names, and where they stand.

    They are the same for every list of names, each of which has a salt of its own.
    """
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    in_any_case = not is_prose or _is_bare(text)
    words = list(_WORD.finditer(text))
    for first in range(len(words)):
        for run in _runs(words, first):
            parts = [word.group() for word in run]
            start, end = run[0].start(), run[-1].end()
            as_written = in_any_case or _is_handle(text[start:end])
            for key in _keys_in_any_case(parts) if as_written else _keys_in_prose(parts):
                places[key].append((start, end))
    return places


def _is_handle(words: str) -> bool:
    """Whether words of accented prose are written as in an address: joined, small, without marks."""
    return len(words) >= _LEAST_IN_A_HANDLE and _HANDLE.fullmatch(words) is not None


def _runs(words: Sequence[re.Match[str]], first: int) -> Iterator[Sequence[re.Match[str]]]:
    """The words from one on that may be one name, the shortest run first."""
    for last in range(first, min(first + _MOST_WORDS, len(words))):
        if last > first and words[last].start() - words[last - 1].end() > _MOST_BETWEEN:
            return
        yield words[first : last + 1]


def _keys_in_any_case(parts: Sequence[str]) -> tuple[str, ...]:
    bare = _bare("".join(parts))
    # Packages of before have one digest for each name, of its bare letters.
    return (bare, _BARE + bare, _TURNED + bare, *short_keys(parts))


def _keys_in_prose(parts: Sequence[str]) -> tuple[str, ...]:
    """The keys under which words of accented prose may be a name: few without capitals."""
    joined = "".join(parts)
    if not all(part[0].isupper() for part in parts):
        is_long = len(parts) >= _LEAST_IN_SMALL_LETTERS and joined.islower()
        bare = (_BARE + joined,) if joined.isascii() else ()
        return (_ACCENTED + _accented(joined), *bare) if is_long else ()
    accented = _ACCENTED + _accented(joined)
    is_long = len(parts) >= _TOO_LONG_FOR_CHANCE and not joined.isupper()
    found = (accented, _BARE + _bare(joined)) if is_long or _is_bare(joined) else (accented,)
    return (_bare(joined), *found, _TURNED + _bare(joined), *short_keys(parts))


def short_keys(parts: Sequence[str]) -> tuple[str, ...]:
    """The key under which words may be a shortened name: some before the last are initials."""
    is_shortened = len(parts[-1]) > 1 and any(len(part) == 1 for part in parts[:-1])
    return (_short(parts),) if is_shortened else ()


def _short(words: Sequence[str]) -> str:
    initials = "".join(_bare(word)[:1] for word in words[:-1])
    return f"{_SHORT}{initials} {_bare(words[-1])}"


def _bare(name: str) -> str:
    """The letters of a name: spaces count as little as diacritics."""
    return "".join(_WORD.findall(fold(name)))


def _accented(name: str) -> str:
    """The letters of a name, then its tones: where in a syllable one types a tone does not matter."""
    written = "".join(_WORD.findall(nfc(name).lower())).translate(_D_WITH_STROKE)
    marks = unicodedata.normalize("NFD", written)
    letters = "".join(mark for mark in marks if mark not in _TONES)
    return letters + "".join(mark for mark in marks if mark in _TONES)


def _is_bare(text: str) -> bool:
    return _bare(text) == "".join(_WORD.findall(nfc(text))).casefold()


def _digest(key: str, salt: str) -> str:
    return hmac.digest(salt.encode(), key.encode(), hashlib.sha256).hex()
