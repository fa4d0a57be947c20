"""Opens a case with its person and its first step: all three or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from ketnap.casefiles.models import Casefile
from ketnap.casefiles.services import open_casefile, record_steps
from ketnap.domain.access import Action, Actor
from ketnap.domain.casefile.steps import Step
from ketnap.domain.text import fold
from ketnap.organisations.models import Organisation, OrganisationKind
from ketnap.organisations.queries import organisations_visible_to
from ketnap.people.models import Person
from ketnap.people.queries import persons_visible_to
from ketnap.people.services import create_person


@dataclass(frozen=True, slots=True)
class NewCase:
    """What is needed to open a case."""

    cell_id: int
    facts: Mapping[str, Any]
    first_step: Step
    override_reason: str = ""


@transaction.atomic
def start_case(order: NewCase, *, by: Actor) -> Casefile:
    """Return the new case, with the person recorded and the first step in the log.

    Raises what the rooms below refuse with; then nothing was written.
    """
    cell = _cells_open_to(by).get(pk=order.cell_id)
    person = create_person(cell, actor=by, **order.facts)
    case = open_casefile(person, cell, by=by)
    record_steps(
        case.pk, [order.first_step], by=by, seen_seq=0, override_reason=order.override_reason
    )
    return case


def alike(actor: Actor, facts: Mapping[str, Any]) -> list[Person]:
    """Return the persons whom the name, with or without accents, and the day of birth fit too."""
    same = persons_visible_to(actor).filter(
        name_fold=fold(facts["full_name"]), born_on=facts["born_on"]
    )
    return list(same.prefetch_related("casefiles"))


def _cells_open_to(actor: Actor) -> QuerySet[Organisation]:
    return organisations_visible_to(actor, Action.OPEN_CASE).filter(kind=OrganisationKind.CELL)
