"""Opens a case for a person in a cell."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketnap.casefiles import models
from ketnap.casefiles.derivation import Judges, derive
from ketnap.casefiles.derived_tables import DerivedCase, write_derived
from ketnap.casefiles.queries.log import domain_casefile
from ketnap.casefiles.refusals import CellIncomplete
from ketnap.domain.access import Action, Actor, CaseRelation, NotAllowed, require
from ketnap.domain.casefile.format import CasefileUnreadable
from ketnap.organisations.models import Organisation
from ketnap.organisations.queries import cell_facts
from ketnap.people.models import Person
from ketnap.rules.load import load_calendar, load_rulebook


@transaction.atomic
def open_casefile(person: Person, cell: Organisation, *, by: Actor) -> models.Casefile:
    """A case without steps, with the cell's facts as they are today.

    Raises `NotAllowed`, also for a person another cell keeps, and `CellIncomplete` where nobody
    above the cell decides. Refuses a second case of a person in a cell: a new start is a step.
    """
    require(by, Action.OPEN_CASE, CaseRelation(cell.pk, cell.path, person_id=person.pk))
    if person.cell_id != cell.pk:
        raise NotAllowed(Action.OPEN_CASE)
    if person.casefiles.filter(cell=cell).exists():
        raise ValidationError(
            _("Người này đã có hồ sơ tại chi bộ. Hãy ghi bước tiếp theo vào hồ sơ ấy."),
            code="case_already_open",
        )
    case = models.Casefile.objects.create(
        person=person,
        opened_for=person.pk,
        cell=cell,
        cell_facts=facts_today(cell),
        opened_at=timezone.now(),
        opened_by_id=by.user_id,
    )
    _derive_empty(case)
    return case


def _derive_empty(case: models.Casefile) -> None:
    try:
        casefile = domain_casefile(case, [])
    except CasefileUnreadable as error:
        raise CellIncomplete(case.cell_id, str(error)) from error
    derived = derive(case, casefile, Judges(load_rulebook(), load_calendar()))
    write_derived([DerivedCase(case, derived, "")])


def facts_today(cell: Organisation) -> dict[str, Any]:
    """What a case opened today keeps of its cell."""
    facts = cell_facts(cell.pk, timezone.localdate())
    return {
        "name": facts.name,
        "superior": facts.superior,
        "has_youth_union": facts.has_youth_union,
        "has_trade_union": facts.has_trade_union,
        "chain": [{"body": link.body, "role": link.role.value} for link in facts.chain],
    }
