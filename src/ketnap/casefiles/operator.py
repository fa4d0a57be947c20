"""Whoever works at the machine itself: imports and exports without having signed in."""

from dataclasses import dataclass

from ketnap.domain.access import Actor, Held, Role
from ketnap.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Operator:
    """Stands for a person with the rights of the machine, who therefore needs none of ours."""

    name: str = "Quản trị máy chủ"


OPERATOR = Operator()


def user_id_of(by: Actor | Operator) -> int | None:
    """The user behind a write; none where somebody works at the machine."""
    return by.user_id if isinstance(by, Actor) else None


def acting_on_organisations(by: Actor | Operator) -> Actor:
    """The actor in whose name organisations are created."""
    top = Held(Role.SYSTEM_ADMINISTRATOR, organisation_id=0, organisation_path="")
    return by if isinstance(by, Actor) else _as_actor(by, top)


def acting_on_people(by: Actor | Operator, cell: Organisation) -> Actor:
    """The actor in whose name a person of the cell is created."""
    lead = Held(Role.CELL_SECRETARY, organisation_id=cell.pk, organisation_path=cell.path)
    return by if isinstance(by, Actor) else _as_actor(by, lead)


def acting_on_cases(by: Actor | Operator, organisation: Organisation) -> Actor:
    """The actor in whose name cases of an organisation, and of all below it, are taken out."""
    held = Held(
        Role.COMMITTEE_OFFICER,
        organisation_id=organisation.pk,
        organisation_path=organisation.path,
    )
    return by if isinstance(by, Actor) else _as_actor(by, held)


def _as_actor(operator: Operator, held: Held) -> Actor:
    # The other rooms' records take a missing user for "nobody signed in", which is the case.
    return Actor(user_id=None, person_id=None, name=operator.name, held=(held,))  # type: ignore[arg-type]  # see above
