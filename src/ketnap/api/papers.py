"""Papers of a case: which were drawn up, what became of each, and one taken along as a file."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router, Schema

from ketnap.api.bodies import described, record_in
from ketnap.api.case_data import ReadCase, read_case
from ketnap.api.cases import READING, CaseId, note_viewed
from ketnap.api.days import Day
from ketnap.api.downloads import described_media, file_answer
from ketnap.api.keys import PRINT_PAPERS, READ_PAPERS, require_somewhere
from ketnap.api.problems import Problem
from ketnap.audit.models import Deed
from ketnap.casefiles.queries import casefile_visible_to, relation_to
from ketnap.documents.drafts import CaseDrafts
from ketnap.documents.drawing_up import download_paper
from ketnap.documents.form_papers import FormPaper, papers_of_form
from ketnap.documents.making import make
from ketnap.documents.papers.models import Confidentiality
from ketnap.documents.papers.queries import PaperLife, papers_of_case
from ketnap.documents.reach import cases_named_by, within_reach
from ketnap.documents.sheets.load import sheet_of
from ketnap.documents.telling import tell_the_others
from ketnap.domain.access import Action, require
from ketnap.domain.paperwork.life import PaperState

router = Router(tags=["papers"])


class PaperFile(StrEnum):
    """As what a paper is taken along."""

    WORD = "docx"
    PDF = "pdf"


_MEDIA = {
    PaperFile.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    PaperFile.PDF: "application/pdf",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperBody:
    """A form by its code; `which` names the step a paper is about, where a form gives several."""

    form: str
    which: str = ""
    as_file: PaperFile = PaperFile.PDF


class PaperData(Schema):
    """A paper as it stands on a day; `kept_at` says where it was filed."""

    id: int
    form: str
    number: str
    state: PaperState
    in_force: bool
    confidentiality: Confidentiality
    drawn_up_on: date
    signed_on: date | None
    kept_at: str
    returned_because: str
    replaced_by: int | None


@router.get(
    "/cases/{casefile_id}/papers",
    auth=READ_PAPERS,
    response={200: list[PaperData], **READING},
    summary="Papers of a case",
    url_name="api_papers",
)
def papers(
    request: HttpRequest,
    casefile_id: CaseId,
    on: Annotated[Day | None, Query(description="As they stood then; now if left out.")] = None,
) -> list[PaperData]:
    """The papers of a case, the one drawn up last first. That they were read is noted."""
    actor = require_somewhere(request, Action.SEE_CASE)
    lives = papers_of_case(actor, casefile_id, on=on)
    note_viewed(actor, casefile_visible_to(actor, casefile_id))
    return [_paper(life) for life in lives]


@router.post(
    "/cases/{casefile_id}/papers",
    auth=PRINT_PAPERS,
    response={200: None, **READING, 400: Problem},
    summary="Take a paper along",
    url_name="api_papers",
    openapi_extra=described(PaperBody) | described_media(_MEDIA.values()),
)
def take_paper(request: HttpRequest, casefile_id: CaseId) -> HttpResponse:
    """A paper filled from the record as of today, remembered as taken along.

    422 `cannot_be_made` where a required blank has no value in the record: what is typed by hand
    is typed on screen.
    """
    require_somewhere(request, Action.PRINT_PAPER)
    case = read_case(request, casefile_id)
    require(case.actor, Action.PRINT_PAPER, relation_to(case.record))
    body = record_in(request, PaperBody)
    paper = _wanted(case, body, on=timezone.localdate())
    made = make(paper.draft)
    # Made before anything is written: an office program may take its time, and nobody else waits.
    content = made.word() if body.as_file is PaperFile.WORD else made.pdf()
    with transaction.atomic():
        download_paper(case.record, paper, by=case.actor)
        named = cases_named_by(paper.draft.occasion)
        tell_the_others(case.record, paper.draft.sheet.code, named, Deed.EXPORTED, by=case.actor)
    return file_answer(content, _MEDIA[body.as_file], f"{made.file_stem}.{body.as_file.value}")


def _wanted(case: ReadCase, body: PaperBody, *, on: date) -> FormPaper:
    lives = papers_of_case(case.actor, case.record.pk)
    drafts = CaseDrafts(case.record, on=on)
    papers = papers_of_form(
        lambda sheet: within_reach(case.actor, drafts.of(sheet)), sheet_of(body.form), lives
    )
    fitting = [paper for paper in papers if body.which in ("", paper.which)]
    if not fitting:
        raise Http404("no such paper")
    return fitting[-1]


def _paper(life: PaperLife) -> PaperData:
    paper = life.paper
    return PaperData(
        id=paper.pk,
        form=paper.form_code,
        number=paper.number.text if paper.number else "",
        state=life.state,
        in_force=life.is_in_force,
        confidentiality=Confidentiality(paper.confidentiality),
        drawn_up_on=life.events[0].on,
        signed_on=life.signed_on,
        kept_at=life.kept_at,
        returned_because=life.returned_because,
        replaced_by=life.replacement_id,
    )
