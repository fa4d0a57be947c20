"""The signed papers of a cell's cases that no longer agree with the record, for whoever sees the cases."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import casefiles_visible_to
from ketnap.documents.drafts import CaseDrafts
from ketnap.documents.form_papers import FormPaper, papers_of_form
from ketnap.documents.papers.models import Paper
from ketnap.documents.papers.queries import PaperLife, lives_of, papers_visible_to
from ketnap.documents.printed import Difference, differences
from ketnap.documents.sheets.load import NoSuchForm, sheet_of
from ketnap.documents.sources.cell_records import CellRecords
from ketnap.domain.access import Actor
from ketnap.domain.paperwork.sheet import Sheet, Subject
from ketnap.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class ChangedPaper:
    """A signed paper, what it says otherwise than the record, and which paper of its form it is."""

    case: Casefile
    paper: FormPaper
    life: PaperLife
    differences: tuple[Difference, ...] = ()
    recorded_on: date | None = None
    """The day of its step, where that is not the day on the paper."""
    is_gone: bool = False
    """Whether its step is recorded no longer: then nothing else is compared."""


def changed_papers_visible_to(
    actor: Actor | None, cell: Organisation, *, on: date
) -> tuple[ChangedPaper, ...]:
    """Return the signed papers of a cell's cases that differ from the record as of a day.

    By the names of the people, then by form. A reader gets those of the cases he sees.
    """
    signed = _signed_by_case(papers_visible_to(actor).filter(casefile__cell=cell), on)
    cases = casefiles_visible_to(actor).filter(pk__in=signed)
    records = CellRecords(cell)
    return tuple(
        changed
        for case in cases.order_by("person__sort_key", "pk")
        for changed in _changed(CaseDrafts(case, on=on, cell=records), signed[case.pk], records)
    )


def _signed_by_case(papers: QuerySet[Paper], on: date) -> dict[int, list[PaperLife]]:
    found: defaultdict[int, list[PaperLife]] = defaultdict(list)
    for life in lives_of(papers, on=on):
        if life.is_in_force and life.paper.casefile_id is not None:
            found[life.paper.casefile_id].append(life)
    return found


def _changed(
    drafts: CaseDrafts, signed: Iterable[PaperLife], records: CellRecords
) -> Iterator[ChangedPaper]:
    by_form: defaultdict[str, list[PaperLife]] = defaultdict(list)
    for life in signed:
        by_form[life.paper.form_code].append(life)
    for sheet in _own_forms(sorted(by_form)):
        for paper in papers_of_form(drafts.of, sheet, by_form[sheet.code]):
            for life in paper.lives:
                found = _compared(drafts.case, paper, life, records)
                if found.is_gone or found.recorded_on or found.differences:
                    yield found


def _compared(
    case: Casefile, paper: FormPaper, life: PaperLife, records: CellRecords
) -> ChangedPaper:
    if paper.is_gone(life):
        return ChangedPaper(case, paper, life, is_gone=True)
    step = paper.draft.material.step
    other_day = step.on if step is not None and step.on != life.paper.dated_on else None
    return ChangedPaper(case, paper, life, differences(paper, life, cell=records), other_day)


def _own_forms(codes: Iterable[str]) -> Iterator[Sheet]:
    """The forms about a case itself: those of an occasion name others, whom the reader may not know."""
    for code in codes:
        try:
            sheet = sheet_of(code)
        except NoSuchForm:
            continue
        if sheet.subject is Subject.CASE:
            yield sheet
