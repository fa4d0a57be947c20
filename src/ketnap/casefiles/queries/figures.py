"""The figures of a period, counted from the log by the day on the paper."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Q, QuerySet

from ketnap.casefiles import models
from ketnap.casefiles.queries.log import domain_casefile
from ketnap.domain.casefile.codes import DecisionOutcome, Matter, StepKind
from ketnap.domain.casefile.replay import corrected_steps
from ketnap.domain.casefile.steps import Decided, Step
from ketnap.domain.text import nfc
from ketnap.organisations.models import OrganisationName
from ketnap.organisations.paths import in_subtree


class OrganisationUnknown(Exception):
    """No organisation was ever called that."""

    def __init__(self, name: str) -> None:
        super().__init__(f"không có tổ chức nào tên “{name}” (no organisation is called “{name}”)")
        self.name = name


class CountBy(StrEnum):
    """The day on which an admission counts: that of the decision or of the ceremony."""

    DECISION = "decision"
    CEREMONY = "ceremony"


class Figure(StrEnum):
    """What is counted."""

    LISTED = "listed"
    SENT_TO_COURSE = "sent_to_course"
    CERTIFIED = "certified"
    ADMITTED = "admitted"
    RECOGNISED = "recognised"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class _Fact:
    """One effective step as the figures see it."""

    person_id: int
    kind: StepKind
    on: date
    approved: Matter | None


_SIMPLE = {
    StepKind.LISTED_AS_SYMPATHISER: Figure.LISTED,
    StepKind.SENT_TO_COURSE: Figure.SENT_TO_COURSE,
    StepKind.COURSE_CERTIFIED: Figure.CERTIFIED,
    StepKind.REMOVED_FROM_LIST: Figure.REMOVED,
}
_COUNTED = (*_SIMPLE, StepKind.DECIDED, StepKind.CEREMONY_HELD)


def indicators(
    organisation_name: str, start: date, end: date, *, count_by: CountBy = CountBy.DECISION
) -> dict[Figure, int]:
    """The figures of a period, both days included, of an organisation and all below it.

    A person counts once a figure. Organisations that share a name are counted together.
    Raises `OrganisationUnknown`.
    """
    persons: dict[Figure, set[int]] = {figure: set() for figure in Figure}
    for fact in _facts(_cases_of(organisation_name), start, end):
        figure = _figure(fact, count_by)
        if figure is not None and start <= fact.on <= end:
            persons[figure].add(fact.person_id)
    return {figure: len(counted) for figure, counted in persons.items()}


def _cases_of(organisation_name: str) -> QuerySet[models.Casefile]:
    paths = OrganisationName.objects.filter(name=nfc(organisation_name)).values_list(
        "organisation__path", flat=True
    )
    below = Q()
    for path in set(paths):
        below |= in_subtree(path, "cell__path")
    if not below:
        raise OrganisationUnknown(organisation_name)
    return models.Casefile.objects.filter(below)


def _facts(cases: QuerySet[models.Casefile], start: date, end: date) -> Iterator[_Fact]:
    """The effective steps that may count: cases with corrections are replayed, others read."""
    corrected = cases.filter(entries__kind=StepKind.CORRECTED).distinct()
    rows = models.LogEntry.objects.filter(
        casefile__in=cases, kind__in=_COUNTED, happened_on__range=(start, end)
    ).exclude(casefile__in=corrected)
    for row in rows.select_related("casefile").iterator(chunk_size=2000):
        yield _fact_of_row(row)
    for case in corrected.select_related("person").iterator(chunk_size=200):
        yield from _facts_of_steps(case, corrected_steps(domain_casefile(case).steps))


def _fact_of_row(row: models.LogEntry) -> _Fact:
    kind = StepKind(row.kind)
    approved = None
    if kind is StepKind.DECIDED:
        payload = json.loads(row.payload)
        if payload["outcome"] == DecisionOutcome.APPROVED:
            approved = Matter(payload["matter"])
    return _Fact(row.casefile.person_id, kind, row.happened_on, approved)


def _facts_of_steps(case: models.Casefile, steps: Iterable[Step]) -> Iterator[_Fact]:
    for step in steps:
        approved = None
        if isinstance(step, Decided) and step.outcome is DecisionOutcome.APPROVED:
            approved = step.matter
        yield _Fact(case.person_id, step.kind, step.on, approved)


def _figure(fact: _Fact, count_by: CountBy) -> Figure | None:
    if fact.kind in _SIMPLE:
        return _SIMPLE[fact.kind]
    if fact.kind is StepKind.CEREMONY_HELD:
        return Figure.ADMITTED if count_by is CountBy.CEREMONY else None
    if fact.approved is Matter.ADMISSION:
        return Figure.ADMITTED if count_by is CountBy.DECISION else None
    return Figure.RECOGNISED if fact.approved is Matter.RECOGNITION else None
