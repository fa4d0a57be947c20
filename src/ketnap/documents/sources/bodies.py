"""The cell and the bodies above it on a day, and who signs for them."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from ketnap.accounts.models import RoleHeld
from ketnap.domain.access import Role
from ketnap.domain.paperwork.material import Bodies, Signer
from ketnap.organisations.dated import in_force
from ketnap.organisations.models import ChainRole, MassKind, Organisation, OrganisationKind
from ketnap.organisations.queries import (
    chain_on,
    mass_organisations_of,
    name_on,
    names_on,
    parent_on,
    seat_on,
)
from ketnap.people.models import Person

# In this order: a deputy signs only where there is no secretary.
SIGNING = ((Role.CELL_SECRETARY, "Bí thư"), (Role.DEPUTY_CELL_SECRETARY, "Phó Bí thư"))
_POSTS = {
    Role.CELL_SECRETARY: "Bí thư chi bộ",
    Role.DEPUTY_CELL_SECRETARY: "Phó Bí thư chi bộ",
    Role.CELL_COMMITTEE_MEMBER: "Chi ủy viên",
}


def bodies_on(cell: Organisation, on: date) -> Bodies:
    """The cell, whom it answers to, and whose papers it waits for, as named on a day."""
    chain = chain_on(cell.pk, on)
    names = names_on((link.body_id for link in chain), on)
    parent = parent_on(cell.pk, on)
    mass = {row.kind: row.name for row in mass_organisations_of(cell.pk, on)}
    by_kind = {link.body.kind: link.body for link in chain}
    decides = next((link.body for link in chain if link.role == ChainRole.DECIDE), None)
    grassroots = by_kind.get(OrganisationKind.GRASSROOTS_COMMITTEE, decides)
    sectional = by_kind.get(OrganisationKind.SECTIONAL_COMMITTEE)
    return Bodies(
        cell=name_on(cell.pk, on),
        superior=name_on(parent.pk, on) if parent is not None else "",
        seat=seat_on(cell, on),
        grassroots=names[grassroots.pk] if grassroots is not None else "",
        grassroots_superior=_superior_of(grassroots, on),
        sectional=names[sectional.pk] if sectional is not None else "",
        sectional_superior=_superior_of(sectional, on),
        deciding=names[decides.pk] if decides is not None else "",
        deciding_superior=_superior_of(_committee_of(decides, on), on),
        youth_union=mass.get(MassKind.YOUTH_UNION, ""),
        trade_union=mass.get(MassKind.TRADE_UNION, ""),
        has_committee=_has_committee(cell, on),
        signer=signer_of(cell, on),
    )


def _superior_of(body: Organisation | None, on: date) -> str:
    parent = parent_on(body.pk, on) if body is not None else None
    return name_on(parent.pk, on) if parent is not None else ""


def _committee_of(body: Organisation | None, on: date) -> Organisation | None:
    """A standing committee issues papers as the committee it is the core of."""
    if body is None or body.kind != OrganisationKind.STANDING_COMMITTEE:
        return body
    return parent_on(body.pk, on)


def signer_of(cell: Organisation, on: date) -> Signer | None:
    """Who signs for a cell on a day: its secretary, else a deputy; nobody where none is recorded."""
    held = {row.role: row for row in _held(cell, on, (role for role, _position in SIGNING))}
    for role, position in SIGNING:
        if role in held:
            person = held[role].user.person
            return Signer(name=person.full_name, position=position) if person else None
    return None


def position_of(person: Person, cell: Organisation, on: date) -> str:
    """What somebody is in the cell on a day; empty for a member without a post."""
    held = _held(cell, on, _POSTS).filter(user__person=person)
    roles = frozenset(held.values_list("role", flat=True))
    return next((post for role, post in _POSTS.items() if role in roles), "")


def _has_committee(cell: Organisation, on: date) -> bool:
    return _held(cell, on, (Role.CELL_COMMITTEE_MEMBER,)).exists()


def _held(cell: Organisation, on: date, roles: Iterable[Role]) -> QuerySet[RoleHeld]:
    rows = RoleHeld.objects.filter(in_force(on), organisation=cell, role__in=tuple(roles))
    own = rows.filter(acting_for__isnull=True, withdrawn_at__isnull=True)
    # The latest last: it is the one that counts where two overlap.
    return own.select_related("user__person").order_by("valid_from", "pk")
