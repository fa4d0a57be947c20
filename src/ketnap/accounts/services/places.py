"""What every write about users and roles asks and leaves behind."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import override

from ketnap.accounts.models import ROLE_NAMES, RoleHeld, User
from ketnap.accounts.standing import place_of
from ketnap.audit.models import Deed
from ketnap.audit.services import note_access
from ketnap.domain.access import Actor, Role, given_until
from ketnap.organisations.models import Organisation
from ketnap.organisations.queries import name_on


def refuse_beyond_standing_in(
    actor: Actor, organisation: Organisation, role: Role, *, until: date | None
) -> None:
    """Refuse a role that outlasts the days for which its giver stands in for another."""
    last = given_until(actor, place_of(organisation), role)
    if last is not None and (until is None or until > last):
        raise ValidationError(
            _t(
                "Bạn đang thay người khác đến hết ngày %(day)s, nên chỉ giao được đến hết ngày ấy. "
                "Hãy ghi ngày cuối, hoặc chờ người được thay tự giao."
            )
            % {"day": f"{last:%d/%m/%Y}"},
            code="beyond_standing_in",
        )


def note(actor_id: int | None, user: User, detail: str) -> None:
    """Leave a line about a user in the access log, in the caller's transaction."""
    note_access(actor_id, Deed.ROLE_CHANGED, object_kind="user", object_id=user.pk, detail=detail)


def in_words(held: RoleHeld) -> str:
    """Return a role and where it is held, as the access log keeps it."""
    with override("vi"):
        role = str(ROLE_NAMES[Role(held.role)])
    return f"{role}, {name_on(held.organisation_id, timezone.localdate())}"
