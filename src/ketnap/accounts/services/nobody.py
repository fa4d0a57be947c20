"""Roles that open case files are for somebody in the register."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ketnap.accounts.models import RoleHeld, User
from ketnap.domain.access import OPENS_CASES, Actor
from ketnap.organisations.models import Organisation
from ketnap.organisations.paths import in_subtree


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
