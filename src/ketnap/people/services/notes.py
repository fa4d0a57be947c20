"""What every write about a person needs: its place in the policy, and its line in the access log."""

from collections.abc import Callable

from django.db import models
from django.utils.translation import override

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


def in_vietnamese(words: Callable[[], object]) -> str:
    """Return words as the access log keeps them, whatever language the writer reads."""
    with override("vi"):
        return str(words())


def label_of(record: models.Model, column: str) -> str:
    """Return what a column is called in the access log."""
    field = record._meta.get_field(column)
    return in_vietnamese(lambda: getattr(field, "verbose_name", column))
