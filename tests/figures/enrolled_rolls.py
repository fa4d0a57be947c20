"""Puts random rolls into an installation as its cells would."""

from collections.abc import Iterable, Sequence
from datetime import date

from figures.published_people import keeper
from figures.random_rolls import Roll
from ketnap.accounts.models import User
from ketnap.organisations.models import Organisation
from ketnap.people.models import MemberStatus
from ketnap.people.services import create_person, enrol_members
from ketnap.people.services.enrolling import Joining


def enrol(members: Iterable[Roll], cells: Sequence[Organisation], founder: User) -> None:
    """Every person, created by the first cell of the roll and enrolled in each at its days."""
    for roll in members:
        first = cells[roll.standings[0].cell]
        facts = roll.person | {"born_on": date.fromisoformat(roll.person["born_on"])}
        person = create_person(first, actor=keeper(first, founder.pk), **facts)
        for each in roll.standings:
            cell = cells[each.cell]
            joining = Joining(
                person=person,
                status=MemberStatus.OFFICIAL,
                since=each.since,
                until=each.until,
                official_on=each.since,
            )
            enrol_members(cell, [joining], actor=keeper(cell, founder.pk))
