"""Reads one case: its log, and the case file that the log tells."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import OuterRef, QuerySet, Subquery

from ketnap.casefiles import models
from ketnap.casefiles.derivation import taken_steps
from ketnap.casefiles.entries import RecordedStep, step_data
from ketnap.casefiles.holding import TakenSteps
from ketnap.domain.casefile.format import FORMAT, CasefileUnreadable, casefile_from_data
from ketnap.domain.casefile.steps import Casefile, PersonFacts, TakenRun
from ketnap.people.models import Person


def log_of(case: models.Casefile) -> QuerySet[models.LogEntry]:
    """The rows of the case in the order of recording."""
    return models.LogEntry.objects.filter(casefile=case).order_by("seq")


class LogLine(NamedTuple):
    """As much of a row of the log as the case file is told from, and the digest of the row."""

    casefile_id: int
    seq: int
    kind: str
    happened_on: date
    recorded_at: datetime
    payload: str
    digest: str


@dataclass(frozen=True, slots=True)
class ReadLog:
    """A log as it was read: the case file it tells, the facts told of the person, the digest it ends with.

    `taken` are the steps that other cells recorded. A log without steps ends with no digest.
    """

    file: Casefile
    facts: dict[str, Any]
    taken: TakenSteps
    end: str


def read_logs(cases: Sequence[models.Casefile]) -> dict[int, ReadLog]:
    """The logs of some cases, each with its person, by their numbers."""
    lines: dict[int, list[LogLine]] = {case.pk: [] for case in cases}
    rows = models.LogEntry.objects.filter(casefile__in=lines).order_by("seq")
    for line in map(LogLine._make, rows.values_list(*LogLine._fields)):
        lines[line.casefile_id].append(line)
    return {case.pk: _read(case, lines[case.pk]) for case in cases}


def _read(case: models.Casefile, lines: Sequence[LogLine]) -> ReadLog:
    file, end = domain_casefile(case, lines), lines[-1].digest if lines else ""
    return ReadLog(file, facts_told(case), taken_steps(case, file), end)


def log_ends(casefile_ids: Collection[int]) -> dict[int, str]:
    """The digest that the log of each of the cases ends with; a case without steps has none."""
    return ends_of(models.Casefile.objects.filter(pk__in=casefile_ids))


def ends_of(cases: QuerySet[models.Casefile]) -> dict[int, str]:
    """The same of the cases asked for; only the last row of each log is read."""
    rows = models.LogEntry.objects.filter(casefile=OuterRef("pk")).order_by("-seq")
    ends = cases.annotate(end=Subquery(rows.values("digest")[:1])).filter(end__isnull=False)
    return dict(ends.values_list("pk", "end"))


def domain_casefile(
    case: models.Casefile, entries: Iterable[RecordedStep] | None = None
) -> Casefile:
    """The case file as the domain knows it; reads the log unless its rows are given.

    Raises `CasefileUnreadable` where the log is damaged.
    """
    rows: Iterable[RecordedStep] = log_of(case) if entries is None else entries
    return casefile_from_data(
        {
            "format": FORMAT,
            "person": facts_told(case),
            "cell": case.cell_facts,
            "steps": [_step_data(place, entry) for place, entry in enumerate(rows)],
        }
    )


def facts_told(case: models.Casefile) -> dict[str, Any]:
    """The facts about the person; once another cell keeps the record, those of the day it left."""
    facts: dict[str, Any] | None = case.facts_when_left
    if facts is None or case.person.cell_id == case.cell_id:
        return person_data(case.person)
    return facts


def _step_data(place: int, entry: RecordedStep) -> dict[str, Any]:
    try:
        return step_data(entry)
    except (ValueError, TypeError):
        raise CasefileUnreadable(
            f"$.steps[{place}]",
            "nội dung bước không còn đọc được",
            "the content of the step can no longer be read",
        ) from None


def casefile_to_take_out(case: models.Casefile) -> Casefile:
    """The case file with what else its figures follow from: which steps were taken over."""
    taken = case.taken_over.all()
    runs = tuple(TakenRun(first_seq=run.first_seq, last_seq=run.last_seq) for run in taken)
    return replace(domain_casefile(case), taken_over=runs)


def person_data(person: Person) -> dict[str, Any]:
    """The facts about a person as the interchange format writes them."""
    facts = {field.name: getattr(person, field.name) for field in fields(PersonFacts)}
    return facts | {"born_on": date.isoformat(person.born_on)}
