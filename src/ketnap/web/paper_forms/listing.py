"""Every form there is, by what it is about, found by its code or name."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.documents.sheets.load import load_sheets
from ketnap.domain.access import Action
from ketnap.domain.paperwork.sheet import NoVersionInForce, Shape, Sheet, Subject
from ketnap.domain.text import fold
from ketnap.web.day import address, day_of
from ketnap.web.paper_forms.words import SUBJECT_NAMES, size_name
from ketnap.web.papers.lines import in_order
from ketnap.web.papers.listing import LONGEST_SEARCH, SEARCH, SearchForm
from ketnap.web.papers.reading import slug_of, title_of


@dataclass(frozen=True, slots=True)
class FormLine:
    """One form as the list shows it on the page's day."""

    code: str
    title: str
    href: str
    source: str
    """Where the version of the day comes from; empty where none is in force."""
    size: str
    is_unconfirmed: bool
    by_hand: bool


@dataclass(frozen=True, slots=True)
class FormGroup:
    """The forms about one sort of record."""

    title: str
    lines: tuple[FormLine, ...]


@access.page(Action.SEE_RULEBOOK)
@require_GET
def forms(request: HttpRequest) -> HttpResponse:
    """Show the forms that match a search, all of them without one."""
    search = request.GET.get(SEARCH, "")[:LONGEST_SEARCH]
    context = {
        "groups": list(_groups(request, search)),
        "search": search,
        "form": SearchForm({SEARCH: search}),
    }
    return render(request, "web/paper_forms/forms.html", context)


def _groups(request: HttpRequest, search: str) -> Iterator[FormGroup]:
    letters = fold(search).split()
    sheets = sorted(load_sheets().values(), key=in_order)
    for subject in Subject:
        lines = tuple(
            _line(request, sheet)
            for sheet in sheets
            if sheet.subject is subject and _matches(sheet, letters)
        )
        if lines:
            yield FormGroup(str(SUBJECT_NAMES[subject]), lines)


def _matches(sheet: Sheet, letters: list[str]) -> bool:
    words = fold(f"{sheet.code} {sheet.title_vi} {sheet.title_en}")
    return all(part in words for part in letters)


def _line(request: HttpRequest, sheet: Sheet) -> FormLine:
    try:
        version = sheet.on(day_of(request).on)
    except NoVersionInForce:
        version = None
    return FormLine(
        code=sheet.code,
        title=title_of(sheet),
        href=address(request, "paper_form", slug_of(sheet)),
        source=version.source if version else "",
        size=size_name(version) if version and version.page != "a4" else "",
        is_unconfirmed=version is not None and version.shape is not Shape.CONFIRMED,
        by_hand=sheet.handwritten,
    )
