"""A case as programs read it: the same facts and judgements as its page shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Schema

from ketnap.accounts.actors import actor_behind
from ketnap.api.findings import DeadlineData, FindingData, deadlines_data, findings_data
from ketnap.casefiles.models import Casefile as CaseRecord
from ketnap.casefiles.models import LogEntry
from ketnap.casefiles.queries import (
    casefile_visible_to,
    domain_casefile,
    log_of,
    with_bodies_of_day,
)
from ketnap.domain.access import Actor
from ketnap.domain.casefile.assess import Assessment, assess
from ketnap.domain.casefile.codes import Closing, Stage, StepKind
from ketnap.domain.casefile.format import casefile_to_data
from ketnap.domain.casefile.steps import Casefile
from ketnap.rules.load import load_calendar, load_rulebook


class CaseSummary(Schema):
    """One case in a list, as of a day; without a stage where nothing was recorded up to it."""

    id: int
    full_name: str
    cell_id: int
    stage: Stage | None
    closed: Closing | None
    since: date | None
    head_seq: int


class CaseData(Schema):
    """One case as of a day: where it stands, what is missing or due, what may come next."""

    id: int
    full_name: str
    cell_id: int
    as_of: date
    head_seq: int
    stage: Stage
    closed: Closing | None
    paused: bool
    official_on: date | None
    party_age_from: date | None
    probation_ends_on: date | None
    findings: list[FindingData]
    deadlines: list[DeadlineData]
    next_steps: list[StepKind]


@dataclass(frozen=True, slots=True)
class ReadCase:
    """A case the owner of a token may see, with its log."""

    actor: Actor
    record: CaseRecord
    rows: Sequence[LogEntry]
    casefile: Casefile

    def assessment(self, on: date) -> Assessment:
        file = with_bodies_of_day([(self.record, self.casefile)], on)[self.record.pk]
        return assess(file, load_rulebook(), load_calendar(), on=on)


def read_case(request: HttpRequest, casefile_id: int) -> ReadCase:
    """Return the case; a stranger gets 404."""
    actor = actor_behind(request)
    record = casefile_visible_to(actor, casefile_id)
    rows = list(log_of(record))
    return ReadCase(actor, record, rows, domain_casefile(record, rows))


def case_data(case: ReadCase, on: date | None) -> CaseData:
    """Return the case as of a day, today if none is given."""
    found = case.assessment(on or timezone.localdate())
    return CaseData(
        id=case.record.pk,
        full_name=case.casefile.person.full_name,
        cell_id=case.record.cell_id,
        as_of=found.as_of,
        head_seq=len(case.rows),
        stage=found.stage,
        closed=found.closed,
        paused=found.paused,
        official_on=found.official_on,
        party_age_from=found.party_age_from,
        probation_ends_on=found.probation_ends_on,
        findings=findings_data(found.findings),
        deadlines=deadlines_data(each for each in found.deadlines if each.met_on is None),
        next_steps=list(found.next_steps),
    )


def steps_data(casefile: Casefile, *, after: int = 0) -> list[dict[str, Any]]:
    """Return the steps after one, as the interchange format writes them."""
    steps: list[dict[str, Any]] = casefile_to_data(casefile)["steps"]
    return [step for step in steps if step["seq"] > after]
