"""The job that makes some forms for many people: chosen ones, or those of an occasion."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ketnap.casefiles.models import Casefile
from ketnap.documents.bundles.bundle import Bundle, Bundled, Format, bundle_into
from ketnap.documents.bundles.checking import (
    Taken,
    case_for,
    may_with_all,
    no_longer_yours,
    remember,
)
from ketnap.documents.bundles.occasions import OccasionGone, occasion_visible_to
from ketnap.documents.drafts import CaseDrafts
from ketnap.documents.form_papers import papers_of_form
from ketnap.documents.making import Made, make
from ketnap.documents.papers.models import Paper
from ketnap.documents.papers.queries import PaperLife, lives_of
from ketnap.documents.refusals import CANNOT_BE_MADE
from ketnap.documents.sheets.load import sheet_of
from ketnap.documents.sources.cell_records import CellRecords
from ketnap.domain.access import Action, Actor
from ketnap.domain.paperwork.filling import BlanksMissing
from ketnap.domain.paperwork.sheet import NoVersionInForce, Sheet
from ketnap.domain.text import fold
from ketnap.jobs.refusals import JobRefused
from ketnap.jobs.running import Arguments, Outcome, Run


def title_of_chosen(_actor: Actor, arguments: Arguments) -> str:
    """Which forms, for how many people."""
    return _("%(forms)s của %(count)d người") % {
        "forms": ", ".join(arguments["forms"]),
        "count": len(arguments["cases"]),
    }


def title_of_occasion(actor: Actor, arguments: Arguments) -> str:
    """Which forms, for the people of which occasion."""
    forms = ", ".join(arguments["forms"])
    try:
        occasion = occasion_visible_to(actor, arguments["occasion"], arguments["id"])
    except OccasionGone:
        return forms
    return _("%(forms)s của mọi người: %(occasion)s") % {"forms": forms, "occasion": occasion.title}


def may_have(actor: Actor, casefile_ids: Sequence[int]) -> bool:
    """Whether somebody may print papers of everybody whose papers are inside."""
    return may_with_all(actor, casefile_ids, Action.PRINT_PAPER)


def make_for_chosen(run: Run) -> Outcome:
    """Make the bundle for the cases that were chosen."""
    return _make(run, run.arguments["cases"], title_of_chosen(run.actor(), run.arguments))


def make_for_occasion(run: Run) -> Outcome:
    """Make the bundle for whoever is on the list of the occasion now."""
    try:
        occasion = occasion_visible_to(run.actor(), run.arguments["occasion"], run.arguments["id"])
    except OccasionGone:
        raise JobRefused(_("Bạn không còn được xem việc này.")) from None
    return _make(run, occasion.case_ids, title_of_occasion(run.actor(), run.arguments))


def _make(run: Run, case_ids: Sequence[int], about: str) -> Outcome:
    sheets = [sheet_of(code) for code in run.arguments["forms"]]
    formats = tuple(Format(each) for each in run.arguments["formats"])
    on, actor = date.fromisoformat(run.arguments["on"]), run.actor()
    taken: list[Taken] = []
    cells: dict[int, CellRecords] = {}
    run.expects(len(case_ids) * len(sheets))
    with (
        run.new_file() as file,
        bundle_into(file, formats, about=about, by=actor.name) as bundle,
    ):
        for case_id in case_ids:
            taken += _add_case(run, bundle, case_id, _Wanted(sheets, on, cells))
    return Outcome(
        bundle.outcome(),
        download_name=f"giay-to-{on:%Y%m%d}.zip",
        holds=[case.pk for case, _papers in taken],
        settle=lambda: remember(taken, by=actor),
    )


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The forms that are made for everybody, and the records of cells read so far."""

    sheets: Sequence[Sheet]
    on: date
    cells: dict[int, CellRecords]

    def drafts(self, case: Casefile) -> CaseDrafts:
        """The papers of a case, which shares the records of its cell with the cases before it."""
        records = self.cells.setdefault(case.cell_id, CellRecords(case.cell))
        return CaseDrafts(case, on=self.on, cell=records)


def _add_case(run: Run, bundle: Bundle, case_id: int, wanted: _Wanted) -> list[Taken]:
    """Put the papers of one case in, if who asked may have them at this moment."""
    sheets = wanted.sheets
    case = case_for(run.actor(), case_id, Action.PRINT_PAPER)
    if case is None:
        bundle.leave_out(no_longer_yours())
        run.step(len(sheets))
        return []
    drafts, folder = wanted.drafts(case), _folder(case) if len(sheets) > 1 else ""
    lives = lives_of(Paper.objects.filter(casefile=case), on=wanted.on)
    papers: list[Bundled] = []
    for sheet in sheets:
        for paper, kept_at in _papers(bundle, drafts, sheet, lives):
            papers.append(bundle.add(paper, folder=folder, kept_at=kept_at))
        run.step()
    return [(case, papers)]


def _papers(
    bundle: Bundle, drafts: CaseDrafts, sheet: Sheet, lives: tuple[PaperLife, ...]
) -> Sequence[tuple[Made, str]]:
    """The papers of a form that can be made, each with the number it was given and where it is kept.

    Of the others the list tells why not.
    """
    who = f"{drafts.case.person.full_name}, {sheet.code}"
    try:
        given = drafts.of(sheet)
    except NoVersionInForce as refusal:
        bundle.leave_out(f"{who}: {_in_readers_words(refusal.vi, refusal.en)}")
        return []
    made: list[tuple[Made, str]] = []
    for paper in papers_of_form(lambda _sheet: given, sheet, lives):
        try:
            made.append((make(paper.draft), paper.kept_at))
        except (BlanksMissing, *CANNOT_BE_MADE) as refusal:
            bundle.leave_out(f"{who}: {_in_readers_words(refusal.vi, refusal.en)}")
    return made


def _in_readers_words(vi: str, en: str) -> str:
    return en if get_language() == "en" else vi


def _folder(case: Casefile) -> str:
    """A folder for each person; two of one name are told apart by the number of the case."""
    return f"{'-'.join(fold(case.person.full_name).split())}-{case.pk}"
