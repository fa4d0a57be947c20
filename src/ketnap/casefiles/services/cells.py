"""Finds the cell that a case file names, or founds it with the bodies above it."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

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
from ketnap.organisations.services import (
    add_mass_organisation,
    create_organisation,
    move,
    set_chain,
)

YOUTH_UNION_NAME = "Đoàn Thanh niên"
TRADE_UNION_NAME = "Công đoàn"


def find_or_found_cell(facts: CellFacts, *, since: date, actor: Actor) -> Organisation:
    """The cell of that name below the lowest of its bodies; what is missing is created from `since` on.

    Raises `ValidationError` where several bodies bear the name of the highest.
    """
    bodies = _bodies_above(facts, since=since, actor=actor)
    directly_above = bodies[_names_above(facts)[0]]
    cells = _directly_below(_called(facts.name), directly_above)
    cell = cells.filter(kind=OrganisationKind.CELL).first()
    return cell or _found_cell(facts, bodies, directly_above, since=since, actor=actor)


def _names_above(facts: CellFacts) -> list[str]:
    """The bodies above the cell, lowest first; the superior is the lowest unless the chain says.

    Where the file names none, it is the lowest of the chain.
    """
    chain = list(dict.fromkeys(link.body for link in facts.chain))
    return chain if facts.superior in ("", *chain) else [facts.superior, *chain]


def _bodies_above(facts: CellFacts, *, since: date, actor: Actor) -> dict[str, Organisation]:
    """Each body above the cell by its name; each stands below the next one up the chain."""
    found: dict[str, Organisation] = {}
    above: Organisation | None = None
    for name in reversed(_names_above(facts)):
        known = _highest(name) if above is None else _known_below(name, above, actor)
        above = known or create_organisation(
            _kind(name, facts), nfc(name), since=since, actor=actor, parent=above
        )
        found[name] = above
    return found


def _called(name: str) -> QuerySet[Organisation]:
    """The organisations once called that, in the order in which they were founded here."""
    return Organisation.objects.filter(names__name=nfc(name)).distinct().order_by("pk")


def _directly_below(
    organisations: QuerySet[Organisation], above: Organisation
) -> QuerySet[Organisation]:
    children = OrganisationParent.objects.filter(parent=above).values("organisation")
    return organisations.filter(pk__in=children)


def _highest(name: str) -> Organisation | None:
    """The body that no other is said to stand above: one at the top, or the only one of that name."""
    bodies = _called(name).exclude(kind=OrganisationKind.CELL)
    at_the_top = bodies.filter(parents=None).first()
    if at_the_top is not None:
        return at_the_top
    found = list(bodies[:2])
    if len(found) > 1:
        raise ValidationError(
            _("Có nhiều tổ chức tên “%(name)s”. Hãy ghi đủ các cấp trên của chi bộ."),
            code="several_of_that_name",
            params={"name": name},
        )
    return found[0] if found else None


def _known_below(name: str, above: Organisation, actor: Actor) -> Organisation | None:
    """The body directly below another; one that had none above it is put there."""
    bodies = _called(name).exclude(kind=OrganisationKind.CELL)
    nearest = _directly_below(bodies, above).first()
    if nearest is not None:
        return nearest
    without = [each for each in bodies.filter(parents=None) if not above.path.startswith(each.path)]
    return _put_below(without[0], above, actor) if without else None


def _put_below(body: Organisation, above: Organisation, actor: Actor) -> Organisation:
    """From its first day: that nothing stood above it was not known, and no fact."""
    first = body.names.earliest("valid_from").valid_from
    move(body, above, on=first, actor=actor)
    body.refresh_from_db()
    return body


def _kind(name: str, facts: CellFacts) -> OrganisationKind:
    names = _names_above(facts)
    place, superior = names.index(name), names.index(facts.superior or names[0])
    if place == superior:
        return OrganisationKind.GRASSROOTS_COMMITTEE
    if place < superior:
        return OrganisationKind.SECTIONAL_COMMITTEE
    return OrganisationKind.SUPERIOR_COMMITTEE


def _found_cell(
    facts: CellFacts,
    bodies: dict[str, Organisation],
    parent: Organisation,
    *,
    since: date,
    actor: Actor,
) -> Organisation:
    cell = create_organisation(
        OrganisationKind.CELL,
        nfc(facts.name),
        since=since,
        actor=actor,
        parent=parent,
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
