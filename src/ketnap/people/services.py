"""Writes about persons and their membership: each one transaction, by a named actor."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ketnap.audit.models import Deed
from ketnap.audit.services import note_access
from ketnap.domain.access import Action, Actor, CaseRelation, require
from ketnap.organisations.dated import end_before, store
from ketnap.organisations.models import Organisation
from ketnap.people.models import Membership, MemberStatus, Person


@transaction.atomic
def create_person(cell: Organisation, *, actor: Actor, **facts: Any) -> Person:
    """Return a new person kept by a cell; `facts` are the columns of `Person`.

    Refuses text that is not in one Unicode form, and characters that hide or disturb.
    """
    require(actor, Action.CHANGE_PEOPLE, _place(cell))
    person = Person(cell=cell, **facts)
    store(person)
    _note(actor, person, "lập")
    return person


@transaction.atomic
def correct_person(person: Person, *, actor: Actor, **facts: Any) -> Person:
    """Return the person with facts that were wrong or have changed put right."""
    require(actor, Action.CHANGE_PEOPLE, _place(person.cell))
    for name, value in facts.items():
        setattr(person, name, value)
    store(person)
    _note(actor, person, "sửa: " + ", ".join(sorted(facts)))
    return person


@transaction.atomic
def admit_member(
    person: Person,
    cell: Organisation,
    *,
    status: MemberStatus,
    since: date,
    actor: Actor,
    official_on: date | None = None,
) -> Membership:
    """Return the person's membership of a cell from a day on; refuses who is a member already."""
    require(actor, Action.CHANGE_PEOPLE, _place(cell))
    if person.memberships.filter(valid_until__isnull=True).exists():
        raise ValidationError(
            _("Người này đang là đảng viên của một chi bộ. Hãy kết thúc ở đó trước."),
            code="member_already",
        )
    membership = Membership(
        person=person, cell=cell, status=status, official_on=official_on, valid_from=since
    )
    store(membership)
    _note(actor, person, f"vào chi bộ số {cell.pk}: {status}")
    return membership


@transaction.atomic
def change_membership(
    membership: Membership, *, on: date, actor: Actor, **changes: Any
) -> Membership:
    """Return the member's new standing from a day on: recognised, exempt, temporarily elsewhere.

    `changes` are columns of `Membership`; what is not named stays. The old standing is kept
    for every day before.
    """
    require(actor, Action.CHANGE_PEOPLE, _place(membership.cell))
    kept = {
        name: getattr(membership, name)
        for name in ("status", "official_on", "exempt", "on_temporary_activity")
    }
    end_before(membership, on)
    changed = Membership(
        person=membership.person, cell=membership.cell, valid_from=on, **{**kept, **changes}
    )
    store(changed)
    _note(actor, membership.person, "đổi tư cách: " + ", ".join(sorted(changes)))
    return changed


@transaction.atomic
def end_membership(membership: Membership, *, on: date, actor: Actor) -> None:
    """Let a membership end: `on` is the first day without it."""
    require(actor, Action.CHANGE_PEOPLE, _place(membership.cell))
    end_before(membership, on)
    _note(actor, membership.person, f"rời chi bộ số {membership.cell_id}")


def _place(cell: Organisation) -> CaseRelation:
    return CaseRelation(cell_id=cell.pk, cell_path=cell.path)


def _note(actor: Actor, person: Person, detail: str) -> None:
    note_access(
        actor.user_id,
        Deed.RECORD_CHANGED,
        object_kind="person",
        object_id=person.pk,
        detail=detail,
    )
