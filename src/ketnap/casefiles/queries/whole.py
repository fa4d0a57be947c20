"""Cases without a reader's rights: for whoever works at the machine, and for rooms that ask first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.db.models import OuterRef, Q, QuerySet, Subquery

from ketnap.casefiles.models import Casefile, CaseStanding, StageSpan
from ketnap.casefiles.queries.log import ReadLog, domain_casefile, ends_of, read_logs
from ketnap.domain.casefile.codes import Stage
from ketnap.domain.casefile.steps import ConsentGiven, ConsentWithdrawn, Corrected, Step
from ketnap.domain.text import nfc
from ketnap.organisations.queries import names_on
from ketnap.people.queries import records_known_as

_AT_ONCE = 500
_PAIRS_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class ListedCase:
    """One case in a list of all."""

    casefile_id: int
    full_name: str
    stage: Stage


def all_cases(*, on: date) -> Iterator[ListedCase]:
    """Every case with the stage it stands at on a day, by number; the first where no step counts."""
    span = StageSpan.objects.filter(casefile=OuterRef("pk"), from_on__lte=on, until_on__gt=on)
    cases = Casefile.objects.annotate(stage=Subquery(span.values("stage")[:1])).order_by("pk")
    rows = cases.values_list("pk", "person__full_name", "stage")
    for casefile_id, full_name, stage in rows.iterator(chunk_size=2000):
        yield ListedCase(casefile_id, full_name, Stage(stage or Stage.NOMINATED))


def casefiles_named(full_name: str) -> list[int]:
    """The numbers of the cases of persons of exactly this name."""
    standings = CaseStanding.objects.filter(full_name=nfc(full_name)).order_by("casefile_id")
    return list(standings.values_list("casefile_id", flat=True))


@dataclass(frozen=True, slots=True)
class HeldRecord:
    """A record of somebody; his case and the cell its file names, or the cell that keeps him."""

    person_id: int
    casefile_id: int | None
    cell: str


def other_records_of_like_people(
    casefile_ids: Sequence[int], *, on: date
) -> dict[int, list[HeldRecord]]:
    """For each of the cases, the other records with its person's name and day of birth.

    A case without any is not among them; whether two records are one person, people decide. A
    member of whom a sheet tells has a record and no case. Cells are called as on a day.
    """
    found: dict[int, list[HeldRecord]] = {}
    for start in range(0, len(casefile_ids), _PAIRS_AT_ONCE):
        found |= _like_people(casefile_ids[start : start + _PAIRS_AT_ONCE], on)
    return found


def _like_people(casefile_ids: Sequence[int], day: date) -> dict[int, list[HeldRecord]]:
    people = list(
        Casefile.objects.filter(pk__in=casefile_ids).values_list(
            "pk", "person_id", "person__name_fold", "person__sort_key", "person__born_on"
        )
    )
    named = {(name, born_on) for _, _, name, _, born_on in people}
    rows = list(
        records_known_as(named)
        .order_by("pk", "casefiles__pk")
        .values_list(
            "pk", "sort_key", "born_on", "cell_id", "casefiles__pk", "casefiles__cell_facts__name"
        )
    )
    cells = names_on({cell_id for _, _, _, cell_id, case, _ in rows if case is None}, day)
    held: defaultdict[tuple[str, date], list[HeldRecord]] = defaultdict(list)
    for pk, key, born_on, cell_id, case, named_cell in rows:
        cell = cells[cell_id] if case is None else str(named_cell)
        held[key, born_on].append(HeldRecord(pk, case, cell))
    others = {
        pk: [each for each in held[key, born_on] if each.person_id != own]
        for pk, own, _, key, born_on in people
    }
    return {pk: found for pk, found in others.items() if found}


def cases_numbered(casefile_ids: Iterable[int]) -> QuerySet[Casefile]:
    """The cases of the numbers, each with its person and cell."""
    return cases_meeting(Q(pk__in=[*casefile_ids]))


def cases_meeting(condition: Q) -> QuerySet[Casefile]:
    """The cases that meet a condition, each with its person and cell; for rooms that write along with them."""
    return Casefile.objects.filter(condition).select_related("person", "cell")


def cases_about(person_ids: Iterable[int]) -> QuerySet[Casefile]:
    """The cases of the persons in every cell they have been in, each with its person and cell."""
    found = Casefile.objects.filter(person__in=[*person_ids]).select_related("person", "cell")
    return found.order_by("pk")


def consents_elsewhere(case: Casefile, steps: Iterable[Step]) -> list[tuple[Step, ...]]:
    """The other files about the person of a case, where steps tell of a consent or correct one."""
    if not any(isinstance(step, ConsentGiven | ConsentWithdrawn | Corrected) for step in steps):
        return []
    others = cases_about([case.person_id]).exclude(pk=case.pk)
    return [tuple(domain_casefile(other).steps) for other in others]


def cases_of_persons_in(cell_id: int) -> dict[int, int]:
    """The case of each person who has one in a cell, by the numbers of both."""
    return dict(Casefile.objects.filter(cell=cell_id).values_list("person_id", "pk"))


def log_ends_in(cell_id: int) -> dict[int, str]:
    """The digest that the log of each case of a cell ends with; a case without steps has none."""
    return ends_of(Casefile.objects.filter(cell=cell_id))


def logs_in(cell_id: int) -> dict[int, ReadLog]:
    """The logs of the cases of a cell, by the case."""
    cases = Casefile.objects.filter(cell=cell_id).select_related("person").order_by("pk")
    left, read = cases.iterator(chunk_size=_AT_ONCE), dict[int, ReadLog]()
    while some := list(islice(left, _AT_ONCE)):
        read |= read_logs(some)
    return read
