"""A paper taken along: as Word, as PDF, or as pages to print; each use is remembered."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.gzip import gzip_page

from ketnap.accounts import access
from ketnap.audit.models import Deed
from ketnap.documents.drawing_up import download_paper, print_paper
from ketnap.documents.making import Made
from ketnap.documents.papers.models import Confidentiality
from ketnap.documents.refusals import CANNOT_BE_MADE
from ketnap.domain.access import Action, require
from ketnap.web.language import reader_language
from ketnap.web.papers.levels import level_form
from ketnap.web.papers.paper import show_paper
from ketnap.web.papers.preview import pictures_inline, size_of
from ketnap.web.papers.reading import OpenPaper, open_paper
from ketnap.web.papers.sent import PAPER, posted_or_back_to
from ketnap.web.papers.served import PDF, WORD, served, shown
from ketnap.web.papers.typed import TypedForm
from ketnap.web.today_only import today_only

_REFUSED = 422

HandOut = Callable[[OpenPaper, Made, Confidentiality | None], HttpResponse]


@access.page(Action.PRINT_PAPER)
@posted_or_back_to(PAPER)
def word(request: HttpRequest, form_code: str, which: str, **about: int) -> HttpResponse:
    """Hand out a paper as a Word file that the office can still edit."""

    def hand_out(opened: OpenPaper, made: Made, level: Confidentiality | None) -> HttpResponse:
        content = made.word()
        _remember_download(opened, made, level)
        return served(content, WORD, f"{made.file_stem}.docx")

    return _answered(request, open_paper(request, about, form_code, which), hand_out)


@access.page(Action.PRINT_PAPER)
@posted_or_back_to(PAPER)
def pdf(request: HttpRequest, form_code: str, which: str, **about: int) -> HttpResponse:
    """Hand out a paper as PDF/A."""

    def hand_out(opened: OpenPaper, made: Made, level: Confidentiality | None) -> HttpResponse:
        content = made.pdf()
        _remember_download(opened, made, level)
        return served(content, PDF, f"{made.file_stem}.pdf")

    return _answered(request, open_paper(request, about, form_code, which), hand_out)


@access.page(Action.PRINT_PAPER)
@posted_or_back_to(PAPER)
@gzip_page
def pages(request: HttpRequest, form_code: str, which: str, **about: int) -> HttpResponse:
    """Show the pages of a paper alone, to be printed by the browser.

    By the body's own template they are the PDF, which the browser's viewer prints.
    """

    def hand_out(opened: OpenPaper, made: Made, level: Confidentiality | None) -> HttpResponse:
        answer = (
            shown(made.pdf(), PDF, f"{made.file_stem}.pdf")
            if made.own is not None
            else _standard_pages(request, opened, made)
        )
        record, by = opened.subject.record, opened.subject.actor
        print_paper(record, opened.paper, by=by, by_hand=made.by_hand, confidentiality=level)
        opened.tell_the_others(Deed.PRINTED)
        return answer

    return _answered(request, open_paper(request, about, form_code, which), hand_out)


def _standard_pages(request: HttpRequest, opened: OpenPaper, made: Made) -> HttpResponse:
    context = {
        "opened": opened,
        "pages": pictures_inline(made.pictures()),
        "size": size_of(made.draft.version),
    }
    return render(request, "web/papers/pages.html", context)


def _remember_download(opened: OpenPaper, made: Made, level: Confidentiality | None) -> None:
    record, by = opened.subject.record, opened.subject.actor
    download_paper(record, opened.paper, by=by, by_hand=made.by_hand, confidentiality=level)
    opened.tell_the_others(Deed.EXPORTED)


def _answered(request: HttpRequest, opened: OpenPaper, hand_out: HandOut) -> HttpResponse:
    """The paper handed out; its page again where a value is missing, or its file cannot be made."""
    require(opened.subject.actor, Action.PRINT_PAPER, opened.subject.relation)
    today_only(request)
    form, asked = TypedForm(opened, request.POST), level_form(request, opened)
    if opened.paper.missing or not (form.is_valid() and asked.is_valid()):
        return show_paper(request, opened, form, status=_REFUSED)
    try:
        return hand_out(opened, opened.made(form.by_hand()), asked.level)
    except CANNOT_BE_MADE as refusal:
        words = refusal.vi if reader_language() == "vi" else refusal.en
        return show_paper(request, opened, form, status=_REFUSED, file_trouble=words)
