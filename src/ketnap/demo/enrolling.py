"""Enrols the members of the demo, and registers its applicants as persons."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from ketnap.demo import people, places
from ketnap.demo.almanac import Almanac
from ketnap.demo.founding import Cell
from ketnap.people.models import Membership, MemberStatus, Person
from ketnap.people.queries import membership_on
from ketnap.people.services import admit_member, change_membership, create_person, end_membership


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
    change_membership(
        away,
        on=away_from,
        actor=cell.actor,
        on_temporary_activity=True,
        temporarily_at=places.TEMPORARY_CELL,
    )


def elsewhere_from(almanac: Almanac) -> date:
    """The day on which one member went to another cell for a while."""
    return almanac.in_months(-4)


def _membership(person: Person, day: date) -> Membership:
    membership = membership_on(person.pk, day)
    if membership is None:
        raise LookupError(f"{person} is not a member on {day}")
    return membership
