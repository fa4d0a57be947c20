"""Writes about roles: given, ended, and held for a while in somebody's place."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketnap.accounts.answering import answers_for_role, counts_at_once
from ketnap.accounts.models import RoleHeld, User, counting_on
from ketnap.accounts.services.keys import renew_keys
from ketnap.accounts.services.nobody import refuse_nobody_in_particular
from ketnap.accounts.services.places import in_words, note, refuse_beyond_standing_in
from ketnap.accounts.standing import is_same_person, place_of
from ketnap.domain.access import (
    OPENS_CASES,
    OPENS_RECORDS,
    STANDING_IN,
    Action,
    Actor,
    NotAllowed,
    Role,
    given_roles,
    gives_as_administrator,
    is_delegable,
    require,
)
from ketnap.organisations.dated import end_before, store
from ketnap.organisations.models import Organisation, Unit


@transaction.atomic
def grant_role(
    user: User,
    organisation: Organisation,
    role: Role,
    *,
    since: date,
    actor: Actor,
    until: date | None = None,
    unit: Unit | None = None,
    basis: str = "",
) -> RoleHeld:
    """Return the role given; it counts from the user's next request on, or waits to be confirmed.

    Refuses a role beyond those the actor gives, one for oneself, one already held, and one that
    outlasts the days for which the actor stands in for another. One that opens case files for
    which the actor does not answer counts once somebody who does has confirmed it.
    """
    _require_giving(actor, organisation, role)
    refuse_beyond_standing_in(actor, organisation, role, until=until)
    if is_same_person(user, actor):
        raise ValidationError(_("Không ai tự giao vai trò cho mình. Hãy nhờ người khác giao."))
    if role in OPENS_CASES and gives_as_administrator(actor, place_of(organisation), role):
        refuse_nobody_in_particular(user, organisation, actor)
    held = RoleHeld(
        user=user,
        organisation=organisation,
        role=role.value,
        valid_from=since,
        valid_until=until,
        unit=unit,
        basis=basis,
        given_by_id=actor.user_id,
    )
    is_first = counts_at_once(held)
    waits = not is_first and _needs_second_person(held, actor)
    hold(held, waits=waits)
    if not (waits or is_first):
        renew_keys(held, by=actor.user_id)
    note(actor.user_id, user, f"giao vai trò {in_words(held)} từ {since:%d/%m/%Y}")
    return held


def _needs_second_person(held: RoleHeld, actor: Actor) -> bool:
    """At the machine, where nobody has signed in, there is no second person to be asked."""
    opens = Role(held.role) in OPENS_RECORDS
    return opens and actor.user_id is not None and not answers_for_role(actor, held)


def hold(held: RoleHeld, *, waits: bool = False) -> None:
    """Store a role, which counts unless it waits; refuses days on which the user already holds it there."""
    if _overlapping(held).exists():
        raise ValidationError(_("Người này đã giữ vai trò đó trong những ngày ấy."))
    held.confirmed_at = None if waits else timezone.now()
    store(held)


@transaction.atomic
def end_role(held: RoleHeld, *, on: date, actor: Actor) -> None:
    """Let a role end: `on` is the first day without it. Whoever it is held for may end it too.

    A role that had not begun before that day is withdrawn; one that is over is refused.
    """
    _require_ending(actor, held)
    if held.withdrawn_at is not None or (held.valid_until and held.valid_until < on):
        raise ValidationError(_("Vai trò này đã hết trước ngày ấy."))
    if on <= held.valid_from:
        held.withdrawn_at = timezone.now()
        held.save(update_fields=["withdrawn_at"])
    else:
        end_before(held, on)
    note(actor.user_id, held.user, f"thôi vai trò {in_words(held)} từ {on:%d/%m/%Y}")


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day of a delegation."""

    since: date
    until: date


@transaction.atomic
def delegate_role(
    held: RoleHeld,
    deputy: User,
    span: Span,
    *,
    actor: Actor,
    basis: str = "",
    today: date | None = None,
) -> RoleHeld:
    """Return the role a deputy holds in the actor's place, for days within the actor's own.

    Nobody delegates a role that is not his own, that he himself holds for another, or that
    the policy leaves to a person; and nobody by delegating gives more than he has.
    """
    _require_delegable(held, actor)
    _refuse_outside(held, span, today=today or timezone.localdate())
    _refuse_outsider(held, deputy, on=span.since)
    acting = RoleHeld(
        user=deputy,
        organisation=held.organisation,
        role=held.role,
        unit=held.unit,
        valid_from=span.since,
        valid_until=span.until,
        acting_for=held,
        basis=basis,
        given_by_id=actor.user_id,
    )
    hold(acting)
    renew_keys(acting, by=actor.user_id)
    note(actor.user_id, deputy, f"được ủy quyền {in_words(held)} đến hết {span.until:%d/%m/%Y}")
    return acting


def _require_giving(actor: Actor, organisation: Organisation, role: Role) -> None:
    place = place_of(organisation)
    require(actor, Action.MANAGE_ROLES, place)
    if role not in given_roles(actor, place):
        raise NotAllowed(Action.MANAGE_ROLES)


def _require_ending(actor: Actor, held: RoleHeld) -> None:
    if held.acting_for is not None and held.acting_for.user_id == actor.user_id:
        return
    if held.role == Role.INSPECTOR:
        require(actor, Action.OPEN_INSPECTION, place_of(held.organisation))
    else:
        _require_giving(actor, held.organisation, Role(held.role))


def _require_delegable(held: RoleHeld, actor: Actor) -> None:
    role = Role(held.role)
    is_own = held.user_id == actor.user_id and held.acting_for_id is None
    holds = actor.holds_himself(role, organisation_id=held.organisation_id)
    if not (is_own and holds and is_delegable(role)):
        raise NotAllowed(Action.DELEGATE)


def _refuse_outside(held: RoleHeld, span: Span, *, today: date) -> None:
    if span.since < today:
        raise ValidationError(_("Ủy quyền tính từ hôm nay trở đi, không tính lùi."))
    if held.valid_until is not None and span.until > held.valid_until:
        raise ValidationError(_("Thời gian ủy quyền phải nằm trong thời gian bạn giữ vai trò."))


def _refuse_outsider(held: RoleHeld, deputy: User, *, on: date) -> None:
    there = RoleHeld.objects.filter(
        counting_on(on),
        user=deputy,
        organisation=held.organisation,
        acting_for__isnull=True,
        role__in=[role.value for role in STANDING_IN],
    )
    is_himself = deputy.pk == held.user_id or (
        deputy.person_id is not None and deputy.person_id == held.user.person_id
    )
    if is_himself or not deputy.is_active or not there.exists():
        raise ValidationError(_("Hãy chọn một người khác đang có vai trò ở cùng tổ chức."))


def _overlapping(held: RoleHeld) -> QuerySet[RoleHeld]:
    rows = RoleHeld.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gte=held.valid_from),
        user=held.user,
        organisation=held.organisation,
        role=held.role,
        unit=held.unit,
        withdrawn_at__isnull=True,
    )
    return rows if held.valid_until is None else rows.filter(valid_from__lte=held.valid_until)
