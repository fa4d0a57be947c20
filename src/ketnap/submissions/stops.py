"""The bodies above a cell as stops of a file, by every name they have borne."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ketnap.domain.casefile.codes import ChainRole
from ketnap.domain.submission.journey import Stop
from ketnap.organisations.dated import in_force
from ketnap.organisations.models import ChainBody, Organisation, OrganisationName
from ketnap.organisations.paths import numbers_in
from ketnap.organisations.queries import chain_on

Span = tuple[date, date | None]
"""A first day, and a last one where there is one."""

CellAndName = tuple[int, str]
"""A cell, and what its papers call a body."""


def stops_on(cell_id: int, day: date) -> tuple[Stop, ...]:
    """The chain of a cell on a day, lowest body first; none where nobody has entered one."""
    return _stops(chain_on(cell_id, day))


def decides(body_id: int, chain: Iterable[Stop]) -> bool:
    """Whether a body is the one that decides in a chain."""
    return any(stop.body_id == body_id and stop.role is ChainRole.DECIDE for stop in chain)


@dataclass(frozen=True, slots=True)
class Deciding:
    """The spans in which a body decides, or decided, on the files of each cell."""

    spans: Mapping[int, tuple[Span, ...]]

    def between(self, cell_id: int, first: date, last: date) -> bool:
        """Whether the body decides on a cell's files on some day of a period."""
        return any(
            since <= last and (until is None or until >= first)
            for since, until in self.spans.get(cell_id, ())
        )


def deciding_of(body_id: int) -> Deciding:
    """When a body decides on whose files; one query."""
    spans: defaultdict[int, tuple[Span, ...]] = defaultdict(tuple)
    rows = ChainBody.objects.filter(body_id=body_id, role=ChainRole.DECIDE.value)
    for cell_id, since, until in rows.values_list("cell_id", "valid_from", "valid_until"):
        spans[cell_id] += ((since, until),)
    return Deciding(spans)


def deciders_of(cell_ids: Collection[int], day: date) -> list[int]:
    """The bodies that decide on the files of some cells by the chains of a day."""
    rows = ChainBody.objects.filter(in_force(day), cell_id__in=cell_ids)
    deciding = rows.filter(role=ChainRole.DECIDE.value).order_by("body_id")
    return list(deciding.values_list("body_id", flat=True).distinct())


def in_chains(cell_ids: Collection[int], day: date) -> frozenset[tuple[int, int]]:
    """Some cells, each with every body that its files pass by the chain of a day; one query."""
    rows = ChainBody.objects.filter(in_force(day), cell_id__in=cell_ids)
    return frozenset(rows.values_list("cell_id", "body_id"))


def names_ever(body_ids: Collection[int]) -> dict[int, frozenset[str]]:
    """Every name each body has borne."""
    names: defaultdict[int, set[str]] = defaultdict(set)
    rows = OrganisationName.objects.filter(organisation_id__in=body_ids)
    for number, name in rows.values_list("organisation_id", "name"):
        names[number].add(name)
    return {number: frozenset(names[number]) for number in body_ids}


def body_named(cell: Organisation, name: str) -> Organisation | None:
    """The body of a name: in the chain of the cell at some time, or above the cell."""
    found = bodies_named([(cell, name)]).get((cell.pk, name))
    return None if found is None else Organisation.objects.get(pk=found)


def bodies_named(asked: Iterable[tuple[Organisation, str]]) -> dict[CellAndName, int]:
    """The body of each name as its cell means it, where there is one; two queries.

    Bodies of other cells may bear the same name. The chain comes before what stands above.
    """
    cells = {(cell.pk, name): cell for cell, name in asked if name}
    bodies: defaultdict[int, list[int]] = defaultdict(list)
    rows = ChainBody.objects.filter(cell_id__in={cell.pk for cell in cells.values()})
    for row in rows.order_by("-valid_from", "position"):
        bodies[row.cell_id].append(row.body_id)
    for cell in {cell.pk: cell for cell in cells.values()}.values():
        bodies[cell.pk] += reversed(numbers_in(cell.path))
    names = names_ever({number for numbers in bodies.values() for number in numbers})
    found = {
        (cell_id, name): next((body for body in bodies[cell_id] if name in names[body]), None)
        for cell_id, name in cells
    }
    return {asked: body for asked, body in found.items() if body is not None}


def _stops(rows: Iterable[ChainBody]) -> tuple[Stop, ...]:
    listed = list(rows)
    names = names_ever({row.body_id for row in listed})
    return tuple(Stop(row.body_id, names[row.body_id], ChainRole(row.role)) for row in listed)
