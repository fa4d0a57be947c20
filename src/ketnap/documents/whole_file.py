"""The whole file of a case: its papers in the prescribed order, with the index on top."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from ketnap.casefiles.models import Casefile
from ketnap.documents.drafts import CaseDrafts
from ketnap.documents.making import Made, make
from ketnap.documents.refusals import CANNOT_BE_MADE
from ketnap.documents.sheets.load import NoSuchForm, sheet_of
from ketnap.domain.paperwork.about import steps_behind
from ketnap.domain.paperwork.dossier import Dossier, Paper, papers_of, proving_steps
from ketnap.domain.paperwork.filling import BlanksMissing
from ketnap.domain.paperwork.sheet import NoVersionInForce, Sheet
from ketnap.rules.load import load_rulebook

INDEX = "MLHS"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A paper of the file that is not printed, and why."""

    title: str
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class WholeFile:
    """The papers made, the index first, and those left out."""

    papers: tuple[Made, ...]
    left_out: tuple[LeftOut, ...]


def whole_file(case: Casefile, *, on: date) -> WholeFile:
    """Every paper of a case's file as of a day."""
    drafts = CaseDrafts(case, on=on)
    papers: list[Made] = []
    left_out: list[LeftOut] = []
    index = sheet_of(INDEX)
    try:
        papers += [make(draft) for draft in drafts.of(index)]
    except CANNOT_BE_MADE as refusal:
        left_out.append(LeftOut(index.title_vi, refusal.vi, refusal.en))
    for paper in _papers(on):
        if not proving_steps(paper, drafts.history):
            if not paper.only_if_any:
                left_out.append(_not_recorded(paper))
            continue
        sheets = [
            sheet for sheet in _sheets_for(paper) if steps_behind(sheet.about, drafts.history)
        ]
        if not sheets:
            left_out.append(_issued_elsewhere(paper))
        for sheet in sheets:
            if sheet.handwritten and not settings.TYPED_PERSONAL_PAPERS:
                left_out.append(_written_by_hand(paper))
                continue
            try:
                papers += [make(draft) for draft in drafts.of(sheet)]
            except (BlanksMissing, NoVersionInForce, *CANNOT_BE_MADE) as refusal:
                left_out.append(LeftOut(paper.title, refusal.vi, refusal.en))
    return WholeFile(tuple(papers), tuple(left_out))


def _papers(on: date) -> Iterator[Paper]:
    rules = load_rulebook().on(on)
    for dossier in Dossier:
        rule = rules.find(dossier)
        if rule is not None:
            yield from papers_of(dossier, rule)


def _sheets_for(paper: Paper) -> Iterator[Sheet]:
    """The sheets of the forms that the rule names, as far as they are printed here."""
    for form in paper.forms:
        try:
            yield sheet_of(form)
        except NoSuchForm:
            continue


def _not_recorded(paper: Paper) -> LeftOut:
    return LeftOut(
        paper.title,
        f"{paper.title}: chưa có trong hồ sơ.",
        f"{paper.title_en}: not in the file yet.",
    )


def _written_by_hand(paper: Paper) -> LeftOut:
    return LeftOut(
        paper.title,
        f"{paper.title}: chép tay; bản hướng dẫn không đưa vào hồ sơ.",
        f"{paper.title_en}: written by hand; its guide does not belong in the file.",
    )


def _issued_elsewhere(paper: Paper) -> LeftOut:
    return LeftOut(
        paper.title,
        f"{paper.title}: do nơi khác cấp, không in từ phần mềm.",
        f"{paper.title_en}: issued elsewhere, not printed here.",
    )
