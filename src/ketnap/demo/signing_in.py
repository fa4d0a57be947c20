"""Gives the accounts of the demo."""

from collections.abc import Callable
from dataclasses import dataclass

from ketnap.accounts.models import User
from ketnap.accounts.services import create_user, grant_role
from ketnap.demo.almanac import Almanac
from ketnap.demo.founding import founder
from ketnap.domain.access import Role
from ketnap.organisations.models import Organisation, Unit
from ketnap.people.models import Person


@dataclass(frozen=True, slots=True)
class Account:
    """A way to sign in: the role it shows, and as whom."""

    role: Role
    username: str
    password: str
    name: str


@dataclass(frozen=True, slots=True)
class Desk:
    """Gives accounts: by when, for how long, and with which passwords."""

    almanac: Almanac
    password_for: Callable[[str], str]

    def account(
        self,
        username: str,
        role: Role,
        place: Organisation,
        person: Person,
        *,
        unit: Unit | None = None,
    ) -> tuple[User, Account]:
        """A new user with a role for this term, and how to sign in."""
        password = self.password_for(username)
        user = create_user(username, password, actor=founder(), person=person)
        grant_role(
            user,
            place,
            role,
            since=self.almanac.in_months(-18),
            until=self.almanac.in_months(42),
            actor=founder(),
            unit=unit,
        )
        return user, Account(role, username, password, person.full_name)
