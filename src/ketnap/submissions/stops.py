"""The bodies above a cell as stops of a file, by every name they have borne."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from ketnap.domain.casefile.codes import ChainRole
from ketnap.domain.submission.journey import Stop, stop_named
from ketnap.organisations.dated import in_force
from ketnap.organisations.models import ChainBody, Organisation, OrganisationName
from ketnap.organisations.queries import chain_on


def stops_on(cell_id: int, day: date) -> tuple[Stop, ...]:
    """The chain of a cell on a day, lowest body first; none where nobody has entered one."""
    return _stops(chain_on(cell_id, day))


def stops_ever(cell_id: int) -> tuple[Stop, ...]:
    """Every body that was ever in the chain of a cell, the latest chain first."""
    rows = ChainBody.objects.filter(cell_id=cell_id).order_by("-valid_from", "position")
    return _stops(rows)


def decides(body_id: int, chain: Iterable[Stop]) -> bool:
    """Whether a body is the one that decides in a chain."""
    return any(stop.body_id == body_id and stop.role is ChainRole.DECIDE for stop in chain)


def cells_decided_by(body_id: int, day: date) -> frozenset[int]:
    """The cells whose files a body decides on a day."""
    rows = ChainBody.objects.filter(in_force(day), body_id=body_id, role=ChainRole.DECIDE.value)
    return frozenset(rows.values_list("cell_id", flat=True))


def names_ever(body_ids: Collection[int]) -> dict[int, frozenset[str]]:
    """Every name each body has borne."""
    names: defaultdict[int, set[str]] = defaultdict(set)
    rows = OrganisationName.objects.filter(organisation_id__in=body_ids)
    for number, name in rows.values_list("organisation_id", "name"):
        names[number].add(name)
    return {number: frozenset(found) for number, found in names.items()}


def body_named(cell: Organisation, name: str) -> Organisation | None:
    """The body of a name: in the chain of the cell at some time, or above the cell."""
    stop = stop_named(stops_ever(cell.pk), name)
    if stop is not None:
        return Organisation.objects.get(pk=stop.body_id)
    above = [int(part) for part in cell.path.split(".") if part]
    names = names_ever(above)
    found = next((number for number in reversed(above) if name in names[number]), None)
    return None if found is None or not name else Organisation.objects.get(pk=found)


def _stops(rows: Iterable[ChainBody]) -> tuple[Stop, ...]:
    listed = list(rows)
    names = names_ever({row.body_id for row in listed})
    return tuple(Stop(row.body_id, names[row.body_id], ChainRole(row.role)) for row in listed)
