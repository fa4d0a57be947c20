"""Steps: read one by one, tried, and recorded through the one door for writes."""

from typing import Annotated, Any

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
from ketnap.api.case_data import read_case, steps_data
from ketnap.api.cases import READING, CaseId, note_viewed
from ketnap.api.findings import FindingData, findings_data
from ketnap.api.keys import READ_CASES, WRITE_CASES, require_somewhere
from ketnap.api.problems import Problem
from ketnap.casefiles.derivation import Judges
from ketnap.casefiles.judging import extended, new_findings
from ketnap.casefiles.offering import offer_steps
from ketnap.casefiles.queries import relation_to
from ketnap.casefiles.services import record_steps
from ketnap.domain.access import Action, require_recording
from ketnap.domain.casefile.json_schema import recorded_step_schema
from ketnap.rules.load import load_calendar, load_rulebook

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
    """What the steps would bring up; nothing was written."""

    findings: list[FindingData]


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
    """What the steps would bring up if they were recorded today."""
    actor = require_somewhere(request, Action.RECORD_STEP)
    case = read_case(request, casefile_id)
    body = body_of(request, _KEYS)
    steps = steps_in(body)
    number_in(body, "seen_seq")
    reason = reason_in(body)
    for step in steps:
        require_recording(actor, relation_to(case.record), step.kind)
    today = timezone.localdate()
    offer_steps(case.record, case.casefile, steps, by=actor, today=today, reason=reason)
    longer = extended(case.casefile, steps)
    judges = Judges(load_rulebook(), load_calendar())
    found = new_findings(case.casefile, longer, judges, today=today)
    return StepsTried(findings=findings_data(found))
