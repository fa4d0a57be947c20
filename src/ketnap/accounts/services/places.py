"""What every write about users and roles asks and leaves behind."""

from ketnap.accounts.models import User
from ketnap.audit.models import Deed
from ketnap.audit.services import note_access
from ketnap.domain.access import CaseRelation
from ketnap.organisations.models import Organisation


def place_of(organisation: Organisation) -> CaseRelation:
    """Return the organisation as the access policy asks about it."""
    return CaseRelation(cell_id=organisation.pk, cell_path=organisation.path)


def note(actor_id: int, user: User, detail: str) -> None:
    """Leave a line about a user in the access log, in the caller's transaction."""
    note_access(actor_id, Deed.ROLE_CHANGED, object_kind="user", object_id=user.pk, detail=detail)
