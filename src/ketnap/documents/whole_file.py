"""The whole file of a case: its papers in the prescribed order, with the index on top."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.conf import settings

from ketnap.casefiles.models import Casefile
from ketnap.documents.drafts import CaseDrafts
from ketnap.documents.form_papers import papers_of_form
from ketnap.documents.making import Made, make
from ketnap.documents.papers.models import Paper as Drawn
from ketnap.documents.papers.queries import PaperLife, lives_of
from ketnap.documents.refusals import CANNOT_BE_MADE
from ketnap.documents.sheets.load import NoSuchForm, sheet_of
from ketnap.domain.casefile.steps import Step
from ketnap.domain.paperwork.about import steps_behind
from ketnap.domain.paperwork.dossier import Dossier, Paper, papers_of, proving_steps
from ketnap.domain.paperwork.filling import BlanksMissing
from ketnap.domain.paperwork.sheet import NoVersionInForce, Sheet
from ketnap.domain.paperwork.words import day_in_figures
from ketnap.rules.load import load_rulebook

INDEX = "MLHS"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A paper of the file that is not printed, and why."""

    title: str
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class InFile:
    """A paper made for the file, under the number that the index gives it; the index itself is nought."""

    place: int
    made: Made
    kept_at: str = ""
    """Where the signed paper is kept, if somebody has said."""


@dataclass(frozen=True, slots=True)
class WholeFile:
    """The papers made, the index first, and those left out."""

    in_file: tuple[InFile, ...]
    left_out: tuple[LeftOut, ...]


@dataclass
class _Filing:
    """A file while its papers are made."""

    drafts: CaseDrafts
    lives: tuple[PaperLife, ...]
    in_file: list[InFile] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    def add(self, sheet: Sheet, title: str, place_of: Callable[[Step | None], int]) -> None:
        """Make the papers of a form, each with the number it was given, or say of each why not."""
        try:
            given = self.drafts.of(sheet)
        except NoVersionInForce as refusal:
            self.left_out.append(LeftOut(title, refusal.vi, refusal.en))
            return
        for paper in papers_of_form(lambda _sheet: given, sheet, self.lives):
            place = place_of(paper.draft.material.step)
            try:
                self.in_file.append(InFile(place, make(paper.draft), paper.kept_at))
            except (BlanksMissing, *CANNOT_BE_MADE) as refusal:
                self.left_out.append(LeftOut(title, refusal.vi, refusal.en))


def whole_file(case: Casefile, *, on: date) -> WholeFile:
    """Every paper of a case's file as of a day."""
    filing = _Filing(CaseDrafts(case, on=on), lives_of(Drawn.objects.filter(casefile=case), on=on))
    index = sheet_of(INDEX)
    filing.add(index, index.title_vi, lambda _step: 0)
    row = 1
    for paper in _papers(on):
        proofs = proving_steps(paper, filing.drafts.history)
        _add_papers(filing, paper, proofs, row)
        row += len(proofs) or (0 if paper.only_if_any else 1)
    return WholeFile(tuple(filing.in_file), tuple(filing.left_out))


def _add_papers(filing: _Filing, paper: Paper, proofs: Sequence[Step], row: int) -> None:
    """Add what is printed here of a paper that the file holds; the index has a row for each proof."""
    if not proofs:
        if not paper.only_if_any:
            filing.left_out.append(_not_recorded(paper))
        return
    history = filing.drafts.history
    sheets = [sheet for sheet in _sheets_for(paper) if steps_behind(sheet.about, history)]
    printed = {step.seq for sheet in sheets for step in steps_behind(sheet.about, history)}
    filing.left_out.extend(
        _issued_elsewhere(paper, each) for each in proofs if each.seq not in printed
    )
    rows = {proof.seq: row + place for place, proof in enumerate(proofs)}
    for sheet in sheets:
        if sheet.handwritten and not settings.TYPED_PERSONAL_PAPERS:
            filing.left_out.append(_written_by_hand(paper))
        else:
            filing.add(sheet, paper.title, lambda step: rows.get(step.seq, row) if step else row)


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


def _issued_elsewhere(paper: Paper, proof: Step) -> LeftOut:
    on = day_in_figures(proof.on)
    return LeftOut(
        paper.title,
        f"{paper.title} ngày {on}: do nơi khác cấp, không in từ phần mềm.",
        f"{paper.title_en} of {proof.on.isoformat()}: issued elsewhere, not printed here.",
    )
