"""The way up: files sent to the next body, its inbox, returned, appraised, decided together."""

from datetime import date

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Router, Schema, Status

from ketnap.api.bodies import described
from ketnap.api.case_data import ReadCase, read_case
from ketnap.api.cases import CaseId
from ketnap.api.findings import FindingData, findings_data
from ketnap.api.keys import READ_SUBMISSIONS, WRITE_SUBMISSIONS, require_somewhere
from ketnap.api.organisations import OrganisationId
from ketnap.api.problems import Problem
from ketnap.api.steps import WRITING
from ketnap.api.submission_bodies import (
    AppraisalBody,
    DecisionsBody,
    ReturnBody,
    SendBody,
    read_body,
)
from ketnap.casefiles.refusals import CaseChanged
from ketnap.casefiles.services import Recorded
from ketnap.domain.access import Action
from ketnap.domain.casefile.codes import Matter
from ketnap.domain.casefile.steps import Decided
from ketnap.submissions.queries import bodies_handled_by, inbox
from ketnap.submissions.services import Decision, appraise, decide_together, give_back, send_up

router = Router(tags=["submissions"])


class FileData(Schema):
    """A file that lies with a body; `due_on` is the last day of the decision, where a rule gives one."""

    casefile_id: int
    cell_id: int
    full_name: str
    organisation_id: int
    matter: Matter
    since: date
    due_on: date | None


class SentData(Schema):
    """A file as it went up."""

    casefile_id: int
    organisation_id: int
    matter: Matter
    sent_on: date
    lacks: list[str]
    head_seq: int


class DoneData(Schema):
    """The last step of a case, and what it brought up."""

    casefile_id: int
    head_seq: int
    findings: list[FindingData]


class DecidedData(DoneData):
    """The same of a decision, with the number it bears."""

    number: str


@router.get(
    "/submissions",
    auth=READ_SUBMISSIONS,
    response={200: list[FileData], 401: Problem, 403: Problem, 422: Problem},
    summary="The inbox",
    url_name="api_submissions",
)
def submissions(request: HttpRequest) -> list[FileData]:
    """The files that lie today with the bodies the owner works for, the most urgent first."""
    actor = require_somewhere(request, Action.HANDLE_SUBMISSION)
    return [
        FileData(
            casefile_id=line.way.case.pk,
            cell_id=line.way.case.cell_id,
            full_name=line.way.file.person.full_name,
            organisation_id=line.body_id,
            matter=line.way.journey.matter,
            since=line.way.journey.since,
            due_on=None if line.way.due_on == date.max else line.way.due_on,
        )
        for line in inbox(actor, on=timezone.localdate())
    ]


@router.post(
    "/cases/{casefile_id}/submission",
    auth=WRITE_SUBMISSIONS,
    response={201: SentData, **WRITING},
    summary="Send a file up",
    url_name="api_submission",
    openapi_extra=described(SendBody),
)
def send(request: HttpRequest, casefile_id: CaseId) -> Status[SentData]:
    """To the next body of the chain, today: 422 `file_incomplete` where something is lacking."""
    actor = require_somewhere(request, Action.RECORD_STEP)
    case = read_case(request, casefile_id)
    body = read_body(request, SendBody)
    _refuse_if_changed(case, body.seen_seq)
    sent = send_up(
        casefile_id,
        by=actor,
        seen_seq=body.seen_seq,
        today=timezone.localdate(),
        override_reason=body.override_reason,
    )
    return Status(
        201,
        SentData(
            casefile_id=casefile_id,
            organisation_id=sent.body_id,
            matter=Matter(sent.matter),
            sent_on=sent.sent_on,
            lacks=sent.lacks,
            head_seq=sent.step_seq,
        ),
    )


@router.post(
    "/cases/{casefile_id}/return",
    auth=WRITE_SUBMISSIONS,
    response={201: DoneData, **WRITING},
    summary="Return a file",
    url_name="api_return",
    openapi_extra=described(ReturnBody),
)
def return_file(request: HttpRequest, casefile_id: CaseId) -> Status[DoneData]:
    """To the cell, with at least one reason, chosen or written."""
    actor = require_somewhere(request, Action.HANDLE_SUBMISSION)
    case = read_case(request, casefile_id)
    body = read_body(request, ReturnBody)
    _refuse_if_changed(case, body.seen_seq)
    recorded = give_back(
        casefile_id,
        body.reasons,
        body.note,
        by=actor,
        seen_seq=body.seen_seq,
        today=timezone.localdate(),
    )
    return Status(201, _done(recorded))


@router.post(
    "/cases/{casefile_id}/appraisal",
    auth=WRITE_SUBMISSIONS,
    response={201: DoneData, **WRITING},
    summary="Appraise a file",
    url_name="api_appraisal",
    openapi_extra=described(AppraisalBody),
)
def appraisal(request: HttpRequest, casefile_id: CaseId) -> Status[DoneData]:
    """In the name of the body the file lies with."""
    actor = require_somewhere(request, Action.HANDLE_SUBMISSION)
    case = read_case(request, casefile_id)
    body = read_body(request, AppraisalBody)
    _refuse_if_changed(case, body.seen_seq)
    recorded = appraise(
        casefile_id,
        body.outcome,
        on=body.on,
        by=actor,
        seen_seq=body.seen_seq,
        today=timezone.localdate(),
        override_reason=body.override_reason,
    )
    return Status(201, _done(recorded))


@router.post(
    "/organisations/{organisation_id}/decisions",
    auth=WRITE_SUBMISSIONS,
    response={201: list[DecidedData], **WRITING},
    summary="Decide together",
    url_name="api_decisions",
    openapi_extra=described(DecisionsBody),
)
def decisions(request: HttpRequest, organisation_id: OrganisationId) -> Status[list[DecidedData]]:
    """On several files of the body's inbox, all or none. Without numbers, the register gives them."""
    actor = require_somewhere(request, Action.HANDLE_SUBMISSION)
    today = timezone.localdate()
    if not bodies_handled_by(actor, on=today).filter(pk=organisation_id).exists():
        raise Http404("no such body")
    body = read_body(request, DecisionsBody)
    recorded = decide_together(
        organisation_id,
        Decision(on=body.on, outcome=body.outcome, numbers=body.numbers),
        [each.casefile_id for each in body.files],
        seen={each.casefile_id: each.seen_seq for each in body.files},
        by=actor,
        today=today,
        override_reason=body.override_reason,
    )
    return Status(201, [_decided(each) for each in recorded])


def _refuse_if_changed(case: ReadCase, seen_seq: int) -> None:
    """A request that is sent twice must say so, rather than that the file lies elsewhere by now."""
    if len(case.rows) != seen_seq:
        since = case.casefile.steps[max(seen_seq, 0) :]
        raise CaseChanged(case.record.pk, since=since)


def _done(recorded: Recorded) -> DoneData:
    return DoneData(
        casefile_id=recorded.casefile_id,
        head_seq=recorded.steps[-1].seq,
        findings=findings_data(recorded.findings),
    )


def _decided(recorded: Recorded) -> DecidedData:
    [number] = (step.decision for step in recorded.steps if isinstance(step, Decided))
    return DecidedData(**dict(_done(recorded)), number=number)
