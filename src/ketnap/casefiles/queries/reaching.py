"""Who of a cell reached what a plan counts, within a period, and from which unit."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ketnap.casefiles.models import Casefile, LogEntry
from ketnap.casefiles.queries.figures import CountBy, counting_day
from ketnap.casefiles.queries.log import domain_casefile
from ketnap.domain.casefile.codes import DecisionOutcome, Matter, NominatorKind, StepKind
from ketnap.domain.casefile.format import step_from_data
from ketnap.domain.casefile.replay import corrected_steps
from ketnap.domain.casefile.steps import CeremonyHeld, Decided, Nominated, SentToCourse, Step


class Milestone(StrEnum):
    """What somebody reaches on the way; an admission counts on the installation's day."""

    PUT_FORWARD = "put_forward"
    SENT_TO_COURSE = "sent_to_course"
    ADMITTED = "admitted"
    RECOGNISED = "recognised"


@dataclass(frozen=True, slots=True)
class Reached:
    """Somebody who reached a milestone.

    `unit` is the name of the unit that put the person forward, where that is what counts and a
    unit did; else of the unit, or the workplace, the person belongs to.
    """

    person_id: int
    unit: str


_KINDS = (
    StepKind.NOMINATED,
    StepKind.SENT_TO_COURSE,
    StepKind.DECIDED,
    StepKind.CEREMONY_HELD,
)
_BY_MATTER = {Matter.ADMISSION: Milestone.ADMITTED, Matter.RECOGNITION: Milestone.RECOGNISED}


def persons_reaching(
    cell_id: int, start: date, end: date, *, count_by: CountBy | None = None
) -> dict[Milestone, tuple[Reached, ...]]:
    """Who of a cell reached each milestone in a period, both days included.

    A person counts once a milestone. Without `count_by` the installation's own day counts.
    """
    found: dict[Milestone, dict[int, Reached]] = {milestone: {} for milestone in Milestone}
    by_ceremony = (count_by or counting_day()) is CountBy.CEREMONY
    for case, step in _steps(cell_id, start, end):
        milestone = _milestone(step, by_ceremony=by_ceremony)
        if milestone is not None:
            reached = Reached(case.person_id, _unit(case, step))
            found[milestone].setdefault(case.person_id, reached)
    return {milestone: tuple(people.values()) for milestone, people in found.items()}


def _steps(cell_id: int, start: date, end: date) -> Iterator[tuple[Casefile, Step]]:
    """The effective steps: cases with corrections are replayed, the rows of the others are read."""
    cases = Casefile.objects.filter(cell=cell_id).select_related("person__unit")
    corrected = cases.filter(entries__kind=StepKind.CORRECTED).distinct()
    rows = LogEntry.objects.filter(
        casefile__in=cases, kind__in=_KINDS, happened_on__range=(start, end)
    ).exclude(casefile__in=corrected)
    for row in rows.select_related("casefile__person__unit").order_by("happened_on", "position"):
        yield row.casefile, _step_in(row)
    for case in corrected:
        for step in corrected_steps(domain_casefile(case).steps):
            if start <= step.on <= end:
                yield case, step


def _step_in(row: LogEntry) -> Step:
    written = {"kind": row.kind, "on": row.happened_on.isoformat()}
    return step_from_data(written | json.loads(row.payload))


def _milestone(step: Step, *, by_ceremony: bool) -> Milestone | None:
    match step:
        case CeremonyHeld():
            return Milestone.ADMITTED if by_ceremony else None
        case Decided(matter=Matter.ADMISSION) if by_ceremony:
            return None
        case Nominated():
            return Milestone.PUT_FORWARD
        case SentToCourse():
            return Milestone.SENT_TO_COURSE
        case Decided(outcome=DecisionOutcome.APPROVED):
            return _BY_MATTER.get(step.matter)
        case _:
            return None


def _unit(case: Casefile, step: Step) -> str:
    if isinstance(step, Nominated) and step.by.kind is NominatorKind.UNIT:
        return step.by.name
    return case.person.unit.name if case.person.unit else case.person.workplace
