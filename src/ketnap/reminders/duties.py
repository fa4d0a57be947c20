"""Running deadlines as duties: whose case, which deadline, with whom it lies, who must act."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import Due, domain_casefile
from ketnap.casefiles.queries.running import cases_numbered
from ketnap.domain.casefile.assess import assess
from ketnap.domain.casefile.deadlines import Deadline
from ketnap.domain.casefile.owners import Owner, owner_of
from ketnap.reminders.responsible import Staff, UserIds
from ketnap.rules.load import load_calendar, load_rulebook

_AT_A_TIME = 200

Key = tuple[int, str, int]
"""What tells one deadline from every other: the case, the kind, the step it counts from."""


@dataclass(frozen=True, slots=True)
class Duty:
    """One running deadline and the users who must act."""

    case: Casefile
    full_name: str
    deadline: Deadline
    owner: Owner
    user_ids: UserIds

    @property
    def key(self) -> Key:
        return (self.case.pk, self.deadline.code.value, self.deadline.seq)


def key_of(due: Due) -> Key:
    """Return what tells a row of the derived table from every other deadline."""
    return (due.casefile_id, due.code.value, due.seq)


def duties_behind(dues: Iterable[Due], *, on: date) -> Iterator[Duty]:
    """Yield the duties behind rows of the derived table; those the log no longer knows are left out."""
    staff = Staff(on=on)
    wanted: dict[int, set[Key]] = {}
    for due in dues:
        wanted.setdefault(due.casefile_id, set()).add(key_of(due))
    numbers = sorted(wanted)
    for start in range(0, len(numbers), _AT_A_TIME):
        cases = cases_numbered(numbers[start : start + _AT_A_TIME])
        for case in cases.values():
            yield from (duty for duty in duties_of(case, staff) if duty.key in wanted[case.pk])


def duties_of(case: Casefile, staff: Staff) -> Iterator[Duty]:
    """Yield every running deadline of a case whose log was fetched along."""
    file = staff.file_of_day(case, domain_casefile(case, case.entries.all()))
    assessment = assess(file, load_rulebook(), load_calendar(), on=staff.on)
    for deadline in assessment.deadlines:
        if deadline.met_on is None:
            owner = owner_of(file, deadline, on=staff.on)
            users = staff.responsible_users(case, owner)
            yield Duty(case, file.person.full_name, deadline, owner, users)
