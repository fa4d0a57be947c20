"""The bodies whose registers the reader may see, and the registers of one body."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.documents.registers.document_types import load_document_types
from ketnap.documents.registers.queries import registers_on, registers_visible_to
from ketnap.domain.access import Action
from ketnap.organisations.queries import existing_on, organisations_visible_to
from ketnap.web.day import address, day_of
from ketnap.web.day_words import capitalised
from ketnap.web.registers.paging import page_of
from ketnap.web.registers.reading import (
    OpenBody,
    crumbs_to,
    next_text,
    open_body,
    term_words,
    type_name,
)


@access.page(Action.SEE_REGISTER)
@require_GET
def registers(request: HttpRequest) -> HttpResponse:
    """Show the registers of the reader's body, or the bodies where there are several."""
    seen = organisations_visible_to(actor_behind(request), Action.SEE_REGISTER)
    bodies = existing_on(seen, day_of(request).on)
    only = list(bodies[:2])
    if len(only) == 1:
        return _body_page(request, open_body(request, only[0].pk), crumbs=[])
    page = page_of(request, bodies)
    context = {
        "columns": _body_columns(),
        "rows": list(_body_rows(request, page.rows)),
        "page": page,
    }
    return render(request, "web/registers/bodies.html", context)


@access.page(Action.SEE_REGISTER)
@require_GET
def registers_of(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """Show the registers of one body: those of the term in force, and the terms before."""
    return _body_page(request, open_body(request, organisation_id), crumbs=crumbs_to(request))


def _body_page(
    request: HttpRequest, body: OpenBody, *, crumbs: list[dict[str, Any]]
) -> HttpResponse:
    rows = list(registers_on(body.actor, body.day.on, [body.id]))
    context = {
        "body": body,
        "title": body.name if crumbs else _("Sổ văn bản"),
        "crumbs": crumbs,
        "term": term_words(body.term) if body.term else "",
        "columns": list(_columns(body)),
        "rows": [list(_cells(request, body, each)) for each in rows],
        "earlier": list(_earlier(request, body)),
        "may_open": body.may_keep and len(rows) < len(load_document_types().by_symbol),
    }
    return render(request, "web/registers/registers.html", context)


def _body_columns() -> list[dict[str, Any]]:
    return [
        {"label": _("Tổ chức")},
        {"label": _("Nhiệm kỳ")},
        {"label": _("Số sổ"), "numeric": True},
        {"label": _("Số chưa xong"), "numeric": True},
    ]


def _body_rows(request: HttpRequest, bodies: Sequence[Any]) -> Iterator[list[dict[str, Any]]]:
    """Each body with what its registers hold, in as many queries for one as for many."""
    found = registers_on(actor_behind(request), day_of(request).on, [body.pk for body in bodies])
    by_body: dict[int, list[Any]] = {}
    for register in found:
        by_body.setdefault(register.term.organisation_id, []).append(register)
    for body in bodies:
        registers = by_body.get(body.pk, [])
        yield [
            {"text": body.name, "href": address(request, "registers_of", body.pk)},
            {"text": registers[0].term.name if registers else _("chưa mở sổ")},
            {"text": str(len(registers))},
            {"text": str(sum(each.held + each.unclear for each in registers))},
        ]


def _columns(body: OpenBody) -> Iterator[dict[str, Any]]:
    yield {"label": _("Thể loại")}
    yield {"label": _("Số tiếp theo")}
    yield {"label": _("Đã ban hành"), "numeric": True}
    yield {"label": _("Đang giữ"), "numeric": True}
    yield {"label": _("Chưa rõ"), "numeric": True}
    if body.may_keep:
        yield {"label": _("Việc")}


def _cells(request: HttpRequest, body: OpenBody, register: Any) -> Iterator[dict[str, Any]]:
    yield {
        "text": capitalised(type_name(register.document_type)),
        "href": address(request, "register", register.pk),
    }
    yield {"text": next_text(register), "code": True}
    yield {"text": str(register.issued)}
    yield {"text": str(register.held)}
    yield {"text": str(register.unclear)}
    if body.may_keep:
        yield {"text": _("Lấy số"), "href": reverse("take_number", args=[register.pk])}


def _earlier(request: HttpRequest, body: OpenBody) -> Iterator[dict[str, Any]]:
    """The terms that were over by the page's day, each with its registers."""
    known = registers_visible_to(body.actor).filter(term__organisation=body.record)
    over = known.filter(term__valid_until__lt=body.day.on).order_by("-term__valid_from", "pk")
    for term, registers in groupby(over, key=lambda register: register.term):
        links = [
            {
                "label": capitalised(type_name(each.document_type)),
                "href": address(request, "register", each.pk),
            }
            for each in registers
        ]
        yield {"title": term_words(term), "links": links}
