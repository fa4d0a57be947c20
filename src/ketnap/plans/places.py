"""Where in the policy a record of a cell stands, and its line in the access log."""

from typing import Any

from django.db.models import QuerySet

from ketnap.audit.models import Deed
from ketnap.audit.services import note_access
from ketnap.domain.access import Action, Actor, CaseRelation, scope_of
from ketnap.organisations.models import Organisation
from ketnap.organisations.queries import within


def place_of(cell: Organisation) -> CaseRelation:
    """What the access policy must know of a cell."""
    return CaseRelation(cell.pk, cell.path)


def in_cells_of(records: QuerySet[Any], actor: Actor | None, action: Action) -> QuerySet[Any]:
    """Those records that belong to a cell in which somebody may do something."""
    scope = scope_of(actor, action)
    return records.filter(within(scope.organisation_ids, scope.path_prefixes, "cell"))


def note(
    by: Actor, object_kind: str, object_id: int, detail: str, *, casefile_id: int | None = None
) -> None:
    """Note in the access log what was written."""
    note_access(
        by.user_id,
        Deed.RECORD_CHANGED,
        object_kind=object_kind,
        object_id=object_id,
        casefile_id=casefile_id,
        detail=detail,
    )
