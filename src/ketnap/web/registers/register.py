"""One register: what is still open in it, every number, and the book for printing."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.audit.models import Deed
from ketnap.audit.services import Note, note_access, note_many
from ketnap.documents.papers.queries import persons_numbered
from ketnap.documents.registers.document_types import load_document_types
from ketnap.documents.registers.models import OPEN, NumberState, RegisterNumber
from ketnap.documents.registers.queries import numbers_of, state_on
from ketnap.domain.access import Action
from ketnap.domain.casefile.wording import citation
from ketnap.domain.rulebook import Confidence
from ketnap.web.day_words import full_day
from ketnap.web.language import PAPER_LANGUAGE, reader_language
from ketnap.web.registers.paging import page_of
from ketnap.web.registers.reading import OpenRegister, crumbs_to, open_register, term_words


@dataclass(frozen=True, slots=True)
class OpenNumber:
    """A number that waits to be issued or voided, and where that is done."""

    text: str
    summary: str
    since: str
    is_held: bool
    settle_href: str
    void_href: str


@access.page(Action.SEE_REGISTER)
@require_GET
def register(request: HttpRequest, register_id: int) -> HttpResponse:
    """Show a register as of the page's day: what is open first, then every number."""
    opened = open_register(request, register_id)
    page = page_of(request, numbers_of(opened.record, on=opened.body.day.on))
    context = {
        "register": opened,
        "crumbs": crumbs_to(request, opened.body),
        "lead": _lead(opened),
        "waiting": list(_waiting(opened)),
        "columns": _columns(),
        "rows": [list(_cells(opened, number)) for number in page.rows],
        "page": page,
        "facts": list(_facts(opened)),
    }
    return render(request, "web/registers/register.html", context)


@access.page(Action.SEE_REGISTER)
@require_GET
def sheet(request: HttpRequest, register_id: int) -> HttpResponse:
    """Show the whole register as a book, for printing; that it was asked for is noted."""
    opened = open_register(request, register_id)
    note_access(
        opened.body.actor.user_id,
        Deed.PRINTED,
        object_kind="register",
        object_id=opened.id,
        detail=f"in sổ {opened.record}",
    )
    numbers = numbers_of(opened.record, on=opened.body.day.on)
    note_many(
        opened.body.actor.user_id,
        Deed.PRINTED,
        [
            Note(object_kind="person", object_id=pk, detail="trong một sổ văn bản")
            for pk in persons_numbered(numbers.order_by())
        ],
    )
    context = {
        "register": opened,
        "crumbs": crumbs_to(request, opened.body, opened),
        "sheet": _sheet(opened),
    }
    return render(request, "web/registers/sheet.html", context)


def _sheet(register: OpenRegister) -> dict[str, Any]:
    """The book in Vietnamese, as papers of the Party are written."""
    day = register.body.day.on
    numbers = numbers_of(register.record, on=day).order_by("number")
    with override(PAPER_LANGUAGE):
        return {
            "body": register.body.name,
            "title": register.title,
            "term": term_words(register.record.term),
            "as_of": _("Tính đến ngày %(day)s") % {"day": full_day(day)},
            "numbers": [number_in_words(register, number) for number in numbers],
        }


def _lead(register: OpenRegister) -> str:
    words = f"{register.body.name}. {term_words(register.record.term)}."
    if not register.is_current:
        return words
    return words + " " + _("Số tiếp theo: %(number)s.") % {"number": register.next_text}


def _waiting(register: OpenRegister) -> Iterator[OpenNumber]:
    """The numbers that were neither issued nor voided by the page's day, the lowest first."""
    day = register.body.day.on
    is_open = Q(state__in=OPEN) | Q(settled_on__gt=day)
    for number in numbers_of(register.record, on=day).filter(is_open).order_by("number"):
        yield _open_number(register, number)


def _open_number(register: OpenRegister, number: RegisterNumber) -> OpenNumber:
    is_held = number.state != NumberState.UNACCOUNTED
    book = reverse("enter_number", args=[register.id]) + f"?number={number.number}"
    issue = reverse("issue_number", args=[number.pk])
    return OpenNumber(
        text=number.text,
        summary=number.summary,
        since=full_day(number.taken_on),
        is_held=is_held,
        settle_href=issue if is_held else book,
        void_href=reverse("void_number", args=[number.pk]),
    )


def _columns() -> list[dict[str, Any]]:
    return [
        {"label": _("Số")},
        {"label": _("Ngày")},
        {"label": _("Trích yếu")},
        {"label": _("Tình trạng")},
        {"label": _("Người lấy số")},
    ]


def _cells(register: OpenRegister, number: RegisterNumber) -> Iterator[dict[str, Any]]:
    line = number_in_words(register, number)
    yield {"text": number.text, "code": True}
    yield {"text": line["day"]}
    yield {"text": line["summary"]}
    yield {"text": line["state"]}
    yield {"text": line["taken_by"]}


def number_in_words(register: OpenRegister, number: RegisterNumber) -> dict[str, str]:
    """One number in words, as it stood on the page's day."""
    state = state_on(number, register.body.day.on)
    is_settled = state is NumberState.ISSUED or state is NumberState.VOIDED
    return {
        "text": number.text,
        "day": full_day(number.settled_on) if is_settled and number.settled_on else "",
        "summary": number.summary,
        "state": _state_words(number, state),
        "taken_by": "" if state is NumberState.UNACCOUNTED else number.taken_by.name,
    }


def _state_words(number: RegisterNumber, state: NumberState) -> str:
    if state is NumberState.VOIDED:
        return _("%(state)s: %(reason)s") % {"state": state.label, "reason": number.void_reason}
    if number.from_paper_book:
        return _("%(state)s, theo sổ giấy") % {"state": state.label}
    if state is NumberState.RESERVED:
        since = full_day(number.taken_on)
        return _("%(state)s từ ngày %(day)s") % {"state": state.label, "day": since}
    return str(state.label)


def _facts(register: OpenRegister) -> Iterator[dict[str, str]]:
    record = register.record
    yield {"term": _("Cơ quan ban hành"), "value": register.body.name}
    yield {"term": _("Ký hiệu"), "value": str(record), "note": _type_source(record.document_type)}
    if record.last_on_paper:
        yield {
            "term": _("Nối sổ giấy"),
            "value": _("đến số %(last)s") % {"last": record.last_on_paper},
        }


def _type_source(symbol: str) -> str:
    """Where the symbol of the type is taken from, and whether that was confirmed."""
    known = load_document_types().by_symbol.get(symbol)
    if known is None:
        return ""
    source = citation(known.source, reader_language())
    if known.confidence is Confidence.VERIFIED:
        return source
    return _("%(source)s; cần xác nhận") % {"source": source}
