"""Cases without a reader's rights: for whoever works at the machine, and for rooms that ask first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.db.models import F, OuterRef, QuerySet, Subquery

from ketnap.casefiles.models import Casefile, CaseStanding, StageSpan
from ketnap.casefiles.queries.log import ReadLog, domain_casefile, ends_of, read_logs
from ketnap.domain.casefile.codes import Stage
from ketnap.domain.casefile.steps import ConsentGiven, ConsentWithdrawn, Corrected, Step
from ketnap.domain.text import nfc

_AT_ONCE = 500


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
class HeldCase:
    """A case of somebody, and the cell its file names."""

    casefile_id: int
    cell: str


def other_cases_of_like_people(casefile_ids: Sequence[int]) -> dict[int, list[HeldCase]]:
    """For each of the cases, those of other records with its person's name and day of birth.

    A case without any is not among them; whether two records are one person, people decide.
    """
    found: dict[int, list[HeldCase]] = {}
    for start in range(0, len(casefile_ids), _AT_ONCE):
        found |= _like_people(casefile_ids[start : start + _AT_ONCE])
    return found


def _like_people(casefile_ids: Sequence[int]) -> dict[int, list[HeldCase]]:
    people = list(
        Casefile.objects.filter(pk__in=casefile_ids).values_list(
            "pk", "person_id", "person__sort_key", "person__born_on"
        )
    )
    held: defaultdict[tuple[str, date], list[tuple[int, HeldCase]]] = defaultdict(list)
    alike = Casefile.objects.filter(person__sort_key__in={key for _, _, key, _ in people})
    rows = alike.order_by("pk").values_list(
        "pk", "person_id", "person__sort_key", "person__born_on", F("cell_facts__name")
    )
    for pk, person_id, key, born_on, cell in rows:
        held[key, born_on].append((person_id, HeldCase(pk, str(cell))))
    others = {
        pk: [case for person_id, case in held[key, born_on] if person_id != own]
        for pk, own, key, born_on in people
    }
    return {pk: cases for pk, cases in others.items() if cases}


def cases_numbered(casefile_ids: Iterable[int]) -> QuerySet[Casefile]:
    """The cases of the numbers, each with its person and cell."""
    return Casefile.objects.filter(pk__in=[*casefile_ids]).select_related("person", "cell")


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
