"""Names in the body of an article as it is kept, also where one is broken over two blocks."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from ketnap.domain.press.release.seams import ends_that_meet
from ketnap.portal.editorial.names import LEFT_OUT, calls, holds, without
from ketnap.portal.editorial.pieces import as_read

Body = Sequence[dict[str, Any]]


def words_between(body: Body) -> list[str]:
    """Return the words on both sides of where one block of prose goes on into the next."""
    return [f"{before} {after}" for _number, before, after in _meetings_in(body)]


def body_without(body: Body, name: str) -> list[dict[str, Any]]:
    """Return a body without a name and its last words; of one broken over two blocks both go whole."""
    broken = {
        place
        for number, before, after in _meetings_in(body)
        if any(_is_broken(before, after, name, has) for has in (holds, calls))
        for place in (number, number + 1)
    }
    return [
        {**block, "value": LEFT_OUT} if place in broken else without(block, name)
        for place, block in enumerate(body)
    ]


def _is_broken(before: str, after: str, name: str, has: Callable[[Any, str], bool]) -> bool:
    return has(f"{before} {after}", name) and not has([before, after], name)


def _meetings_in(body: Body) -> Iterator[tuple[int, str, str]]:
    for number, (block, following) in enumerate(pairwise(body)):
        texts = [one["value"] for one in (block, following)]
        if all(isinstance(text, str) for text in texts):
            before, after = ends_that_meet(*map(as_read, texts))
            if before:
                yield number, before, after
