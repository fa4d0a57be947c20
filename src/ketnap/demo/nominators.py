"""The accounts of those who put people forward: the head of a unit, and of the Youth Union."""

from collections.abc import Mapping

from ketnap.accounts.models import User
from ketnap.demo.founding import Ministry
from ketnap.demo.signing_in import Account, Desk
from ketnap.domain.access import Role
from ketnap.people.models import Person

UNIT_HEAD = "Hoàng Thị Bích Ngà"
YOUTH_UNION_OFFICER = "Mạc Thị Tường Vi"


def open_nominators_accounts(
    ministry: Ministry, desk: Desk, members: Mapping[str, Person]
) -> list[tuple[User, Account]]:
    """The unit head speaks for the unit she works in."""
    cell, head = ministry.cell.organisation, members[UNIT_HEAD]
    return [
        desk.account("donvi", Role.UNIT_HEAD, cell, head, unit=head.unit),
        desk.account("doan", Role.YOUTH_UNION_OFFICER, cell, members[YOUTH_UNION_OFFICER]),
    ]
