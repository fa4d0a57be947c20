"""A case's file proofread: its log, the papers drawn up, their numbers, and who held which post."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from ketnap.accounts.models import RoleHeld
from ketnap.casefiles.models import Casefile
from ketnap.documents.drafts import CaseDrafts
from ketnap.documents.form_papers import FormPaper, papers_of_form
from ketnap.documents.issuing import CELL, issuer_of
from ketnap.documents.making import recorded_values
from ketnap.documents.numbers_compared import numbers_of_papers
from ketnap.documents.papers.models import Paper
from ketnap.documents.papers.queries import PaperLife, case_marks, papers_of_case
from ketnap.documents.printed import Difference, differences
from ketnap.documents.sheets.load import load_agreements, load_sheets
from ketnap.documents.sources.cell_records import CellRecords
from ketnap.documents.sources.posts import SIGNING
from ketnap.domain.access import Actor
from ketnap.domain.casefile.replay import History
from ketnap.domain.paperwork.agreements import plain_number
from ketnap.domain.paperwork.filling import label_of
from ketnap.domain.paperwork.phrase import Phrase, Words
from ketnap.domain.paperwork.proofreading import (
    CheckedPaper,
    Differing,
    Post,
    Remark,
    Said,
    SignatureFacts,
    proofread,
)
from ketnap.domain.paperwork.sheet import NoVersionInForce, Sheet, Signatures, Subject, Version
from ketnap.domain.paperwork.words import day_in_figures
from ketnap.organisations.models import Organisation
from ketnap.rules.load import load_rulebook

Placed = tuple[FormPaper, ...]
"""The papers of one form, with what was drawn up of each."""

_FOR_CELL = ["T/M CHI BỘ"]
"""What stands over a signature given in the place of the cell."""


def remarks_on(actor: Actor | None, case: Casefile, *, on: date) -> tuple[Remark, ...]:
    """What contradicts itself in a case's file as of a day; raises `NotVisible` for a stranger."""
    lives = papers_of_case(actor, case.pk, on=on)
    cell = CellRecords(case.cell)
    drafts = CaseDrafts(case, on=on, cell=cell)
    begun_on = _begun_on(drafts.history)
    placed = _placed(drafts, [life for life in lives if life.paper.dated_on >= begun_on])
    return proofread(
        drafts.history,
        load_rulebook(),
        papers=tuple(_checked(placed, case, cell)),
        posts=tuple(_posts(case.cell)),
        numbers=numbers_of_papers(placed.values(), cell),
    )


def _begun_on(history: History) -> date:
    """Papers of a round that is over belong to another file, and are not compared."""
    if len(history.rounds) == 1:
        return date.min
    steps = history.rounds[-1].by_class.values()
    return min((step.on for group in steps for step in group), default=date.min)


def _placed(drafts: CaseDrafts, lives: Iterable[PaperLife]) -> Mapping[str, Placed]:
    """The papers of each numbered form, and of each form of which one was drawn up, by its code."""
    by_form: defaultdict[str, list[PaperLife]] = defaultdict(list)
    for life in lives:
        by_form[life.paper.form_code].append(life)
    return {
        sheet.code: papers_of_form(drafts.of, sheet, by_form[sheet.code])
        for sheet in load_sheets().values()
        if sheet.code in by_form or (sheet.register_type and sheet.subject is Subject.CASE)
    }


def _checked(
    placed: Mapping[str, Placed], case: Casefile, cell: CellRecords
) -> Iterator[CheckedPaper]:
    for papers in placed.values():
        for paper in papers:
            for life in paper.lives:
                gone = paper.is_gone(life)
                differing = () if gone else differences(paper, life, cell=cell)
                yield _one(paper, life, differing, case)


def _one(
    paper: FormPaper, life: PaperLife, differing: Sequence[Difference], case: Casefile
) -> CheckedPaper:
    sheet, gone = paper.sheet, paper.is_gone(life)
    step = None if gone else paper.draft.material.step
    version = _version_of(sheet, life.paper)
    return CheckedPaper(
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
        signers_wanted=_signers_of(version),
        step_on=step.on if step is not None else None,
        about=sheet.about,
        step_is_gone=gone,
        matter="" if gone else f"{sheet.code}/{paper.which}",
        issued_by_cell=version is not None and issuer_of(version) == CELL,
        signed_for_cell=_is_signed_for_cell(version),
        differing=tuple(_differing(sheet, each) for each in differing),
        says=_says(paper, life, differing),
        cited_by=_cited_by(life.paper, case),
        rule_id=load_agreements().rule_of(sheet.code) or "",
    )


def _version_of(sheet: Sheet, paper: Paper) -> Version | None:
    """The version a paper was drawn up by."""
    try:
        return sheet.on(paper.version_from)
    except NoVersionInForce:
        return None


def _signers_of(version: Version | None) -> int:
    """How many places to sign a paper has."""
    blocks = version.blocks if version is not None else ()
    places = [2 if each.left else 1 for each in blocks if isinstance(each, Signatures)]
    return max(places, default=1)


def _is_signed_for_cell(version: Version | None) -> bool:
    """Whether one person alone signs a paper, in the place of the cell."""
    blocks = version.blocks if version is not None else ()
    feet = [block for block in blocks if isinstance(block, Signatures)]
    return any(foot.left is None and _words(foot.right.authority) == _FOR_CELL for foot in feet)


def _words(phrase: Phrase) -> list[str]:
    """A phrase without blanks as it stands; with what is still to be filled left out."""
    return [piece.text for piece in phrase if isinstance(piece, Words)]


def _differing(sheet: Sheet, difference: Difference) -> Differing:
    vi, en = label_of(sheet, difference.blank)
    return Differing(vi=vi, en=en, printed=difference.printed, now=difference.now)


def _says(paper: FormPaper, life: PaperLife, differing: Sequence[Difference]) -> Mapping[str, Said]:
    """What other papers of the case must say too, with the words wherever records tell them."""
    otherwise = {each.blank: each.printed for each in differing}
    words = {**recorded_values(paper.filled), **otherwise}
    kept = life.paper.fingerprints
    return {
        name: Said(
            vi=label_of(paper.sheet, name)[0],
            en=label_of(paper.sheet, name)[1],
            mark=mark,
            words=words.get(name, "") if name in kept else "",
        )
        for name, mark in (life.paper.marks or {}).items()
    }


def _cited_by(paper: Paper, case: Casefile) -> Mapping[str, str]:
    """The marks that later papers carry where they cite this one rightly."""
    values: dict[str, str] = {}
    for cited in load_agreements().cited:
        if cited.form == paper.form_code:
            values[cited.day] = day_in_figures(paper.dated_on)
            if paper.number is not None:
                values[cited.number] = plain_number(paper.number.text)
    return case_marks(case.pk, values)


def _posts(cell: Organisation) -> Iterator[Post]:
    """Who signed for the cell, through time."""
    rows = RoleHeld.objects.filter(
        organisation=cell,
        role__in=[role for role, _position in SIGNING],
        withdrawn_at=None,
        confirmed_at__isnull=False,
        acting_for__isnull=True,
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
