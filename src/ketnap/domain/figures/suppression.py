"""Keeping small groups from telling about a person, for readers who see figures but no cases."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from typing import TypeVar

K = TypeVar("K")

Change = tuple[str, ...]
"""What a number of a bridge is: an end, or a way of coming or leaving, whole or one of its lines."""
OPENING, CLOSING, CAME, LEFT = ("opening",), ("closing",), ("came",), ("left",)
_WHOLES = (OPENING, CLOSING, CAME, LEFT)

_FEWEST_HIDDEN = 2


def is_small(number: int, *, least: int) -> bool:
    """Whether a number is of so few people that it tells about each; nought tells about nobody."""
    return 0 < number < least


def shown_whole(number: int, *, least: int) -> int | None:
    """A number that stands by itself, or nothing where it is small."""
    return None if is_small(number, least=least) else number


def shown_part(number: int, whole: int, *, least: int) -> int | None:
    """A part beside its whole; nothing where it, or what is left of the whole, is small."""
    tells = is_small(number, least=least) or is_small(whole - number, least=least)
    return None if tells or is_small(whole, least=least) else number


def suppressed(rows: Mapping[K, int], *, least: int) -> dict[K, int | None]:
    """The rows of one breakdown, whose sum is told too, with all left out that could tell.

    Where a row is small, noughts go with it, and the smallest of the others until at least two are
    left out that together are not small: neither is then told by the sum. Of equal rows the first
    by name go, in whatever order they are given: the same rows may stand on another page.
    """
    ordered = sorted(rows, key=lambda row: (rows[row], str(row)))
    hidden: set[K] = set()
    if any(is_small(number, least=least) for number in rows.values()):
        for row in ordered:
            together = sum(rows[each] for each in hidden)
            if rows[row] < least or len(hidden) < _FEWEST_HIDDEN or together < least:
                hidden.add(row)
    return {row: None if row in hidden else number for row, number in rows.items()}


def shown_across(inside: Mapping[K, int], rows: Mapping[K, int], *, least: int) -> int | None:
    """How many of the people of some rows have something in common, beside those rows and their sum.

    The rows are told as `suppressed` leaves them. Of rows that have it in part, all together, the
    number less the rows told tells how many have it and how many do not: where either is small, or
    more have it than there are, since some count twice, nothing is told.
    """
    shown = suppressed(rows, least=least)
    told: Counter[K | None] = Counter()
    having: Counter[K | None] = Counter()
    for row, number in rows.items():
        key = None if shown[row] is None else row
        told[key] += number
        having[key] += inside.get(row, 0)
    if any(having[key] > number for key, number in told.items()):
        return None
    cut = [key for key, number in told.items() if 0 < having[key] < number]
    with_it = sum(having[key] for key in cut)
    without = sum(told[key] for key in cut) - with_it
    if is_small(with_it, least=least) or is_small(without, least=least):
        return None
    return shown_part(having.total(), told.total(), least=least)


def suppressed_overlapping(
    rows: Mapping[K, int], people: int, *, least: int
) -> dict[K, int | None]:
    """The same of rows that count some people twice, beside the number of all `people`.

    The sum of the rows less that number tells how many count twice: where these are few, the smallest
    row goes too.
    """
    shown = suppressed(rows, least=least)
    if None in shown.values() or not is_small(sum(rows.values()) - people, least=least):
        return shown
    smallest = min((row for row in rows if rows[row]), key=lambda row: (rows[row], str(row)))
    return {**shown, smallest: None}


def suppressed_changes(
    numbers: Mapping[Change, int], *, least: int, told_beside: Collection[Change] = ()
) -> dict[Change, int | None]:
    """The numbers of a bridge with all left out that could tell.

    Of opening + in − out = closing the ends tell how many more came than left, so where one of the
    four is small nothing is told. A line left out is told by the whole of its way less the others:
    `told_beside` are the lines whose numbers, unless they are small, stand elsewhere too.
    """
    if any(is_small(numbers.get(name, 0), least=least) for name in _WHOLES):
        return dict.fromkeys(numbers)
    shown: dict[Change, int | None] = dict(numbers)
    for way in (CAME, LEFT):
        lines = {name: number for name, number in numbers.items() if name[:1] == way != name}
        told = suppressed(lines, least=least)
        known = {name for name in told_beside if lines.get(name, 0) >= least}
        if _tells_the_rest(told, lines, known, least=least):
            told = dict.fromkeys(lines)
        if _tells_the_rest(told, lines, known, least=least):
            return dict.fromkeys(numbers)
        shown |= told
    return shown


def _tells_the_rest(
    told: Mapping[Change, int | None],
    lines: Mapping[Change, int],
    known: Collection[Change],
    *,
    least: int,
) -> bool:
    """Whether the lines left out of one way are too few people but for those known from elsewhere."""
    hidden = [lines[name] for name, number in told.items() if number is None and name not in known]
    return is_small(sum(hidden), least=least)


def suppressed_among_stages(
    numbers: Mapping[Change, int], *, least: int
) -> dict[Change, int | None]:
    """The numbers of a bridge of cases, beside which the ways out of each stage are told.

    Those tell how many left by each way, so where a line is left out nothing is told.
    """
    shown = suppressed_changes(numbers, least=least)
    return dict.fromkeys(shown) if None in shown.values() else shown


def suppressed_coarser(
    finer: Mapping[str, int],
    coarser: Mapping[str, int],
    row_above: Callable[[str], str],
    *,
    least: int,
) -> dict[str, int | None]:
    """The rows of a breakdown that puts rows of a finer one together, both told side by side.

    What the finer one leaves out, the coarser must not give away: a row of one finer row goes with
    it, and so does a row of several where some of those left out stand in it and some elsewhere.
    """
    hidden = {row for row, number in suppressed(finer, least=least).items() if number is None}
    touched = {row_above(row) for row in hidden}
    several = Counter(map(row_above, finer))
    alone = len(touched) == 1 and all(several[row] > 1 for row in touched)
    gone = set() if alone else touched
    return {row: None if row in gone else number for row, number in coarser.items()}
