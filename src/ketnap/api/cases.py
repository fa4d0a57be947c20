"""Cases: listed, read, opened, taken out."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from ninja import Path, Query, Router, Schema, Status

from ketnap.accounts.actors import actor_behind
from ketnap.api.bodies import CASE_SCHEMA, LARGEST_ID, body_of, number_in, person_in
from ketnap.api.case_data import CaseData, CaseSummary, case_data, read_case
from ketnap.api.days import AsOf
from ketnap.api.keys import EXPORT_CASES, READ_CASES, WRITE_CASES, require_somewhere
from ketnap.api.pages import After, Limit, page_of
from ketnap.api.problems import Problem
from ketnap.audit.models import Deed
from ketnap.audit.services import note_access
from ketnap.casefiles.models import Casefile, StageSpan
from ketnap.casefiles.queries import casefiles_visible_to
from ketnap.casefiles.services import export_casefile, open_casefile
from ketnap.domain.access import Action, Actor
from ketnap.domain.casefile.codes import Closing, Stage
from ketnap.domain.casefile.format import casefile_to_data
from ketnap.domain.casefile.json_schema import casefile_schema
from ketnap.domain.casefile.shape import record_data
from ketnap.domain.casefile.steps import PersonFacts
from ketnap.organisations.queries import organisations_visible_to
from ketnap.people.queries import persons_visible_to
from ketnap.people.services import create_person

router = Router(tags=["cases"])

CaseId = Annotated[int, Path(ge=1, le=LARGEST_ID)]
READING = {401: Problem, 403: Problem, 404: Problem, 422: Problem}


class CaseList(Schema):
    """A page of cases; `next_after` asks for the page that follows, if there is one."""

    cases: list[CaseSummary]
    next_after: int | None


@router.get(
    "/cases",
    auth=READ_CASES,
    response={200: CaseList, 401: Problem, 403: Problem, 422: Problem},
    summary="List cases",
    url_name="api_cases",
)
def cases(
    request: HttpRequest,
    on: AsOf = None,
    cell_id: Annotated[int | None, Query(ge=1, le=LARGEST_ID)] = None,
    after: After = 0,
    limit: Limit = 50,
) -> CaseList:
    """The cases the owner may see, in the order of their ids."""
    actor = require_somewhere(request, Action.SEE_CASE)
    found = casefiles_visible_to(actor).select_related("standing")
    if cell_id is not None:
        found = found.filter(cell_id=cell_id)
    shown, next_after = page_of(found, after=after, limit=limit)
    return CaseList(cases=_summaries(shown, on or timezone.localdate()), next_after=next_after)


@router.post(
    "/cases",
    auth=WRITE_CASES,
    response={201: CaseData, 400: Problem, 401: Problem, 403: Problem, 404: Problem, 422: Problem},
    summary="Open a case",
    url_name="api_cases",
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": CASE_SCHEMA}},
        }
    },
)
def open_case(request: HttpRequest) -> Status[CaseData]:
    """A case of a new person in a cell. The cell keeps nobody of the same name and birth date yet."""
    actor = require_somewhere(request, Action.OPEN_CASE)
    body = body_of(request, frozenset({"cell_id", "person"}))
    record = _opened(actor, number_in(body, "cell_id"), person_in(body))
    return Status(201, case_data(read_case(request, record.pk), None))


@router.get(
    "/cases/{casefile_id}",
    auth=READ_CASES,
    response={200: CaseData, **READING},
    summary="Read a case",
    url_name="api_case",
)
def case(request: HttpRequest, casefile_id: CaseId, on: AsOf = None) -> CaseData:
    """Where a case stands on a day, what is missing or due. That it was read is noted."""
    require_somewhere(request, Action.SEE_CASE)
    found = read_case(request, casefile_id)
    note_viewed(found.actor, found.record)
    return case_data(found, on)


@router.get(
    "/cases/{casefile_id}/file",
    auth=EXPORT_CASES,
    response={200: dict[str, Any], **READING},
    summary="Take a case file out",
    url_name="api_case_file",
    openapi_extra={
        "responses": {
            200: {"content": {"application/json": {"schema": casefile_schema()}}},
        }
    },
)
def case_file(request: HttpRequest, casefile_id: CaseId) -> dict[str, Any]:
    """The whole file as `ketnap.casefile/1`. That it was taken out is noted."""
    require_somewhere(request, Action.EXPORT_CASE)
    return casefile_to_data(export_casefile(casefile_id, by=actor_behind(request)))


def note_viewed(actor: Actor, record: Casefile) -> None:
    """Leave a line in the access log, as the page of the case does."""
    note_access(
        actor.user_id,
        Deed.VIEWED,
        object_kind="casefile",
        object_id=record.pk,
        casefile_id=record.pk,
        detail="qua giao diện lập trình",
    )


@transaction.atomic
def _opened(actor: Actor, cell_id: int, facts: PersonFacts) -> Casefile:
    cell = organisations_visible_to(actor, Action.OPEN_CASE).filter(pk=cell_id).first()
    if cell is None:
        raise Http404("no such cell")
    if (
        persons_visible_to(actor)
        .filter(cell=cell, full_name=facts.full_name, born_on=facts.born_on)
        .exists()
    ):
        raise ValidationError(
            _(
                "Chi bộ đã có người cùng họ tên và ngày sinh. Hãy mở hồ sơ của người ấy trên màn hình."
            )
        )
    columns = record_data(facts) | {"born_on": facts.born_on}
    return open_casefile(create_person(cell, actor=actor, **columns), cell, by=actor)


def _summaries(shown: Sequence[Casefile], day: date) -> list[CaseSummary]:
    spans = StageSpan.objects.filter(casefile__in=shown, from_on__lte=day, until_on__gt=day)
    by_case = {span.casefile_id: span for span in spans}
    return [_summary(each, by_case.get(each.pk)) for each in shown]


def _summary(case: Casefile, span: StageSpan | None) -> CaseSummary:
    return CaseSummary(
        id=case.pk,
        full_name=case.person.full_name,
        cell_id=case.cell_id,
        stage=Stage(span.stage) if span else None,
        closed=Closing(span.closed) if span and span.closed else None,
        since=span.since if span else None,
        head_seq=case.standing.head_seq,
    )
