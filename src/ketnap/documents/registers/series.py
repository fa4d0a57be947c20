"""Which register numbers the papers of a body, and whose papers share its numbers.

A standing committee issues papers as the committee it is the core of: where it keeps no register of
its own, its papers are numbered with those of the committee.
"""

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


def series_of(body: Organisation, document_type: str, *, on: date) -> Series:
    """Return the series that numbers a body's papers of a type on a day."""
    keepers = _keepers(body, on=on)
    register = _first_register(keepers, document_type, on=on)
    keeper = keepers[-1] if register is None else register.term.organisation
    term = term_on(keeper.pk, on) if register is None else register.term
    cores = _cores_without_register(keeper, document_type, term, on=on)
    return Series(keeper, frozenset({body.pk, keeper.pk}) | cores, register, term)


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


def _cores_without_register(
    keeper: Organisation, document_type: str, term: Term | None, *, on: date
) -> set[int]:
    """The standing committees of a body that keep no register of a type themselves; one query.

    One that ended, or left the body, used numbers of the same term too.
    """
    kind = OrganisationKind.STANDING_COMMITTEE
    below = OrganisationParent.objects.filter(parent=keeper, organisation__kind=kind)
    if term is not None:
        below = below.filter(
            Q(valid_until__isnull=True) | Q(valid_until__gte=term.valid_from),
            valid_from__lte=term.valid_until or date.max,
        )
    with_one = Register.objects.filter(in_force(on, "term__"), document_type=document_type)
    cores = below.exclude(organisation__in=with_one.values("term__organisation"))
    return set(cores.values_list("organisation_id", flat=True))
