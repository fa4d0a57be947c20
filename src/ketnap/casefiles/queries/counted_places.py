"""Where the people behind figures count: how many for each cell, one by one only where it matters."""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db.models import Count, F, Max, Min, Q, QuerySet

from ketnap.casefiles.models import CountedFact
from ketnap.casefiles.queries.counted_people import Asked, facts_asked, figure_told
from ketnap.casefiles.queries.figures import Figure

Place = tuple[str, date | None]
"""The path of a cell, and the day that counts where the cell is one apart."""


def cell_counts(
    asked: Asked, *, without: Collection[int] = ()
) -> Mapping[Figure, Mapping[str, int]]:
    """By figure, how many people each cell counts for itself, by its path.

    Somebody who was in two of them counts in both.
    """
    counted: dict[Figure, Counter[str]] = {figure: Counter() for figure in asked.figures}
    facts = facts_asked(asked).exclude(cell__in=without).order_by()
    by_cell = facts.annotate(figure=figure_told(asked)).values_list("figure", "cell__path")
    for figure, path, number in by_cell.annotate(Count("person", distinct=True)):
        counted[Figure(figure)][path] = number
    return counted


def places_counted(asked: Asked, apart: Collection[int]) -> Mapping[Figure, Mapping[Place, int]]:
    """By figure, how many people count for each cell: that of the first fact that counts.

    The cells `apart` may have stood elsewhere on another day, so there each day is told by itself.
    """
    together = cell_counts(asked, without=apart)
    counted = {
        figure: Counter[Place]({(path, None): number for path, number in cells.items()})
        for figure, cells in together.items()
    }
    _put_right(counted, asked, apart)
    return counted


def _put_right(
    counted: Mapping[Figure, Counter[Place]], asked: Asked, apart: Collection[int]
) -> None:
    """Count those apart, and take whoever is counted for several cells from all but the first."""
    facts = facts_asked(asked).annotate(figure=figure_told(asked)).order_by("on", "pk")
    alone = facts.filter(Q(cell__in=apart) | Q(person__in=_in_several_cells(asked)))
    rows = alone.values_list("figure", "person", "cell", "cell__path", "on")
    known = set[tuple[str, int]]()
    taken = set[tuple[str, int, int]]()
    for figure, person, cell, path, on in rows.iterator(chunk_size=5_000):
        own, is_apart = counted[Figure(figure)], cell in apart
        if not is_apart and (figure, person, cell) not in taken:
            taken.add((figure, person, cell))
            own[path, None] -= 1
        if (figure, person) not in known:
            known.add((figure, person))
            own[path, on if is_apart else None] += 1


def _in_several_cells(asked: Asked) -> QuerySet[CountedFact, Any]:
    """Whoever has facts in more than one cell, as one who was transferred."""
    people = facts_asked(asked).order_by().values("person")
    cells = people.annotate(first_cell=Min("cell"), last_cell=Max("cell"))
    return cells.filter(first_cell__lt=F("last_cell")).values("person")
