"""Where the people behind figures count: how many for each cell, one by one only where it matters."""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date
from operator import itemgetter

from ketnap.casefiles.queries.counted_numbers import (
    Facts,
    facts_by,
    of_whoever_may_have_more,
    people_by,
    rows_of,
)
from ketnap.casefiles.queries.counted_people import Asked, facts_asked, figures_by_code
from ketnap.casefiles.queries.figures import Figure
from ketnap.casefiles.queries.totals import Alike, facts_by_place
from ketnap.domain.figures import Span

Place = tuple[str, date | None]
"""The path of a cell or of a body above it, and the day that counts where the cell is one apart."""

_BY_CELL = ("cell__path", "code")


def cell_counts(asked: Asked) -> Mapping[Figure, Mapping[str, int]]:
    """By figure, how many people each cell counts for itself, by its path.

    Somebody who was in two of them counts in both.
    """
    figures = figures_by_code(asked)
    found = people_by(facts_asked(asked), _BY_CELL, lambda path, code: (figures[code], path))
    counted: dict[Figure, dict[str, int]] = {figure: {} for figure in asked.figures}
    for (figure, path), number in found.items():
        counted[figure][path] = number
    return counted


def places_counted(asked: Asked, apart: Collection[int]) -> Mapping[Figure, Mapping[Place, int]]:
    """By figure, how many people count for each place: that of the first fact that counts.

    The cells `apart` may have stood elsewhere on another day, so there each day is told by itself.
    Where there are none, what the totals of the bodies directly below tell stands at these.
    """
    figures, facts = figures_by_code(asked), facts_asked(asked)
    counted: dict[Figure, Counter[Place]] = {figure: Counter() for figure in asked.figures}
    for (path, code), number in _by_place(asked, apart).items():
        counted[figures[code]][path, None] += number
    _put_right(counted, figures, _one_by_one(facts, apart), apart)
    return counted


def _by_place(asked: Asked, apart: Collection[int]) -> Alike:
    """How many facts each place has by its path and their code, without the cells apart."""
    if asked.path and asked.known_on is None and not apart:
        return facts_by_place(asked.path, Span(asked.start, asked.end), figures_by_code(asked))
    facts = facts_asked(asked)
    together = facts.exclude(cell__in=apart) if apart else facts
    return facts_by(together, _BY_CELL, lambda *place: place)


def _one_by_one(facts: Facts, apart: Collection[int]) -> list[Facts]:
    """The facts of the cells apart, and of whoever may have more than one."""
    if not apart:
        return of_whoever_may_have_more(facts)
    there = facts.filter(cell__in=apart)
    return [there, *of_whoever_may_have_more(facts.exclude(cell__in=apart))]


def _put_right(
    counted: Mapping[Figure, Counter[Place]],
    figures: Mapping[str, Figure],
    one_by_one: list[Facts],
    apart: Collection[int],
) -> None:
    """Count those apart, and whoever has several facts that count for the first of them alone."""
    known = set[tuple[Figure, int]]()
    rows = rows_of(one_by_one, "on", "pk", "code", "person", "cell", "cell__path")
    for on, _pk, code, person, cell, path in sorted(rows, key=itemgetter(0, 1)):
        figure, is_apart = figures[code], cell in apart
        own = counted[figure]
        if not is_apart:
            own[path, None] -= 1
        if (figure, person) not in known:
            known.add((figure, person))
            own[path, on if is_apart else None] += 1
