"""Names in the prose of an article as it is kept, also where one is broken over two parts of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from typing import Any

from ketnap.domain.press.release.seams import seams_of
from ketnap.domain.press.release.seen import as_seen
from ketnap.portal.editorial.names import LEFT_OUT, calls, holds, without
from ketnap.portal.editorial.pieces import as_read

Body = Sequence[dict[str, Any]]
Place = str | int
"""The name of a field, or the number of a block of the body."""

_BEFORE_THE_BODY, _BEHIND_THE_BODY = ("title", "lead"), ("author", "source")
PROSE_FIELDS = (*_BEFORE_THE_BODY, *_BEHIND_THE_BODY)


def words_between(fields: Mapping[str, str], body: Body) -> list[str]:
    """Return the words on both sides of where one text goes on into the next, as the gate sees them."""
    return [f"{before} {after}" for _places, before, after in _seams_in(fields, body)]


def broken_places(fields: Mapping[str, str], body: Body, name: str) -> frozenset[Place]:
    """Return the fields and blocks that have a part of a name which the next one goes on with."""
    return frozenset(
        place
        for places, before, after in _seams_in(fields, body)
        if any(_is_broken(before, after, name, has) for has in (holds, calls))
        for place in places
    )


def body_without(body: Body, name: str, *, broken: Set[Place]) -> list[dict[str, Any]]:
    """Return a body without a name and its last words; blocks over which one is broken go whole."""
    return [
        _left_out(block) if place in broken else without(block, name)
        for place, block in enumerate(body)
    ]


def _left_out(block: dict[str, Any]) -> dict[str, Any]:
    value = block["value"]
    return {
        **block,
        "value": LEFT_OUT if isinstance(value, str) else dict.fromkeys(value, LEFT_OUT),
    }


def _is_broken(before: str, after: str, name: str, has: Callable[[Any, str], bool]) -> bool:
    return has(f"{before} {after}", name) and not has([before, after], name)


def _seams_in(
    fields: Mapping[str, str], body: Body
) -> Iterator[tuple[tuple[Place, Place], str, str]]:
    prose = [(place, as_seen(text)) for place, text in _prose_of(fields, body) if text.strip()]
    for number, before, after in seams_of([text for _place, text in prose]):
        yield (prose[number][0], prose[number + 1][0]), before, after


def _prose_of(fields: Mapping[str, str], body: Body) -> Iterator[tuple[Place, str]]:
    """Yield what readers read one after another: pictures stand between."""
    yield from ((field, fields[field]) for field in _BEFORE_THE_BODY)
    for number, block in enumerate(body):
        value = block["value"]
        if isinstance(value, str):
            yield number, as_read(value)
        elif block["type"] == "quote":
            yield from ((number, value[part]) for part in ("words", "source"))
    yield from ((field, fields[field]) for field in _BEHIND_THE_BODY)
