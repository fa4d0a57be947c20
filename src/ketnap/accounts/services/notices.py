"""Roles that an administrator gives alone: refused to nobody in particular, and told of."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketnap.accounts.models import RoleHeld, RoleNotice, User, counting_on
from ketnap.domain.access import OPENS_CASES, Actor, Role
from ketnap.organisations.models import Organisation
from ketnap.organisations.paths import in_subtree, places_above


def refuse_nobody_in_particular(user: User, organisation: Organisation, actor: Actor) -> None:
    """Refuse an account that is no person where others hold, or held, roles that open case files.

    The first keeper of a cell is let in without: nobody could have entered him before.
    """
    if user.person_id is not None:
        return
    kept = RoleHeld.objects.filter(
        in_subtree(organisation.path, "organisation__path"),
        role__in=[role.value for role in OPENS_CASES],
        withdrawn_at__isnull=True,
    )
    others = [number for number in (user.pk, actor.user_id) if number is not None]
    if kept.exclude(user_id__in=others).exists():
        raise ValidationError(
            _(
                "Vai trò này mở được hồ sơ, nên chỉ giao cho tài khoản của một người có trong sổ. "
                "Hãy nhờ chi bộ nhập người ấy rồi lập tài khoản theo tên."
            ),
            code="nobody_in_particular",
        )


def tell_of(held: RoleHeld, *, actor: Actor) -> None:
    """Put a role before the eyes of whoever answers for the case files that it opens."""
    RoleNotice.objects.bulk_create(
        RoleNotice(held=held, reader_id=reader, given_by_id=actor.user_id)
        for reader in sorted(set(_who_answers_for(held)) - {held.user_id, actor.user_id})
    )


def _who_answers_for(held: RoleHeld) -> QuerySet[RoleHeld, int]:
    """The secretaries there and below, and the officers there and above."""
    path = held.organisation.path
    secretaries = Q(role=Role.CELL_SECRETARY.value) & in_subtree(path, "organisation__path")
    officers = Q(role=Role.COMMITTEE_OFFICER.value, organisation__path__in=places_above(path))
    rows = RoleHeld.objects.filter(counting_on(timezone.localdate()), secretaries | officers)
    return rows.values_list("user_id", flat=True)


def mark_seen(notice_ids: Iterable[int], *, actor: Actor) -> None:
    """Keep that the actor has seen these notices; those of others stay as they are."""
    unseen = RoleNotice.objects.filter(
        pk__in=list(notice_ids), reader_id=actor.user_id, seen_at__isnull=True
    )
    unseen.update(seen_at=timezone.now())
