"""Writes about membership of a cell, and about guests: each one transaction, by a named actor."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ketnap.audit.models import Deed
from ketnap.audit.services import note_access
from ketnap.domain.access import Action, Actor, require
from ketnap.organisations.dated import end_before, store
from ketnap.organisations.models import Organisation
from ketnap.organisations.queries import name_on
from ketnap.people.models import Guest, Membership, MemberStatus, Person
from ketnap.people.services.naming import require_name
from ketnap.people.services.notes import in_vietnamese, label_of, note, place
from ketnap.people.services.stays import write_stays

STANDING = ("status", "official_on", "exempt", "on_temporary_activity", "temporarily_at")


@transaction.atomic
def admit_member(
    person: Person,
    cell: Organisation,
    *,
    status: MemberStatus,
    since: date,
    actor: Actor,
    official_on: date | None = None,
    until: date | None = None,
) -> Membership:
    """Return the person's membership of a cell from a day on; refuses who is a member already.

    `until` is the first day without it where it is over: that he is a member since does not matter.
    """
    require(actor, Action.CHANGE_PEOPLE, place(cell))
    now = person.memberships.filter(valid_until__isnull=True)
    if (now if until is None else now.filter(valid_from__lt=until)).exists():
        raise ValidationError(
            _("Người này đang là đảng viên của một chi bộ. Hãy kết thúc ở đó trước."),
            code="member_already",
        )
    membership = Membership(
        person=person,
        cell=cell,
        status=status,
        official_on=official_on,
        valid_from=since,
        valid_until=until and until - timedelta(days=1),
    )
    store(membership)
    left = f", đến trước {until:%d/%m/%Y}" if until else ""
    standing = in_vietnamese(lambda: status.label)
    note(actor, person, f"vào {name_on(cell.pk, since)}: {standing}{left}")
    return membership


@transaction.atomic
def change_membership(
    membership: Membership, *, on: date, actor: Actor, **changes: Any
) -> Membership:
    """Return the member's new standing from a day on: recognised, exempt, temporarily elsewhere.

    `changes` are columns of `Membership`; what is not named stays. The old standing is kept
    for every day before.
    """
    require(actor, Action.CHANGE_PEOPLE, place(membership.cell))
    standing = {name: getattr(membership, name) for name in STANDING} | changes
    if not standing["on_temporary_activity"]:
        standing["temporarily_at"] = ""
    end_before(membership, on)
    changed = Membership(person=membership.person, cell=membership.cell, valid_from=on, **standing)
    store(changed)
    changed_columns = ", ".join(label_of(changed, name) for name in sorted(changes))
    note(actor, membership.person, f"đổi tư cách từ {on:%d/%m/%Y}: {changed_columns}")
    return changed


@transaction.atomic
def end_membership(membership: Membership, *, on: date, actor: Actor) -> None:
    """Let a membership end: `on` is the first day without it."""
    require(actor, Action.CHANGE_PEOPLE, place(membership.cell))
    end_before(membership, on)
    cell_name = name_on(membership.cell_id, on)
    note(actor, membership.person, f"rời {cell_name} từ {on:%d/%m/%Y}")


@transaction.atomic
def reopen_membership(membership: Membership, *, actor: Actor) -> None:
    """Let a membership run on as if it had not ended."""
    require(actor, Action.CHANGE_PEOPLE, place(membership.cell))
    membership.valid_until = None
    store(membership)
    note(actor, membership.person, "lại trong danh sách đảng viên, vì hồ sơ chuyển đi được rút lại")


@transaction.atomic
def remove_memberships(memberships: Sequence[Membership], *, reason: str, actor: Actor) -> None:
    """Remove standings of one person in one cell that were entered by mistake.

    The access log keeps what they said, and why they went. Whether anything was built on them,
    the rooms above know.
    """
    person, cell = memberships[0].person, memberships[0].cell
    require(actor, Action.CHANGE_PEOPLE, place(cell))
    Membership.objects.filter(pk__in=[each.pk for each in memberships]).delete()
    write_stays([person.pk])
    cell_name = name_on(cell.pk, memberships[0].valid_from)
    note(actor, person, f"bỏ khỏi danh sách {cell_name} vì ghi nhầm, lý do: {reason.strip()}")
    for each in memberships:
        standing = in_vietnamese(each.get_status_display)
        until = f" đến hết {each.valid_until:%d/%m/%Y}" if each.valid_until else ""
        note(actor, person, f"dòng đã bỏ: {standing} từ {each.valid_from:%d/%m/%Y}{until}")


@transaction.atomic
def receive_guest(
    cell: Organisation, full_name: str, *, home: str, since: date, actor: Actor
) -> Guest:
    """Return a member of another cell who is on temporary activity here from a day on."""
    require(actor, Action.CHANGE_PEOPLE, place(cell))
    require_name(full_name)
    guest = Guest(cell=cell, full_name=full_name, home=home, valid_from=since)
    store(guest)
    _note_guest(actor, guest, "đến sinh hoạt tạm thời")
    return guest


@transaction.atomic
def end_guest(guest: Guest, *, on: date, actor: Actor) -> None:
    """Let a temporary activity here end: `on` is the first day without it."""
    require(actor, Action.CHANGE_PEOPLE, place(guest.cell))
    end_before(guest, on)
    _note_guest(actor, guest, f"thôi sinh hoạt tạm thời từ {on:%d/%m/%Y}")


def _note_guest(actor: Actor, guest: Guest, detail: str) -> None:
    note_access(
        actor.user_id,
        Deed.RECORD_CHANGED,
        object_kind="guest",
        object_id=guest.pk,
        detail=detail,
    )
