"""Papers of a case: which were drawn up, and what became of each. What they say is kept nowhere."""

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router, Schema

from ketnap.api.cases import READING, CaseId, note_viewed
from ketnap.api.keys import READ_PAPERS, require_somewhere
from ketnap.casefiles.queries import casefile_visible_to
from ketnap.documents.papers.models import Confidentiality
from ketnap.documents.papers.queries import PaperLife, papers_of_case
from ketnap.domain.access import Action
from ketnap.domain.paperwork.life import PaperState

router = Router(tags=["papers"])


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
    on: Annotated[date | None, Query(description="As they stood then; now if left out.")] = None,
) -> list[PaperData]:
    """The papers of a case, the one drawn up last first. That they were read is noted."""
    actor = require_somewhere(request, Action.SEE_CASE)
    lives = papers_of_case(actor, casefile_id, on=on)
    note_viewed(actor, casefile_visible_to(actor, casefile_id))
    return [_paper(life) for life in lives]


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
