"""A case's file proofread: its log, the papers drawn up, and who held which post."""

from collections.abc import Iterable, Iterator
from datetime import date

from ketnap.accounts.models import RoleHeld
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import domain_casefile
from ketnap.documents.drafts import CaseDrafts
from ketnap.documents.issuing import CELL, issuer_of
from ketnap.documents.making import recorded_values
from ketnap.documents.papers.models import Paper
from ketnap.documents.papers.queries import PaperLife, disagreements, papers_of_case
from ketnap.documents.sheets.load import NoSuchForm, sheet_of
from ketnap.documents.sources.posts import SIGNING
from ketnap.domain.access import Actor
from ketnap.domain.casefile.replay import replay
from ketnap.domain.paperwork.filling import BlanksMissing, fill_sheet, label_of
from ketnap.domain.paperwork.proofreading import (
    CheckedPaper,
    Post,
    Remark,
    SignatureFacts,
    proofread,
)
from ketnap.domain.paperwork.sheet import NoVersionInForce, Sheet
from ketnap.organisations.models import Organisation
from ketnap.rules.load import load_rulebook


def remarks_on(actor: Actor | None, case: Casefile, *, on: date) -> tuple[Remark, ...]:
    """What contradicts itself in a case's file as of a day; raises `NotVisible` for a stranger."""
    lives = papers_of_case(actor, case.pk, on=on)
    return proofread(
        replay(domain_casefile(case).steps, on=on),
        load_rulebook(),
        papers=tuple(_checked(case, lives, on)),
        posts=tuple(_posts(case.cell)),
    )


def _checked(case: Casefile, lives: Iterable[PaperLife], on: date) -> Iterator[CheckedPaper]:
    """The papers whose form is known here; others have nothing to be compared with."""
    drafts = CaseDrafts(case, on=on)
    for life in lives:
        try:
            sheet = sheet_of(life.paper.form_code)
        except NoSuchForm:
            continue
        differing, step_on = _compared(drafts, life, sheet)
        yield CheckedPaper(
            paper_id=life.paper.pk,
            code=sheet.code,
            title_vi=sheet.title_vi,
            title_en=sheet.title_en,
            on=life.paper.dated_on,
            state=life.state,
            signatures=tuple(
                SignatureFacts(name=event.name, position=event.position, on=event.on)
                for event in life.signed
            ),
            step_on=step_on,
            issued_by_cell=_is_issued_by_cell(sheet, life.paper),
            differing_vi=tuple(label_of(sheet, name)[0] for name in differing),
            differing_en=tuple(label_of(sheet, name)[1] for name in differing),
        )


def _is_issued_by_cell(sheet: Sheet, paper: Paper) -> bool:
    """Whether the head of a paper names the cell, in the version it was drawn up by."""
    try:
        return issuer_of(sheet.on(paper.version_from)) == CELL
    except NoVersionInForce:
        return False


def _compared(
    drafts: CaseDrafts, life: PaperLife, sheet: Sheet
) -> tuple[tuple[str, ...], date | None]:
    """The blanks that differ from the draft nearest to a paper, and the day of its step."""
    best: tuple[tuple[str, ...], date | None] | None = None
    for current, step_on in _current_values(drafts, sheet):
        differing = disagreements(life.paper, current)
        if best is None or len(differing) < len(best[0]):
            best = (differing, step_on)
    return best if best is not None else ((), None)


def _current_values(
    drafts: CaseDrafts, sheet: Sheet
) -> Iterator[tuple[dict[str, str], date | None]]:
    """What each paper of a form would be filled with today, and the day of the step it is about."""
    try:
        papers = drafts.of(sheet)
    except NoVersionInForce:
        return
    for draft in papers:
        step = draft.material.step
        try:
            filled = fill_sheet(draft.sheet, draft.version, draft.material, {})
        except BlanksMissing:
            continue
        yield dict(recorded_values(filled)), step.on if step is not None else None


def _posts(cell: Organisation) -> Iterator[Post]:
    """Who signed for the cell, through time."""
    rows = RoleHeld.objects.filter(
        organisation=cell, role__in=[role for role, _position in SIGNING], withdrawn_at=None
    )
    positions: dict[str, str] = {role.value: position for role, position in SIGNING}
    for row in rows.select_related("user__person"):
        if row.user.person is not None:
            yield Post(
                name=row.user.person.full_name,
                position=positions[row.role],
                since=row.valid_from,
                until=row.valid_until,
            )
