"""Begins terms and opens the registers of a term."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ketnap.audit.models import Deed
from ketnap.audit.services import note_access
from ketnap.documents.registers.document_types import load_document_types
from ketnap.documents.registers.models import Register, RegisterNumber, Term
from ketnap.documents.registers.queries import place_of, register_visible_to
from ketnap.documents.registers.services.numbers import hold_numbers
from ketnap.domain.access import Action, Actor, require
from ketnap.domain.numbering import is_body_symbol
from ketnap.organisations.dated import end_before, store
from ketnap.organisations.models import Organisation, OrganisationKind
from ketnap.organisations.queries import name_on


@dataclass(frozen=True, slots=True, kw_only=True)
class TermOrder:
    """A term to begin: its name, its first day, and the types that get a register at once."""

    name: str
    since: date
    document_types: tuple[str, ...] = ()
    body_symbol: str = ""
    """What stands for the body in its numbers; empty for the usual symbol of its kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterOrder:
    """How a register counts: the body's symbol, and the last number its paper book had used."""

    body_symbol: str
    last_on_paper: int = 0


@transaction.atomic
def begin_term(organisation: Organisation, order: TermOrder, *, by: Actor) -> Term:
    """Return a new term; the one before it ends on the day before, and its numbers stay.

    Refuses a first day before which the old term already has numbers of later days.
    """
    require(by, Action.KEEP_REGISTER, place_of(organisation))
    hold_numbers(organisation.pk)
    before = organisation.terms.filter(valid_until__isnull=True).first()
    if before is not None:
        _refuse_numbers_since(before, order.since)
        end_before(before, order.since)
    term = Term(organisation=organisation, name=order.name, valid_from=order.since)
    store(term)
    _open_all(term, order, by)
    note_access(
        by.user_id,
        Deed.RECORD_CHANGED,
        object_kind="term",
        object_id=term.pk,
        detail=f"mở nhiệm kỳ {term.name}",
    )
    return term


@transaction.atomic
def open_register(term: Term, document_type: str, order: RegisterOrder, *, by: Actor) -> Register:
    """Return a new register of a term; a type has one in a term."""
    require(by, Action.KEEP_REGISTER, place_of(term.organisation))
    return _opened(term, document_type, order, by)


@transaction.atomic
def set_up_register(register_id: int, order: RegisterOrder, *, by: Actor) -> Register:
    """Return the register as it counts from now on; numbers already taken keep what they say.

    Where it starts is settled by its first number: `last_on_paper` changes only before that.
    """
    visible = register_visible_to(by, register_id, Action.KEEP_REGISTER)
    register = Register.objects.select_for_update().get(pk=visible.pk)
    if order.last_on_paper != register.last_on_paper:
        _refuse_numbers_of(register)
        register.last_on_paper = register.last_number = order.last_on_paper
    register.body_symbol = _checked_symbol(order.body_symbol)
    store(register)
    _note(by, register, f"đặt ký hiệu {register.body_symbol}, nối số {register.last_on_paper}")
    return register


def _open_all(term: Term, order: TermOrder, by: Actor) -> None:
    kind = OrganisationKind(term.organisation.kind)
    symbol = order.body_symbol or load_document_types().usual_symbol(
        kind, name_on(term.organisation_id, term.valid_from)
    )
    for document_type in _in_order(order.document_types):
        _opened(term, document_type, RegisterOrder(body_symbol=symbol), by)


def _in_order(document_types: Iterable[str]) -> list[str]:
    """The types once each, those of the list first in its order."""
    places = {symbol: place for place, symbol in enumerate(load_document_types().by_symbol)}
    return sorted(set(document_types), key=lambda symbol: places.get(symbol, len(places)))


def _opened(term: Term, document_type: str, order: RegisterOrder, by: Actor) -> Register:
    if document_type not in load_document_types().by_symbol:
        raise ValidationError({"document_type": _("Không có thể loại này trong danh mục.")})
    register = Register(
        term=term,
        document_type=document_type,
        body_symbol=_checked_symbol(order.body_symbol),
        last_on_paper=order.last_on_paper,
        last_number=order.last_on_paper,
        opened_by_id=by.user_id,
    )
    store(register)
    _note(by, register, f"lập sổ {register}, nối số {register.last_on_paper}")
    return register


def _checked_symbol(text: str) -> str:
    if not is_body_symbol(text):
        words = _("Ký hiệu chỉ gồm chữ hoa, chữ số và gạch nối, như CB, ĐU hoặc CB-CNTT.")
        raise ValidationError({"body_symbol": words})
    return text


def _refuse_numbers_since(term: Term, since: date) -> None:
    late = Q(taken_on__gte=since) | Q(settled_on__gte=since)
    number = RegisterNumber.objects.filter(late, register__term=term).order_by("-number").first()
    if number is not None:
        words = _(
            "Sổ của nhiệm kỳ %(term)s đã có số %(number)s từ ngày ấy trở đi. Hãy chọn ngày sau đó."
        )
        raise ValidationError(
            {
                "since": ValidationError(
                    words,
                    code="numbers_since",
                    params={"term": term.name, "number": number.text},
                )
            }
        )


def _refuse_numbers_of(register: Register) -> None:
    if register.numbers.exists():
        words = _("Sổ đã có số, nên không đổi số bắt đầu được nữa.")
        raise ValidationError({"last_on_paper": words})


def _note(by: Actor, register: Register, words: str) -> None:
    note_access(
        by.user_id,
        Deed.RECORD_CHANGED,
        object_kind="register",
        object_id=register.pk,
        detail=words,
    )
