"""Which register numbers the papers of a body, and whose papers share its numbers.

A standing committee issues papers as the committee it is the core of: where it keeps no register of
its own, its papers are numbered with those of the committee.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from ketnap.documents.cores import numbered_by
from ketnap.documents.registers.models import Register, Term
from ketnap.documents.registers.queries import register_for, term_on
from ketnap.organisations.dated import in_force
from ketnap.organisations.models import Organisation, OrganisationKind, OrganisationParent
from ketnap.organisations.queries import parent_on


@dataclass(frozen=True, slots=True)
class Series:
    """The numbers of one type of paper: each stands on one paper of all these bodies."""

    keeper: Organisation
    """Whose book it is."""
    body_ids: frozenset[int]
    """The bodies whose papers it numbers in the term, the keeper among them."""
    register: Register | None
    """None where the numbers are kept on paper."""
    term: Term | None
    """The term in which the numbers run on, where it is known."""
    since: date
    """From when on numbers count as used: for a core, also those it had before its own book began."""
    apart: Mapping[int, Register]
    """The standing committees of the keeper that have a book of their own in the term, with that book."""


def series_of(body: Organisation, document_type: str, *, on: date) -> Series:
    """Return the series that numbers a body's papers of a type on a day."""
    keepers = _keepers(body, on=on)
    register = _first_register(keepers, document_type, on=on)
    keeper = keepers[-1] if register is None else register.term.organisation
    term = term_on(keeper.pk, on) if register is None else register.term
    cores = _cores(keeper, term)
    apart = _own_registers(cores, document_type, on=on)
    sharing = frozenset({body.pk, keeper.pk}) | (cores - set(apart))
    since = _counted_since(keepers, keeper, term, on=on)
    return Series(keeper, sharing, register, term, since, apart)


def register_numbering(body: Organisation, document_type: str, *, on: date) -> Register | None:
    """Return the register of the same series, if it has one."""
    return _first_register(_keepers(body, on=on), document_type, on=on)


def _keepers(body: Organisation, *, on: date) -> tuple[Organisation, ...]:
    return numbered_by(body, lambda core: parent_on(core.pk, on))


def _first_register(
    keepers: tuple[Organisation, ...], document_type: str, *, on: date
) -> Register | None:
    registers = (register_for(body.pk, document_type, on=on) for body in keepers)
    return next((register for register in registers if register is not None), None)


def _counted_since(
    keepers: tuple[Organisation, ...], keeper: Organisation, term: Term | None, *, on: date
) -> date:
    """The first day whose numbers count in the term of a keeper.

    A core that began a book of its own within the term of its committee is the same body as before:
    whoever cites one of its numbers could not tell two papers apart. Its own earlier terms are over.
    """
    if term is None:
        return date.min
    of_committee = None if keeper == keepers[-1] else term_on(keepers[-1].pk, on)
    if of_committee is None:
        return term.valid_from
    before = Term.objects.filter(organisation=keeper, valid_from__lt=term.valid_from)
    return term.valid_from if before.exists() else min(term.valid_from, of_committee.valid_from)


def _cores(keeper: Organisation, term: Term | None) -> set[int]:
    """The standing committees of a body in a term; one that ended, or left the body, used its numbers too."""
    kind = OrganisationKind.STANDING_COMMITTEE
    below = OrganisationParent.objects.filter(parent=keeper, organisation__kind=kind)
    if term is not None:
        below = below.filter(
            Q(valid_until__isnull=True) | Q(valid_until__gte=term.valid_from),
            valid_from__lte=term.valid_until or date.max,
        )
    return set(below.values_list("organisation_id", flat=True))


def _own_registers(bodies: set[int], document_type: str, *, on: date) -> dict[int, Register]:
    rows = Register.objects.filter(in_force(on, "term__"), document_type=document_type)
    found = rows.filter(term__organisation__in=bodies).select_related("term")
    return {register.term.organisation_id: register for register in found}
