"""From who has the ball to the users who must act (người phải làm)."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import assert_never

from ketnap.accounts.models import RoleHeld, User, counting_on
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import with_bodies
from ketnap.domain.access import Role
from ketnap.domain.casefile import steps
from ketnap.domain.casefile.owners import Owner, OwnerKind
from ketnap.organisations.models import Organisation
from ketnap.organisations.queries import BodiesAbove, bodies_above
from ketnap.submissions.stops import bodies_named

UserIds = frozenset[int]

# Whoever keeps the files sees to a thing first; the secretary answers for what nobody else does.
KEEPERS = (Role.CELL_COMMITTEE_MEMBER, Role.DEPUTY_CELL_SECRETARY, Role.CELL_SECRETARY)
LEADERS = (Role.CELL_SECRETARY, Role.DEPUTY_CELL_SECRETARY, Role.CELL_COMMITTEE_MEMBER)


class Staff:
    """Finds the users who must act on a day; what it once looked up it remembers."""

    def __init__(self, *, on: date) -> None:
        self.on = on
        self._holders = cache(self._find_holders)
        self._body = cache(self._find_body)
        self._above = cache(self._find_above)

    def file_of_day(self, case: Casefile, file: steps.Casefile) -> steps.Casefile:
        """Return a case file with the bodies above its cell on the day, whoever they were before."""
        return with_bodies(file, self._above(case.cell_id))

    def responsible_users(self, case: Casefile, owner: Owner) -> UserIds:
        """Return who must act while an owner has the ball; empty where the cell has no user.

        Where the owner does not use the system, whoever can only ask and wait is meant.
        """
        match owner.kind:
            case OwnerKind.CELL:
                return self._first_holding(LEADERS, case.cell_id)
            case OwnerKind.CELL_COMMITTEE | OwnerKind.PLACE:
                return self._first_holding(KEEPERS, case.cell_id)
            case OwnerKind.BODY:
                return self._officers_of(owner.name, case.cell_id) or self._first_holding(
                    KEEPERS, case.cell_id
                )
            case OwnerKind.PROBATIONER | OwnerKind.NEW_MEMBER:
                return (
                    _users_of([case.person_id])
                    or _users_of([case.standing.mentor_person_id])
                    or self._first_holding(KEEPERS, case.cell_id)
                )
            case _:
                assert_never(owner.kind)

    def _first_holding(self, roles: Iterable[Role], cell_id: int) -> UserIds:
        found = (self._holders(role, cell_id) for role in roles)
        return next((users for users in found if users), frozenset())

    def _officers_of(self, body: str, cell_id: int) -> UserIds:
        number = self._body(cell_id, body)
        return self._holders(Role.COMMITTEE_OFFICER, number) if number else frozenset()

    def _find_holders(self, role: Role, organisation_id: int) -> UserIds:
        rows = RoleHeld.objects.filter(
            counting_on(self.on),
            role=role.value,
            organisation_id=organisation_id,
            user__is_active=True,
        )
        return frozenset(rows.values_list("user_id", flat=True))

    def _find_above(self, cell_id: int) -> BodiesAbove:
        return bodies_above([cell_id], self.on)[cell_id]

    def _find_body(self, cell_id: int, name: str) -> int | None:
        """The body above a cell that bears or bore a name: a file waits there whatever changes meanwhile."""
        cell = Organisation.objects.get(pk=cell_id)
        return bodies_named([(cell, name)]).get((cell_id, name))


def _users_of(person_ids: Iterable[int | None]) -> UserIds:
    known = [number for number in person_ids if number is not None]
    users = User.objects.filter(person_id__in=known, is_active=True)
    return frozenset(users.values_list("pk", flat=True))
