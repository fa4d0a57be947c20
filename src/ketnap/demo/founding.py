"""Founds the invented ministry: its bodies, cells, units and mass organisations."""

from collections.abc import Iterable
from dataclasses import dataclass

from ketnap.casefiles.operator import OPERATOR, acting_on_organisations, acting_on_people
from ketnap.demo import places
from ketnap.domain.access import Actor
from ketnap.organisations.models import ChainRole, MassKind, Organisation, OrganisationKind, Unit
from ketnap.organisations.services import (
    add_mass_organisation,
    add_unit,
    create_organisation,
    seat,
    set_chain,
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A founded cell with its units and whoever writes about its people."""

    organisation: Organisation
    units: tuple[Unit, ...]

    @property
    def actor(self) -> Actor:
        return acting_on_people(OPERATOR, self.organisation)


@dataclass(frozen=True, slots=True)
class Ministry:
    """The bodies of the demo that others refer to."""

    bloc: Organisation
    standing_committee: Organisation
    committee: Organisation
    cell: Cell
    sister_cell: Cell
    office_cell: Cell


def found_ministry() -> Ministry:
    """The bloc's committee and its standing committee, the ministry's committee, three cells."""
    bloc = _found(OrganisationKind.SUPERIOR_COMMITTEE, places.BLOC, below=None)
    seat(bloc, places.SEAT, on=places.FOUNDED_ON, actor=founder())
    standing = _found(OrganisationKind.STANDING_COMMITTEE, places.STANDING_COMMITTEE, below=bloc)
    committee = _found(
        OrganisationKind.GRASSROOTS_COMMITTEE, places.GRASSROOTS_COMMITTEE, below=bloc
    )
    names = (places.CELL, places.SISTER_CELL, places.OFFICE_CELL)
    cells = [_found(OrganisationKind.CELL, name, below=committee) for name in names]
    chain = [(committee, ChainRole.PROPOSE), (standing, ChainRole.DECIDE)]
    for cell in cells:
        set_chain(cell, chain, since=places.FOUNDED_ON, actor=founder())
    main, sister, office = cells
    _add_unions(main, places.YOUTH_UNION, places.TRADE_UNION)
    _add_unions(sister, places.SISTER_YOUTH_UNION, places.SISTER_TRADE_UNION)
    return Ministry(
        bloc,
        standing,
        committee,
        Cell(main, _add_units(main, places.UNITS)),
        Cell(sister, _add_units(sister, places.SISTER_UNITS)),
        Cell(office, ()),
    )


def founder() -> Actor:
    """Whoever may found organisations and give accounts before anybody has one."""
    return acting_on_organisations(OPERATOR)


def _found(kind: OrganisationKind, name: str, *, below: Organisation | None) -> Organisation:
    return create_organisation(kind, name, since=places.FOUNDED_ON, actor=founder(), parent=below)


def _add_units(cell: Organisation, names: Iterable[str]) -> tuple[Unit, ...]:
    return tuple(add_unit(cell, name, since=places.FOUNDED_ON, actor=founder()) for name in names)


def _add_unions(cell: Organisation, youth_union: str, trade_union: str) -> None:
    unions = ((MassKind.YOUTH_UNION, youth_union), (MassKind.TRADE_UNION, trade_union))
    for kind, name in unions:
        add_mass_organisation(cell, kind, name, since=places.FOUNDED_ON, actor=founder())
