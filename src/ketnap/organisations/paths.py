"""Places in the tree of organisations, written as a text such as `000001.000002.`."""

from collections.abc import Iterable

from django.db.models import Q

WIDTH = 6
LARGEST = 10**WIDTH - 2  # one is kept free above, so that every place has a next one


def place_below(parent_path: str, number: int) -> str:
    """Return the path of organisation `number` below a parent (empty for the top)."""
    if not 0 < number <= LARGEST:
        raise ValueError(f"organisation number {number} does not fit a path")
    return f"{parent_path}{number:0{WIDTH}d}."


def numbers_in(path: str) -> list[int]:
    """Return the organisations that a place names, from the top down."""
    return [int(number) for number in path.split(".") if number]


def in_subtree(path: str, field: str = "path") -> Q:
    """Return the condition that a path stands at or below another.

    A range, not a pattern: both databases answer it from the index. The bound differs from
    the path in a digit only, so any collation orders them alike. The empty path is the top.
    """
    if not path:
        return Q(**{f"{field}__gte": ""})
    parent, number = path[: -WIDTH - 1], int(path[-WIDTH - 1 : -1])
    return Q(**{f"{field}__gte": path, f"{field}__lt": f"{parent}{number + 1:0{WIDTH}d}."})


def outermost(paths: Iterable[str]) -> list[str]:
    """Return those of some places that stand below no other of them."""
    found: list[str] = []
    for path in sorted(paths):
        if not found or not path.startswith(found[-1]):
            found.append(path)
    return found


def places_above(path: str) -> list[str]:
    """Return the paths from the top down to a place, with the place itself."""
    return [path[: end + 1] for end, letter in enumerate(path) if letter == "."]
