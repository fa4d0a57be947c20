"""Reads one case: its log, and the case file that the log tells."""

from collections.abc import Collection, Iterable
from dataclasses import fields, replace
from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from ketnap.casefiles import models
from ketnap.casefiles.entries import step_data
from ketnap.domain.casefile.format import FORMAT, CasefileUnreadable, casefile_from_data
from ketnap.domain.casefile.steps import Casefile, PersonFacts, TakenRun
from ketnap.people.models import Person


def log_of(case: models.Casefile) -> QuerySet[models.LogEntry]:
    """The rows of the case in the order of recording."""
    return models.LogEntry.objects.filter(casefile=case).order_by("seq")


def logs_of(casefile_ids: Collection[int]) -> dict[int, list[models.LogEntry]]:
    """The rows of each of the cases in the order of recording, none where there is none."""
    logs: dict[int, list[models.LogEntry]] = {number: [] for number in casefile_ids}
    for entry in models.LogEntry.objects.filter(casefile__in=casefile_ids).order_by("seq"):
        logs[entry.casefile_id].append(entry)
    return logs


def log_ends(casefile_ids: Collection[int]) -> dict[int, str]:
    """The digest that the log of each of the cases ends with; a case without steps has none."""
    return ends_of(models.Casefile.objects.filter(pk__in=casefile_ids))


def ends_of(cases: QuerySet[models.Casefile]) -> dict[int, str]:
    """The same of the cases asked for; only the last row of each log is read."""
    rows = models.LogEntry.objects.filter(casefile=OuterRef("pk")).order_by("-seq")
    ends = cases.annotate(end=Subquery(rows.values("digest")[:1])).filter(end__isnull=False)
    return dict(ends.values_list("pk", "end"))


def domain_casefile(
    case: models.Casefile, entries: Iterable[models.LogEntry] | None = None
) -> Casefile:
    """The case file as the domain knows it; reads the log unless its rows are given.

    Raises `CasefileUnreadable` where the log is damaged.
    """
    rows = log_of(case) if entries is None else entries
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


def _step_data(place: int, entry: models.LogEntry) -> dict[str, Any]:
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
