"""Founds the invented ministry: bodies, units, members, accounts."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ketnap.accounts.models import User
from ketnap.accounts.services import create_user, grant_role
from ketnap.casefiles.operator import OPERATOR, acting_on_organisations, acting_on_people
from ketnap.demo import people, places
from ketnap.demo.almanac import Almanac
from ketnap.domain.access import Actor, Role
from ketnap.organisations.models import ChainRole, MassKind, Organisation, OrganisationKind, Unit
from ketnap.organisations.services import (
    add_mass_organisation,
    add_unit,
    create_organisation,
    set_chain,
)
from ketnap.people.models import Membership, MemberStatus, Person
from ketnap.people.queries import membership_on
from ketnap.people.services import admit_member, change_membership, create_person, end_membership


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

    committee: Organisation
    cell: Cell
    sister_cell: Cell
    office_cell: Cell


@dataclass(frozen=True, slots=True)
class Account:
    """A way to sign in: the role it shows, and as whom."""

    role: Role
    username: str
    password: str
    name: str


# ---- bodies ----


def found_ministry() -> Ministry:
    """The bloc's committee and its standing committee, the ministry's committee, three cells."""
    bloc = _found(OrganisationKind.SUPERIOR_COMMITTEE, places.BLOC, below=None)
    standing = _found(OrganisationKind.STANDING_COMMITTEE, places.STANDING_COMMITTEE, below=bloc)
    committee = _found(
        OrganisationKind.GRASSROOTS_COMMITTEE, places.GRASSROOTS_COMMITTEE, below=bloc
    )
    names = (places.CELL, places.SISTER_CELL, places.OFFICE_CELL)
    cells = [_found(OrganisationKind.CELL, name, below=committee) for name in names]
    chain = [(committee, ChainRole.PROPOSE), (standing, ChainRole.DECIDE)]
    for cell in cells:
        set_chain(cell, chain, since=places.FOUNDED_ON, actor=_founder())
    main, sister, office = cells
    _add_unions(main, places.YOUTH_UNION, places.TRADE_UNION)
    _add_unions(sister, places.SISTER_YOUTH_UNION, places.SISTER_TRADE_UNION)
    return Ministry(
        committee,
        Cell(main, _add_units(main, places.UNITS)),
        Cell(sister, _add_units(sister, places.SISTER_UNITS)),
        Cell(office, ()),
    )


def _founder() -> Actor:
    return acting_on_organisations(OPERATOR)


def _found(kind: OrganisationKind, name: str, *, below: Organisation | None) -> Organisation:
    return create_organisation(kind, name, since=places.FOUNDED_ON, actor=_founder(), parent=below)


def _add_units(cell: Organisation, names: Iterable[str]) -> tuple[Unit, ...]:
    return tuple(add_unit(cell, name, since=places.FOUNDED_ON, actor=_founder()) for name in names)


def _add_unions(cell: Organisation, youth_union: str, trade_union: str) -> None:
    unions = ((MassKind.YOUTH_UNION, youth_union), (MassKind.TRADE_UNION, trade_union))
    for kind, name in unions:
        add_mass_organisation(cell, kind, name, since=places.FOUNDED_ON, actor=_founder())


# ---- people ----


def member_from(member: people.Member) -> date:
    """The first day on which somebody counts as an official member of the cell."""
    return max(member.official_on, places.FOUNDED_ON)


def enrol_members(cell: Cell, members: Iterable[people.Member]) -> dict[str, Person]:
    """The official members of a cell, by name."""
    return {member.name: _enrol(cell, member, number) for number, member in enumerate(members)}


def _enrol(cell: Cell, member: people.Member, number: int) -> Person:
    person = create_person(
        cell.organisation,
        actor=cell.actor,
        full_name=member.name,
        born_on=member.born_on,
        sex=member.sex.value,
        ethnicity="Kinh",
        schooling=member.schooling.value,
        married=True,
        youth_union_member=False,
        **_work(cell, number),
    )
    admit_member(
        person,
        cell.organisation,
        status=MemberStatus.OFFICIAL,
        official_on=member.official_on,
        since=member_from(member),
        actor=cell.actor,
    )
    return person


def register_applicant(cell: Cell, applicant: people.Applicant) -> Person:
    """The person of the cell that an applicant is."""
    return create_person(
        cell.organisation,
        actor=cell.actor,
        full_name=applicant.name,
        born_on=applicant.born_on,
        sex=applicant.sex.value,
        ethnicity=applicant.ethnicity,
        schooling=applicant.schooling.value,
        married=applicant.married,
        youth_union_member=applicant.youth_union_member,
        **_work(cell, applicant.number),
    )


def _work(cell: Cell, number: int) -> dict[str, Any]:
    unit = cell.units[number % len(cell.units)] if cell.units else None
    workplace = unit.name if unit else places.OFFICE_CELL.removeprefix("Chi bộ ")
    return {
        "unit": unit,
        "workplace": workplace,
        "occupation": "viên chức" if workplace.startswith("Trung tâm") else "công chức",
        "religion": "không",
        "trade_union_member": True,
    }


def let_some_leave(cell: Cell, members: Mapping[str, Person], almanac: Almanac) -> None:
    """Some members have left, two are exempt by now, one is in another cell for a while."""
    for name, day in people.LEFT_ON.items():
        end_membership(_membership(members[name], day), on=day, actor=cell.actor)
    for name, day in people.EXEMPT_SINCE.items():
        change_membership(_membership(members[name], day), on=day, actor=cell.actor, exempt=True)
    away_from = elsewhere_from(almanac)
    away = _membership(members[people.TEMPORARILY_ELSEWHERE], away_from)
    change_membership(away, on=away_from, actor=cell.actor, on_temporary_activity=True)


def elsewhere_from(almanac: Almanac) -> date:
    """The day on which one member went to another cell for a while."""
    return almanac.in_months(-4)


def _membership(person: Person, day: date) -> Membership:
    membership = membership_on(person.pk, day)
    if membership is None:
        raise LookupError(f"{person} is not a member on {day}")
    return membership


# ---- accounts ----


@dataclass(frozen=True, slots=True)
class Desk:
    """Gives accounts: by when, for how long, and with which passwords."""

    almanac: Almanac
    password_for: Callable[[str], str]

    def account(
        self, username: str, role: Role, place: Organisation, person: Person
    ) -> tuple[User, Account]:
        """A new user with a role for this term, and how to sign in."""
        password = self.password_for(username)
        user = create_user(username, password, actor=_founder(), person=person)
        grant_role(
            user,
            place,
            role,
            since=self.almanac.in_months(-18),
            until=self.almanac.in_months(42),
            actor=_founder(),
        )
        return user, Account(role, username, password, person.full_name)
