"""What every write about a person needs: its place in the policy, and its line in the access log."""

from ketnap.audit.models import Deed
from ketnap.audit.services import note_access
from ketnap.domain.access import Actor, CaseRelation
from ketnap.organisations.models import Organisation
from ketnap.people.models import Person


def place(cell: Organisation) -> CaseRelation:
    """Return what the access policy must know of the cell that keeps a person."""
    return CaseRelation(cell_id=cell.pk, cell_path=cell.path)


def note(actor: Actor, person: Person, detail: str) -> None:
    """Note in the access log what was done to a person's record."""
    note_access(
        actor.user_id,
        Deed.RECORD_CHANGED,
        object_kind="person",
        object_id=person.pk,
        detail=detail,
    )
