"""Who puts people forward: the units and mass organisations of a cell, and who speaks for them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from ketnap.domain.access import Action, Actor, CaseRelation, Held, Role, may
from ketnap.domain.casefile.codes import NominatorKind
from ketnap.organisations.dated import in_force
from ketnap.organisations.models import MassKind, MassOrganisation, Organisation, Unit
from ketnap.organisations.queries import mass_organisations_of, units_of

_MASS_KINDS = {
    Role.YOUTH_UNION_OFFICER: MassKind.YOUTH_UNION,
    Role.TRADE_UNION_OFFICER: MassKind.TRADE_UNION,
}


@dataclass(frozen=True, slots=True)
class Body:
    """A unit or a mass organisation of a cell; `key` names it in a form."""

    kind: NominatorKind
    pk: int
    name: str
    cell_id: int

    @property
    def key(self) -> str:
        return f"{self.kind}-{self.pk}"

    @property
    def columns(self) -> dict[str, int | None]:
        """How a record names this body."""
        is_unit = self.kind is NominatorKind.UNIT
        return {
            "unit_id": self.pk if is_unit else None,
            "mass_organisation_id": None if is_unit else self.pk,
        }


def as_body(record: Unit | MassOrganisation) -> Body:
    """The body that a record is."""
    kind = NominatorKind.UNIT if isinstance(record, Unit) else NominatorKind(record.kind)
    return Body(kind, record.pk, record.name, record.organisation_id)


def bodies_of(cell: Organisation, *, on: date) -> tuple[Body, ...]:
    """The bodies of a cell on a day: its units, then its mass organisations."""
    units = (as_body(unit) for unit in units_of(cell.pk, on))
    return (*units, *(as_body(each) for each in mass_organisations_of(cell.pk, on)))


def bodies_spoken_for(actor: Actor | None, *, on: date) -> tuple[Body, ...]:
    """The bodies on whose behalf somebody puts people forward, each once."""
    if actor is None:
        return ()
    found = {body.key: body for held in actor.held for body in _spoken_for(held, on)}
    return tuple(
        body for body in found.values() if may(actor, Action.NOMINATE, _place(actor, body))
    )


def among(bodies: tuple[Body, ...]) -> Q:
    """The condition that a record names one of these bodies."""
    condition = Q(pk__in=())
    for body in bodies:
        condition |= Q(**body.columns)
    return condition


def _spoken_for(held: Held, on: date) -> Iterator[Body]:
    if held.role is Role.UNIT_HEAD and held.unit_id is not None:
        units = Unit.objects.filter(in_force(on), pk=held.unit_id)
        yield from (as_body(unit) for unit in units)
    elif held.role in _MASS_KINDS:
        branches = mass_organisations_of(held.organisation_id, on)
        yield from (as_body(each) for each in branches.filter(kind=_MASS_KINDS[held.role]))


def _place(actor: Actor, body: Body) -> CaseRelation:
    """The cell of a body, as the policy asks about it: by its number alone."""
    paths = {held.organisation_id: held.organisation_path for held in actor.held}
    return CaseRelation(body.cell_id, paths.get(body.cell_id, ""))
