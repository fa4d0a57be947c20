"""One form: its versions by day, what it needs and what is typed, and what it looks like."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.documents.pdf.rendering import page_pictures
from ketnap.documents.registers.document_types import load_document_types
from ketnap.documents.sheets.load import NoSuchForm, sheet_of
from ketnap.domain.access import Action, may
from ketnap.domain.paperwork.blanks.catalogue import CATALOGUE
from ketnap.domain.paperwork.filling import recorded_name
from ketnap.domain.paperwork.sample import sample_of
from ketnap.domain.paperwork.sheet import NoVersionInForce, Sheet, Version
from ketnap.web.day import address, day_of
from ketnap.web.language import reader_language
from ketnap.web.paper_forms.words import SHAPE_NAMES, size_name, span_of
from ketnap.web.papers.preview import pictures_inline
from ketnap.web.papers.reading import note_of, slug_of, title_of
from ketnap.web.papers.values import label_in
from ketnap.web.papers.ways import SOURCE_NAMES


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version with its days, its source, and how sure its shape is."""

    days: str
    source: str
    shape: str
    size: str
    is_shown: bool
    href: str


@dataclass(frozen=True, slots=True)
class BlankPart:
    """The blanks that one sort of record fills."""

    title: str
    labels: tuple[str, ...]


@access.page(Action.SEE_RULEBOOK)
@require_GET
def paper_form(request: HttpRequest, form_code: str) -> HttpResponse:
    """Show a form as of the page's day; the first version where none was in force yet."""
    sheet = _sheet(form_code)
    on = day_of(request).on
    version = _version(sheet, on)
    filled = sample_of(sheet, version)
    context = {
        "sheet": sheet,
        "title": f"{sheet.code} · {title_of(sheet)}",
        "crumbs": [{"label": _("Mẫu giấy tờ"), "href": address(request, "paper_forms")}],
        "note": note_of(sheet),
        "number": _number(sheet),
        "needs": [label_in(sheet, name) for name in sheet.required],
        "typed": [label_in(sheet, blank.name) for blank in sheet.by_hand],
        "parts": list(_parts(sheet, version)),
        "versions": [_line(request, sheet, each, version) for each in sheet.versions],
        "pages": pictures_inline(page_pictures(sheet, version, filled, on=version.valid_from)),
        "template_href": _template_href(request, sheet),
    }
    return render(request, "web/paper_forms/form.html", context)


def _sheet(form_code: str) -> Sheet:
    try:
        return sheet_of(form_code)
    except NoSuchForm as unknown:
        raise Http404("no such form") from unknown


def _version(sheet: Sheet, on: date) -> Version:
    try:
        return sheet.on(on)
    except NoVersionInForce:
        return min(sheet.versions, key=lambda version: version.valid_from)


def _line(request: HttpRequest, sheet: Sheet, version: Version, shown: Version) -> VersionLine:
    today = day_of(request).today
    last = min(version.valid_to or today, today)
    way = address(request, "paper_form", slug_of(sheet)).split("?")[0]
    return VersionLine(
        days=span_of(version.valid_from, version.valid_to),
        source=version.source,
        shape=str(SHAPE_NAMES[version.shape]),
        size=size_name(version),
        is_shown=version is shown,
        href=way if last == today else f"{way}?on={last.isoformat()}",
    )


def _number(sheet: Sheet) -> str:
    """The type of document under which it gets a number; empty for a paper without one."""
    if not sheet.register_type:
        return ""
    name = load_document_types().name_of(sheet.register_type, reader_language())
    return f"{sheet.register_type}, {name}"


def _parts(sheet: Sheet, version: Version) -> Iterator[BlankPart]:
    """What records fill, by their sort."""
    names = [name for name in version.names() if recorded_name(name) in CATALOGUE]
    for source, title in SOURCE_NAMES.items():
        own = (name for name in names if CATALOGUE[recorded_name(name)].source is source)
        labels = _once(label_in(sheet, name) for name in own)
        if labels:
            yield BlankPart(str(title), labels)


def _once(labels: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(labels))


def _template_href(request: HttpRequest, sheet: Sheet) -> str:
    """The empty Word template, for those who may propose one of their own."""
    if not may(actor_behind(request), Action.PROPOSE_TEMPLATE):
        return ""
    return address(request, "standard_form", sheet.code)
