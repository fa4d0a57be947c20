"""A body and its registers as pages read them: fetched for whoever asks, as of the page's day."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from ketnap.accounts.actors import actor_behind
from ketnap.documents.registers.document_types import load_document_types
from ketnap.documents.registers.models import Register, Term
from ketnap.documents.registers.queries import place_of, register_visible_to, term_on
from ketnap.domain.access import Action, Actor, may
from ketnap.domain.numbering import printed_number
from ketnap.organisations.models import Organisation
from ketnap.organisations.queries import name_on, organisations_visible_to
from ketnap.web.day import PageDay, address, day_of
from ketnap.web.day_words import full_day
from ketnap.web.language import reader_language


@dataclass(frozen=True)
class OpenBody:
    """A body whose registers somebody may see, on the day the page speaks about."""

    actor: Actor
    record: Organisation
    day: PageDay

    @property
    def id(self) -> int:
        return self.record.pk

    @cached_property
    def name(self) -> str:
        return name_on(self.id, self.day.on)

    @cached_property
    def term(self) -> Term | None:
        return term_on(self.id, self.day.on)

    @property
    def may_keep(self) -> bool:
        """Whether the reader takes numbers here, today."""
        place = place_of(self.record)
        return self.day.is_today and may(self.actor, Action.KEEP_REGISTER, place)


@dataclass(frozen=True)
class OpenRegister:
    """A register somebody may see."""

    body: OpenBody
    record: Register

    @property
    def id(self) -> int:
        return self.record.pk

    @property
    def title(self) -> str:
        return _("Sổ %(type)s") % {"type": type_name(self.record.document_type)}

    @property
    def is_current(self) -> bool:
        """Whether the term of the register is the one in force."""
        return self.body.term == self.record.term

    @property
    def may_take(self) -> bool:
        return self.body.may_keep and self.is_current

    @property
    def next_text(self) -> str:
        return next_text(self.record)


def open_body(
    request: HttpRequest, organisation_id: int, action: Action = Action.SEE_REGISTER
) -> OpenBody:
    """Return the body for whoever asks; a stranger gets 404."""
    actor = actor_behind(request)
    record = get_object_or_404(organisations_visible_to(actor, action), pk=organisation_id)
    return OpenBody(actor, record, day_of(request))


def open_register(
    request: HttpRequest, register_id: int, action: Action = Action.SEE_REGISTER
) -> OpenRegister:
    """Return the register for whoever asks; a stranger gets 404."""
    actor = actor_behind(request)
    record = register_visible_to(actor, register_id, action)
    return OpenRegister(OpenBody(actor, record.term.organisation, day_of(request)), record)


def type_name(symbol: str) -> str:
    """Return what a document type is called, in the reader's language."""
    return load_document_types().name_of(symbol, reader_language())


def next_text(register: Register) -> str:
    """Return the number that will be taken next, as a paper would print it."""
    return printed_number(register.last_number + 1, register.document_type, register.body_symbol)


def term_words(term: Term) -> str:
    """Return a term with its days."""
    first = full_day(term.valid_from)
    if term.valid_until is None:
        return _("Nhiệm kỳ %(name)s, từ ngày %(first)s") % {"name": term.name, "first": first}
    return _("Nhiệm kỳ %(name)s, từ ngày %(first)s đến hết ngày %(last)s") % {
        "name": term.name,
        "first": first,
        "last": full_day(term.valid_until),
    }


def crumbs_to(
    request: HttpRequest, body: OpenBody | None = None, register: OpenRegister | None = None
) -> list[dict[str, Any]]:
    """Return the way to a page about a body's registers, or about one of them."""
    crumbs = [{"label": _("Sổ văn bản"), "href": address(request, "registers")}]
    if body is not None:
        href = address(request, "registers_of", body.id)
        crumbs.append({"label": body.name, "href": href})
    if register is not None:
        href = address(request, "register", register.id)
        crumbs.append({"label": register.title, "href": href})
    return crumbs
