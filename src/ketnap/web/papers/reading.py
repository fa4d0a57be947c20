"""One paper of a case or an occasion as a page reads it, as of the page's day."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from django.http import Http404, HttpRequest

from ketnap.audit.models import Deed
from ketnap.audit.services import note_reading
from ketnap.documents.form_papers import FormPaper, papers_of_form
from ketnap.documents.making import ByHand, Made, make
from ketnap.documents.reach import cases_named_by
from ketnap.documents.sheets.load import NoSuchForm, sheet_of
from ketnap.documents.telling import tell_the_others
from ketnap.domain.access import Action
from ketnap.domain.paperwork.sheet import HandBlank, Sheet
from ketnap.domain.paperwork.sheet import Subject as Sort
from ketnap.organisations.models import Organisation
from ketnap.web.language import reader_language
from ketnap.web.papers.about import PaperSubject, open_subject

OATH_FORM = "TT-LE"
_PAGES = ("paper", "paper_word", "paper_pdf", "print_paper", "number_paper")


@dataclass(frozen=True)
class OpenPaper:
    """A paper of a record somebody may see."""

    subject: PaperSubject
    paper: FormPaper

    @property
    def sheet(self) -> Sheet:
        return self.paper.sheet

    @property
    def title(self) -> str:
        return title_of(self.sheet)

    def href(self, name: str) -> str:
        """The address of a page about this paper."""
        return self.subject.href(name, slug_of(self.sheet), self.paper.which)

    @cached_property
    def hrefs(self) -> dict[str, str]:
        """Where what is typed may be sent, by the name of the page."""
        return {name: self.href(name) for name in _PAGES}

    @property
    def may_print(self) -> bool:
        """Whether the reader fills, prints and takes along; a reader of the case alone looks at it."""
        return self.subject.may(Action.PRINT_PAPER) and self.subject.day.is_today

    @property
    def may_keep(self) -> bool:
        """Whether the reader records what becomes of it."""
        return self.subject.may(Action.KEEP_PAPERS) and self.subject.day.is_today

    @cached_property
    def hand_blanks(self) -> tuple[HandBlank, ...]:
        """The blanks of this version that no record fills."""
        printed = {*self.paper.draft.version.names(), *self.sheet.required}
        asked = printed - self.paper.filled.from_record
        return tuple(blank for blank in self.sheet.by_hand if blank.name in asked)

    def note(self, deed: Deed, detail: str) -> None:
        """Note in the case of everybody whom the paper names what somebody did with it."""
        self.subject.note(deed, detail, self._named)

    def note_reading(self) -> None:
        """Note everybody whom the paper names as read about, for a part of a page opened before."""
        note_reading(self.subject.actor.user_id, self._named)

    def tell_the_others(self, deed: Deed) -> None:
        """Note it with everybody whom the paper names; in the case it belongs to it is noted already."""
        subject = self.subject
        tell_the_others(subject.record, self.sheet.code, self._named, deed, by=subject.actor)

    @property
    def _named(self) -> tuple[int, ...]:
        return (*self.subject.casefile_ids, *self.others_named)

    @cached_property
    def others_named(self) -> tuple[int, ...]:
        """The cases besides those of its record that a paper of an occasion or a cell names."""
        period, record = self.subject.period, self.subject.record
        if period is not None and isinstance(record, Organisation):
            return period.cases_named(record, self.sheet)
        named = cases_named_by(self.paper.draft.occasion)
        return tuple(pk for pk in named if pk not in self.subject.casefile_ids)

    def made(self, by_hand: ByHand) -> Made:
        """The paper filled; raises `BlanksMissing`."""
        return make(self.paper.draft, by_hand)


def open_paper(
    request: HttpRequest, about: Mapping[str, int], form_code: str, which: str
) -> OpenPaper:
    """The paper for whoever asks; a stranger, and whoever asks for what there is not, gets 404."""
    subject = open_subject(request, about)
    try:
        sheet = sheet_of(form_code)
    except NoSuchForm as unknown:
        raise Http404("no such form") from unknown
    if subject.sort is not Sort.CASE and sheet.subject is not subject.sort:
        raise Http404("no such form of an occasion")
    return _opened(subject, sheet, which)


def reread(opened: OpenPaper) -> OpenPaper:
    """The same paper after something was written about it."""
    return _opened(replace(opened.subject), opened.sheet, opened.paper.which)


def _opened(subject: PaperSubject, sheet: Sheet, which: str) -> OpenPaper:
    for paper in papers_of_form(subject.drafts_of, sheet, subject.lives):
        if paper.which == which:
            return OpenPaper(subject, paper)
    raise Http404("no such paper")


def slug_of(sheet: Sheet) -> str:
    """A form's code as addresses carry it: `6-knd`."""
    return sheet.code.lower().replace("đ", "d")


def title_of(sheet: Sheet) -> str:
    """What a form is called in the reader's language."""
    return sheet.title_vi if reader_language() == "vi" else sheet.title_en


def note_of(sheet: Sheet) -> str:
    """What is said about a form; empty where there is nothing to say."""
    return sheet.note_vi if reader_language() == "vi" else sheet.note_en
