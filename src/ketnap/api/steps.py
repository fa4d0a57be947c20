"""Steps: read one by one, tried, and recorded through the one door for writes."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema, Status

from ketnap.api.bodies import (
    LARGEST_ID,
    STEPS_SCHEMA,
    body_of,
    number_in,
    reason_in,
    steps_in,
)
from ketnap.api.case_data import ReadCase, read_case, steps_data
from ketnap.api.cases import READING, CaseId, note_viewed
from ketnap.api.findings import FindingData, findings_data
from ketnap.api.keys import READ_CASES, WRITE_CASES, require_somewhere
from ketnap.api.problems import Problem
from ketnap.casefiles.derivation import Judges
from ketnap.casefiles.judging import extended, judge, refuse, still_unreasoned
from ketnap.casefiles.offering import offer_steps
from ketnap.casefiles.queries.whole import consents_elsewhere
from ketnap.casefiles.refusals import CaseChanged, NothingToRecord, ReasonNeeded, StepRefused
from ketnap.casefiles.services import record_steps
from ketnap.casefiles.services.recording import reasoned_on, require_recording_all
from ketnap.domain.access import Action
from ketnap.domain.casefile.json_schema import recorded_step_schema
from ketnap.domain.casefile.steps import Step
from ketnap.rules.load import load_calendar, load_rulebook
from ketnap.transfers.following import findings_of_undoing

router = Router(tags=["steps"])
_KEYS = frozenset({"seen_seq", "steps", "override_reason"})
_BODY = {
    "requestBody": {"required": True, "content": {"application/json": {"schema": STEPS_SCHEMA}}}
}
WRITING = READING | {400: Problem, 409: Problem}


class StepList(Schema):
    """Recorded steps, each as the interchange format writes it."""

    steps: list[dict[str, Any]]
    head_seq: int


class StepsRecorded(Schema):
    """What the log took, and what it brought up."""

    steps: list[dict[str, Any]]
    head_seq: int
    findings: list[FindingData]


class StepsTried(Schema):
    """What the steps would bring up; nothing was written.

    `refusal` is the code that recording them so would answer with; without one it would take them.
    """

    findings: list[FindingData]
    refusal: Literal["step_refused", "reason_needed"] | None


@router.get(
    "/cases/{casefile_id}/steps",
    auth=READ_CASES,
    response={200: StepList, **READING},
    summary="Read the steps of a case",
    url_name="api_steps",
    openapi_extra={
        "responses": {
            200: {
                "content": {
                    "application/json": {
                        "schema": {
                            "type": "object",
                            "properties": {
                                "steps": {"type": "array", "items": recorded_step_schema()},
                                "head_seq": {"type": "integer"},
                            },
                            "required": ["steps", "head_seq"],
                        }
                    }
                }
            }
        }
    },
)
def steps(
    request: HttpRequest,
    casefile_id: CaseId,
    after: Annotated[int, Query(ge=0, le=LARGEST_ID, description="Steps after this one.")] = 0,
) -> StepList:
    """The steps in the order of recording. That they were read is noted."""
    require_somewhere(request, Action.SEE_CASE)
    found = read_case(request, casefile_id)
    note_viewed(found.actor, found.record)
    return StepList(steps=steps_data(found.casefile, after=after), head_seq=len(found.rows))


@router.post(
    "/cases/{casefile_id}/steps",
    auth=WRITE_CASES,
    response={201: StepsRecorded, **WRITING},
    summary="Record steps",
    url_name="api_steps",
    openapi_extra=_BODY,
)
def record(request: HttpRequest, casefile_id: CaseId) -> Status[StepsRecorded]:
    """All of the steps, or none: 409 where somebody recorded meanwhile, 422 where rules object."""
    actor = require_somewhere(request, Action.RECORD_STEP)
    case = read_case(request, casefile_id)
    body = body_of(request, _KEYS)
    recorded = record_steps(
        case.record.pk,
        steps_in(body),
        by=actor,
        seen_seq=number_in(body, "seen_seq"),
        override_reason=reason_in(body),
    )
    after = recorded.steps[0].seq - 1
    longer = read_case(request, casefile_id)
    return Status(
        201,
        StepsRecorded(
            steps=steps_data(longer.casefile, after=after),
            head_seq=recorded.steps[-1].seq,
            findings=findings_data(recorded.findings),
        ),
    )


@router.post(
    "/cases/{casefile_id}/steps/check",
    auth=WRITE_CASES,
    response={200: StepsTried, **WRITING},
    summary="Try steps",
    url_name="api_steps_check",
    openapi_extra=_BODY,
)
def check(request: HttpRequest, casefile_id: CaseId) -> StepsTried:
    """What the steps would bring up if they were recorded today; whatever else would refuse them does."""
    actor = require_somewhere(request, Action.RECORD_STEP)
    case = read_case(request, casefile_id)
    body = body_of(request, _KEYS)
    steps, seen_seq, reason = steps_in(body), number_in(body, "seen_seq"), reason_in(body)
    if not steps:
        raise NothingToRecord
    require_recording_all(case.record, steps, actor)
    if len(case.rows) != seen_seq:
        raise CaseChanged(case.record.pk, since=case.casefile.steps[seen_seq:])
    today = timezone.localdate()
    offer_steps(case.record, case.casefile, steps, by=actor, today=today, reason=reason)
    return _tried(case, steps, today=today, reason=reason)


def _tried(case: ReadCase, steps: Sequence[Step], *, today: date, reason: str) -> StepsTried:
    longer = extended(case.casefile, steps, recorded_at=timezone.now())
    judges = Judges(load_rulebook(), load_calendar())
    elsewhere = consents_elsewhere(case.record, steps)
    judgement = judge(case.casefile, longer, judges, today=today, elsewhere=elsewhere)
    undoing = findings_of_undoing(case.record, longer.steps, len(steps))
    refusal: Literal["step_refused", "reason_needed"] | None = None
    try:
        unreasoned = still_unreasoned(judgement, reasoned_on(case.rows))
        # One after the other, as recording asks.
        refuse(case.record.pk, unreasoned, override_reason=reason)
        refuse(case.record.pk, undoing, override_reason=reason)
    except StepRefused:
        refusal = "step_refused"
    except ReasonNeeded:
        refusal = "reason_needed"
    return StepsTried(findings=findings_data([*judgement.new, *undoing]), refusal=refusal)
