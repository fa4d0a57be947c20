"""Finds the cell that a case file names, or founds it with the bodies above it."""

from datetime import date

from ketnap.domain.access import Actor
from ketnap.domain.casefile.steps import CellFacts
from ketnap.domain.text import nfc
from ketnap.organisations.models import (
    ChainRole,
    MassKind,
    Organisation,
    OrganisationKind,
    OrganisationParent,
)
from ketnap.organisations.services import add_mass_organisation, create_organisation, set_chain

YOUTH_UNION_NAME = "Đoàn Thanh niên"
TRADE_UNION_NAME = "Công đoàn"


def find_or_found_cell(facts: CellFacts, *, since: date, actor: Actor) -> Organisation:
    """The cell of that name below its superior; what is missing is created from `since` on."""
    bodies = _bodies_above(facts, since=since, actor=actor)
    superior = bodies[facts.superior]
    cell = _find(facts.name, below=superior, cells=True)
    return cell or _found_cell(facts, bodies, since=since, actor=actor)


def _bodies_above(facts: CellFacts, *, since: date, actor: Actor) -> dict[str, Organisation]:
    """Each body above the cell by its name; each stands below the next one up the chain."""
    names = dict.fromkeys((facts.superior, *(link.body for link in facts.chain)))
    found: dict[str, Organisation] = {}
    above: Organisation | None = None
    for name in reversed(names):
        above = _find(name, below=above) or create_organisation(
            _kind(name, facts), nfc(name), since=since, actor=actor, parent=above
        )
        found[name] = above
    return found


def _find(name: str, *, below: Organisation | None, cells: bool = False) -> Organisation | None:
    """The organisation once called that; where several were, the one directly below `below`."""
    candidates = Organisation.objects.filter(names__name=nfc(name)).distinct().order_by("pk")
    if cells:
        candidates = candidates.filter(kind=OrganisationKind.CELL)
    children = OrganisationParent.objects.filter(parent=below).values("organisation")
    nearest = candidates.filter(pk__in=children).first() if below else None
    return nearest or (None if cells else candidates.exclude(kind=OrganisationKind.CELL).first())


def _kind(name: str, facts: CellFacts) -> OrganisationKind:
    if name == facts.superior:
        return OrganisationKind.GRASSROOTS_COMMITTEE
    return OrganisationKind.SUPERIOR_COMMITTEE


def _found_cell(
    facts: CellFacts, bodies: dict[str, Organisation], *, since: date, actor: Actor
) -> Organisation:
    cell = create_organisation(
        OrganisationKind.CELL,
        nfc(facts.name),
        since=since,
        actor=actor,
        parent=bodies[facts.superior],
    )
    chain = [(bodies[link.body], ChainRole(link.role.value)) for link in facts.chain]
    set_chain(cell, chain, since=since, actor=actor)
    if facts.has_youth_union:
        add_mass_organisation(
            cell, MassKind.YOUTH_UNION, YOUTH_UNION_NAME, since=since, actor=actor
        )
    if facts.has_trade_union:
        add_mass_organisation(
            cell, MassKind.TRADE_UNION, TRADE_UNION_NAME, since=since, actor=actor
        )
    return cell
