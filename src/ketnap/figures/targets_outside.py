"""What planned cells reached, for readers outside: who knows which cells plan must learn no more."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from ketnap.casefiles.queries import Figure
from ketnap.casefiles.queries.counted_people import Asked
from ketnap.domain.figures.suppression import shown_across
from ketnap.figures.parts import parts_below
from ketnap.figures.targets import PlannedCell, reached_by_cell
from ketnap.organisations.models import Organisation
from ketnap.organisations.paths import numbers_in
from ketnap.organisations.tree import DatedTree


def reached_outside(
    plans: Sequence[PlannedCell], asked: Asked, counts: Mapping[Figure, int], *, least: int
) -> dict[Figure, int | None]:
    """What the cells that set a target for a figure brought together, or nothing where it could tell.

    `counts` are those of all cells. What stands directly below is told beside it, as `least` lets
    it be, and only plans tell which cells are meant: so nothing is told where it would leave few
    people of the parts that plan in part. Parts count people where their cell stood then: where a
    cell that plans moved within the period, or since, nothing is told either.
    """
    reached = reached_by_cell(plans, asked)
    if not reached:
        return {}
    tree, body = DatedTree.read(), numbers_in(asked.path)[-1]
    if _have_moved(plans, tree, since=asked.start):
        return dict.fromkeys(reached)
    counted = replace(asked, figures=tuple(reached))
    parts = parts_below(Organisation.objects.get(pk=body), counted, on=asked.end)
    below = {plan.path: _part_of(plan.path, body) for plan in plans}
    shown: dict[Figure, int | None] = {}
    for figure, by_cell in reached.items():
        rows = {part.organisation_id: part.counts.get(figure, 0) for part in parts}
        if not parts:
            rows[body] = counts[figure]
        inside: Counter[int | None] = Counter()
        for path, number in by_cell.items():
            inside[below[path]] += number
        shown[figure] = shown_across(inside, rows, least=least)
    return shown


def _have_moved(plans: Sequence[PlannedCell], tree: DatedTree, *, since: date) -> bool:
    if len(tree.days_within(since, date.max)) == 1:
        return False
    return not {plan.cell_id for plan in plans}.isdisjoint(tree.affected)


def _part_of(path: str, body: int) -> int:
    """What a cell belongs to directly below a body, or the body where it is the cell itself."""
    line = numbers_in(path)
    return line[line.index(body) :][:2][-1]
