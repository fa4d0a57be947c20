"""The second person: a role that an administrator gave and that opens case files is confirmed or refused."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketnap.accounts.answering import may_confirm, roles_waiting
from ketnap.accounts.models import RoleHeld
from ketnap.accounts.services.keys import renew_keys
from ketnap.accounts.services.places import in_words, note
from ketnap.domain.access import Action, Actor, NotAllowed


@transaction.atomic
def confirm_role(held: RoleHeld, *, actor: Actor) -> RoleHeld:
    """Return the role, which counts from now on; the keys of its account may have to be made anew.

    Raises `NotAllowed` for whoever gave it, gets it, or does not answer for what it opens.
    """
    held = _waiting(held)
    if not may_confirm(actor, held):
        raise NotAllowed(Action.MANAGE_ROLES)
    return _confirmed(held, by=actor.user_id)


@transaction.atomic
def confirm_at_the_machine(held: RoleHeld) -> RoleHeld:
    """Return the role, which counts from now on. Asks nobody: whoever works at the machine may."""
    return _confirmed(_waiting(held), by=None)


@transaction.atomic
def refuse_role(held: RoleHeld, reason: str, *, actor: Actor) -> None:
    """Let a role never count, for a reason that whoever gave it is told when he signs in."""
    held = _waiting(held)
    if not may_confirm(actor, held):
        raise NotAllowed(Action.MANAGE_ROLES)
    held.withdrawn_at = timezone.now()
    held.refusal = reason
    held.full_clean()
    held.save(update_fields=["withdrawn_at", "refusal"])
    note(actor.user_id, held.user, f"từ chối vai trò {in_words(held)}: {reason}")


def _confirmed(held: RoleHeld, *, by: int | None) -> RoleHeld:
    held.confirmed_at = timezone.now()
    held.confirmed_by_id = by
    held.save(update_fields=["confirmed_at", "confirmed_by"])
    note(by, held.user, f"xác nhận vai trò {in_words(held)}")
    renew_keys(held, by=by)
    return held


def _waiting(held: RoleHeld) -> RoleHeld:
    found = roles_waiting().select_for_update(of=("self",)).filter(pk=held.pk).first()
    if found is None:
        raise ValidationError(_("Vai trò này không còn chờ xác nhận."), code="waits_no_more")
    return found
