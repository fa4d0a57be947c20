"""Where one text meets the next that readers see as prose: a name may be broken over both."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

_MOST_WORDS: Final = 6
"""No name has more syllables on one side of its break."""
_LONGEST: Final = 120
"""Beyond so many letters no name reaches: long texts are read fast."""
_LAST_WORDS: Final = re.compile(rf"\w+(?:\W+\w+){{0,{_MOST_WORDS - 1}}}[\s,\-–]*$")
_FIRST_WORDS: Final = re.compile(rf"^\W*\w+(?:\W+\w+){{0,{_MOST_WORDS - 1}}}")


def ends_that_meet(text: str, following: str) -> tuple[str, str]:
    """Return the last words of a text and the first of the next; nothing after a whole sentence."""
    last, first = _LAST_WORDS.search(text[-_LONGEST:]), _FIRST_WORDS.match(following[:_LONGEST])
    if last is None or first is None:
        return "", ""
    return last.group().rstrip(" ,-–\n"), first.group().strip()


def seams_of(prose: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Yield the numbers of texts that go on into the next, with the words before and behind the break."""
    for number, (text, following) in enumerate(pairwise(prose)):
        before, after = ends_that_meet(text, following)
        if before:
            yield number, before, after
