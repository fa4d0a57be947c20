"""Who signs for a cell, and what its members are called by their posts."""

from datetime import date

from ketnap.accounts.models import RoleHeld
from ketnap.domain.access import Role
from ketnap.organisations.dated import in_force
from ketnap.organisations.models import Organisation
from ketnap.people.models import Person

# In this order: a deputy signs only where there is no secretary.
SIGNING = ((Role.CELL_SECRETARY, "Bí thư"), (Role.DEPUTY_CELL_SECRETARY, "Phó Bí thư"))
POSTS = {
    Role.CELL_SECRETARY: "Bí thư chi bộ",
    Role.DEPUTY_CELL_SECRETARY: "Phó Bí thư chi bộ",
    Role.CELL_COMMITTEE_MEMBER: "Chi ủy viên",
}


def position_of(person: Person, cell: Organisation, on: date) -> str:
    """What somebody is in the cell on a day; empty for a member without a post."""
    rows = RoleHeld.objects.filter(
        in_force(on),
        organisation=cell,
        role__in=[*POSTS],
        user__person=person,
        acting_for__isnull=True,
        withdrawn_at__isnull=True,
        confirmed_at__isnull=False,
    )
    roles = frozenset(rows.values_list("role", flat=True))
    return next((post for role, post in POSTS.items() if role in roles), "")
