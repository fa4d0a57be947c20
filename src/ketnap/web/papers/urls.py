"""Addresses of the papers of a case, of an occasion, and of a cell."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import URLPattern, path

from ketnap.domain.paperwork.sheet import Subject as Sort
from ketnap.web.papers import afterwards, changed, files, keeping, listing, numbering, paper
from ketnap.web.papers.about import prefix_of

Page = tuple[str, Callable[..., HttpResponse], str]


def paper_urls(sort: Sort) -> list[URLPattern]:
    """The addresses below a record of a sort; their names begin with it, except for a case."""
    form = "<str:form_code>/<slug:which>"
    pages: tuple[Page, ...] = (
        ("", listing.papers, "papers"),
        ("ban/<int:paper_id>/luu/", afterwards.file_away, "file_paper"),
        ("ban/<int:paper_id>/tra-lai/", afterwards.take_back, "return_paper"),
        ("ban/<int:paper_id>/thay/", afterwards.put_in_place, "replace_paper"),
        (f"{form}/", paper.paper, "paper"),
        (f"{form}/so/", numbering.number_paper, "number_paper"),
        (f"{form}/word/", files.word, "paper_word"),
        (f"{form}/pdf/", files.pdf, "paper_pdf"),
        (f"{form}/in/", files.pages, "print_paper"),
        (f"{form}/da-in/", keeping.note_printed, "note_printed"),
        (f"{form}/ky/", keeping.sign, "sign_paper"),
    )
    if sort is Sort.CELL:
        pages += (("khong-con-khop/", changed.changed_papers, "changed_papers"),)
    return [path(way, view, name=f"{prefix_of(sort)}{name}") for way, view, name in pages]
