"""What papers say of the members who help and introduce: as the cell's own register has them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from ketnap.documents.sources.bodies import position_of
from ketnap.domain.casefile.replay import History
from ketnap.domain.casefile.steps import (
    CeremonyHeld,
    Introduced,
    MemberIntroducer,
    MentorAssessed,
    MentorAssigned,
)
from ketnap.domain.paperwork.material import MemberFacts
from ketnap.organisations.models import Organisation
from ketnap.people.models import Membership, MemberStatus
from ketnap.people.queries import members_of, official_members_of


def helpers_in(history: History) -> frozenset[str]:
    """The names of all who helped or introduced in the last round."""
    return frozenset(_named_in(history))


def _named_in(history: History) -> Iterator[str]:
    last = history.rounds[-1]
    yield from (step.mentor.name for step in last.of(MentorAssigned))
    yield from (step.mentor.name for step in last.of(CeremonyHeld))
    yield from (step.mentor.name for step in last.of(MentorAssessed))
    for introduced in last.of(Introduced):
        if isinstance(introduced.by, MemberIntroducer):
            yield introduced.by.name


def probationary_members_of(cell: Organisation, on: date) -> int | None:
    """How many of a cell are on probation on a day; unknown where no register is kept."""
    standings = [row.status for row in members_of(cell.pk, on=on)]
    return standings.count(MemberStatus.PROBATIONARY) if standings else None


def members_called(names: Iterable[str], cell: Organisation, on: date) -> Mapping[str, MemberFacts]:
    """The official members of a cell who bear these names on a day.

    A name that two members bear is left out: nobody could say whose facts would be printed.
    """
    found: dict[str, list[Membership]] = {}
    for row in official_members_of(cell.pk, on=on).filter(person__full_name__in=set(names)):
        found.setdefault(row.person.full_name, []).append(row)
    return {
        name: MemberFacts(
            born_on=rows[0].person.born_on,
            official_on=rows[0].official_on,
            position=position_of(rows[0].person, cell, on),
        )
        for name, rows in found.items()
        if len(rows) == 1
    }
