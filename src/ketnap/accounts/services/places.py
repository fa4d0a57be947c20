"""What every write about users and roles asks and leaves behind."""

from django.utils import timezone
from django.utils.translation import override

from ketnap.accounts.models import ROLE_NAMES, RoleHeld, User
from ketnap.audit.models import Deed
from ketnap.audit.services import note_access
from ketnap.domain.access import CaseRelation, Role
from ketnap.organisations.models import Organisation
from ketnap.organisations.queries import name_on


def place_of(organisation: Organisation) -> CaseRelation:
    """Return the organisation as the access policy asks about it."""
    return CaseRelation(cell_id=organisation.pk, cell_path=organisation.path)


def note(actor_id: int, user: User, detail: str) -> None:
    """Leave a line about a user in the access log, in the caller's transaction."""
    note_access(actor_id, Deed.ROLE_CHANGED, object_kind="user", object_id=user.pk, detail=detail)


def in_words(held: RoleHeld) -> str:
    """Return a role and where it is held, as the access log keeps it."""
    with override("vi"):
        role = str(ROLE_NAMES[Role(held.role)])
    return f"{role}, {name_on(held.organisation_id, timezone.localdate())}"
