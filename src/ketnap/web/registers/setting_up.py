"""Pages that begin a term, open a register, and say where it starts."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.documents.registers import services
from ketnap.documents.registers.document_types import load_document_types
from ketnap.documents.registers.models import Register, Term
from ketnap.documents.registers.queries import term_visible_to
from ketnap.documents.registers.services import RegisterOrder, TermOrder
from ketnap.domain.access import Action
from ketnap.organisations.models import OrganisationKind
from ketnap.organisations.queries import name_on
from ketnap.submissions.numbers_borne import last_number_borne
from ketnap.web.day import address, day_of
from ketnap.web.form_page import FormPage, answered
from ketnap.web.language import reader_language
from ketnap.web.posted import data_of
from ketnap.web.registers.forms import RegisterForm, SetUpForm, TermForm
from ketnap.web.registers.reading import (
    OpenBody,
    crumbs_to,
    open_body,
    open_register,
    term_words,
)

USUAL = ("NQ", "BC", "KH", "TB", "CV", "BB")
"""The types ticked for a first term: what a cell issues most."""


@access.page(Action.KEEP_REGISTER)
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """Ask when the term begins and which registers it opens with; the one before ends."""
    body = open_body(request, organisation_id, Action.KEEP_REGISTER)

    def act(values: dict[str, Any]) -> HttpResponse:
        types = tuple(values.pop("document_types"))
        term = services.begin_term(
            body.record, TermOrder(document_types=types, **values), by=body.actor
        )
        messages.success(request, _("Đã mở nhiệm kỳ %(name)s.") % {"name": term.name})
        return redirect("registers_of", body.id)

    page = FormPage(
        title=_("Mở nhiệm kỳ"),
        lead=_begin_lead(body) + _numbers_before(body),
        verb=_("Mở nhiệm kỳ"),
        form=TermForm(data_of(request), types=_types(), initial=_first_values(body)),
        crumbs=crumbs_to(request, body),
        back_href=address(request, "registers_of", body.id),
    )
    return answered(request, page, act)


@access.page(Action.KEEP_REGISTER)
@require_http_methods(["GET", "POST"])
def open_one(request: HttpRequest, term_id: int) -> HttpResponse:
    """Ask for which type a register is opened, and where it starts."""
    term = term_visible_to(actor_behind(request), term_id, Action.KEEP_REGISTER)
    body = OpenBody(actor_behind(request), term.organisation, day_of(request))

    def act(values: dict[str, Any]) -> HttpResponse:
        document_type = values.pop("document_type")
        register = services.open_register(
            term, document_type, RegisterOrder(**values), by=body.actor
        )
        messages.success(request, _("Đã lập sổ %(register)s.") % {"register": register})
        return redirect("register", register.pk)

    first = {"body_symbol": _symbol_of(term, body.name)}
    page = FormPage(
        title=_("Lập sổ"),
        lead=f"{body.name}. {term_words(term)}." + _numbers_before(body),
        verb=_("Lập sổ"),
        form=RegisterForm(data_of(request), types=_types(without=term), initial=first),
        crumbs=crumbs_to(request, body),
        back_href=address(request, "registers_of", body.id),
    )
    return answered(request, page, act)


@access.page(Action.KEEP_REGISTER)
@require_http_methods(["GET", "POST"])
def set_up(request: HttpRequest, register_id: int) -> HttpResponse:
    """Ask for the body's symbol, and before the first number also where the register starts."""
    opened = open_register(request, register_id, Action.KEEP_REGISTER)
    record = opened.record

    def act(values: dict[str, Any]) -> HttpResponse:
        order = RegisterOrder(**{"last_on_paper": record.last_on_paper, **values})
        services.set_up_register(record.pk, order, by=opened.body.actor)
        messages.success(request, _("Đã đặt sổ."))
        return redirect("register", record.pk)

    first = {"body_symbol": record.body_symbol, "last_on_paper": record.last_on_paper}
    page = FormPage(
        title=_("Đặt sổ"),
        lead=_("Số đã lấy giữ nguyên ký hiệu cũ; ký hiệu mới dùng từ số tiếp theo."),
        verb=_("Lưu"),
        form=SetUpForm(data_of(request), initial=first, is_empty=not record.numbers.exists()),
        crumbs=crumbs_to(request, opened.body, opened),
        back_href=address(request, "register", opened.id),
    )
    return answered(request, page, act)


def _begin_lead(body: OpenBody) -> str:
    if body.term is None:
        return _("%(name)s. Mỗi thể loại có một sổ, số chạy suốt nhiệm kỳ.") % {"name": body.name}
    return _("%(name)s. %(term)s sẽ kết thúc vào ngày liền trước.") % {
        "name": body.name,
        "term": term_words(body.term),
    }


def _numbers_before(body: OpenBody) -> str:
    """Which number the decisions of a body have reached in another's book: its own goes on from there."""
    last = last_number_borne(body.record, on=body.day.today)
    if last is None:
        return ""
    return " " + _(
        "Trong nhiệm kỳ này quyết định của %(body)s đã mang đến số %(number)s, theo sổ của %(keeper)s. "
        "Sổ quyết định riêng nên chạy tiếp: ở trang Lập sổ, ghi số ấy vào ô Số cuối đã dùng ở sổ giấy; "
        "hoặc mang ký hiệu riêng."
    ) % {"body": body.name, "number": last.text, "keeper": name_on(last.keeper.pk, body.day.on)}


def _first_values(body: OpenBody) -> dict[str, Any]:
    """What the term before had; for a first term what is usual."""
    if body.term is None:
        kind = OrganisationKind(body.record.kind)
        symbol = load_document_types().usual_symbol(kind, body.name)
        return {"body_symbol": symbol, "document_types": USUAL}
    types = body.term.registers.values_list("document_type", flat=True)
    return {"body_symbol": _symbol_of(body.term, body.name), "document_types": list(types)}


def _symbol_of(term: Term, name: str) -> str:
    """The symbol that the registers of a term carry, or the usual one of its body."""
    register: Register | None = term.registers.order_by("pk").first()
    if register is not None:
        return register.body_symbol
    return load_document_types().usual_symbol(OrganisationKind(term.organisation.kind), name)


def _types(*, without: Term | None = None) -> Iterable[tuple[str, str]]:
    """The document types to choose from, without those that have a register."""
    taken = set(without.registers.values_list("document_type", flat=True)) if without else set()
    language = reader_language()
    for symbol, each in load_document_types().by_symbol.items():
        if symbol not in taken:
            yield symbol, f"{symbol}: {each.name_in(language)}"
