"""One paper of a case as a page reads it: fetched for an actor, as of the page's day."""

from dataclasses import dataclass, replace
from functools import cached_property

from django.http import Http404, HttpRequest

from ketnap.documents.case_papers import CasePaper, papers_of_form
from ketnap.documents.drafts import CaseDrafts
from ketnap.documents.making import ByHand, Made, make
from ketnap.documents.papers.queries import PaperLife, papers_of_case
from ketnap.documents.sheets.load import NoSuchForm, sheet_of
from ketnap.domain.access import Action
from ketnap.domain.paperwork.sheet import HandBlank, Sheet
from ketnap.web.case.reading import OpenCase, open_case
from ketnap.web.language import reader_language


@dataclass(frozen=True)
class OpenPaper:
    """A paper of a case somebody may see."""

    case: OpenCase
    paper: CasePaper

    @property
    def sheet(self) -> Sheet:
        return self.paper.sheet

    @property
    def place(self) -> tuple[int, str, str]:
        """How addresses name it: the case, the form, the step it is about."""
        return self.case.id, slug_of(self.sheet), self.paper.which

    @property
    def title(self) -> str:
        return title_of(self.sheet)

    @property
    def may_print(self) -> bool:
        """Whether the reader fills, prints and takes along; a reader of the case alone looks at it."""
        return self.case.may(Action.PRINT_PAPER) and self.case.day.is_today

    @property
    def may_keep(self) -> bool:
        """Whether the reader records what becomes of it."""
        return self.case.may(Action.KEEP_PAPERS) and self.case.day.is_today

    @cached_property
    def hand_blanks(self) -> tuple[HandBlank, ...]:
        """The blanks of this version that no record fills."""
        printed = {*self.paper.draft.version.names(), *self.sheet.required}
        asked = printed - self.paper.filled.from_record
        return tuple(blank for blank in self.sheet.by_hand if blank.name in asked)

    def made(self, by_hand: ByHand) -> Made:
        """The paper filled; raises `BlanksMissing`."""
        return make(self.paper.draft, by_hand)


def open_paper(request: HttpRequest, casefile_id: int, form_code: str, which: str) -> OpenPaper:
    """The paper for whoever asks; a stranger, and whoever asks for what there is not, gets 404."""
    case = open_case(request, casefile_id)
    try:
        sheet = sheet_of(form_code)
    except NoSuchForm as unknown:
        raise Http404("no such form") from unknown
    for paper in papers_of_form(CaseDrafts(case.record, on=case.on), sheet, lives_of(case)):
        if paper.which == which:
            return OpenPaper(case, paper)
    raise Http404("no such paper")


def reread(opened: OpenPaper) -> OpenPaper:
    """The same paper after something was written about it."""
    lives = papers_of_case(opened.case.actor, opened.case.id, on=opened.case.on)
    drafts = CaseDrafts(opened.case.record, on=opened.case.on)
    papers = papers_of_form(drafts, opened.sheet, lives)
    return replace(opened, paper=next(each for each in papers if each.which == opened.paper.which))


def lives_of(case: OpenCase) -> tuple[PaperLife, ...]:
    """Every paper drawn up of a case by the page's day."""
    return papers_of_case(case.actor, case.id, on=case.on)


def slug_of(sheet: Sheet) -> str:
    """A form's code as addresses carry it: `6-knd`."""
    return sheet.code.lower().replace("đ", "d")


def title_of(sheet: Sheet) -> str:
    """What a form is called in the reader's language."""
    return sheet.title_vi if reader_language() == "vi" else sheet.title_en


def note_of(sheet: Sheet) -> str:
    """What is said about a form; empty where there is nothing to say."""
    return sheet.note_vi if reader_language() == "vi" else sheet.note_en
