"""What somebody is told who signs in: what happened to accounts since the last time."""

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from ketnap.accounts.actors import actor_of
from ketnap.accounts.answering import waiting_roles_of
from ketnap.accounts.models import RoleHeld, User
from ketnap.accounts.queries import accounts_visible_to
from ketnap.accounts.services.accounts import FACTOR_TAKEN
from ketnap.audit.models import Deed
from ketnap.audit.queries import about_object, saying, sign_ins_of
from ketnap.domain.access import Action, may

_SHOWN = 5
"""How many accounts of others are named at most."""


def notices_for(user: User) -> Iterator[str]:
    """Return the warnings for a user whose sign-in has been noted; at the first one only what waits."""
    yield from _about_waiting(user)
    last_time = sign_ins_of(user.pk).values_list("at", flat=True)[1:2].first()
    if last_time is None:
        return
    yield from _about_passwords(user, last_time)
    yield from _about_own_factor(user, last_time)
    yield from _about_factors_of_others(user, last_time)
    yield from _about_refusals(user, last_time)


def _about_passwords(user: User, last_time: datetime) -> Iterator[str]:
    tried = about_object("user", user.pk).filter(deed=Deed.SIGN_IN_FAILED, at__gt=last_time)
    count = tried.count()
    if count >= settings.WRONG_PASSWORDS_TOLD:
        yield _(
            "Từ lần đăng nhập trước, mật khẩu của tài khoản này bị nhập sai %(count)d lần. "
            "Nếu không phải bạn, hãy đổi mật khẩu và báo người quản trị."
        ) % {"count": count}


def _about_own_factor(user: User, last_time: datetime) -> Iterator[str]:
    if saying("user", FACTOR_TAKEN, after=last_time).filter(object_id=user.pk).exists():
        yield _(
            "Xác thực hai bước của tài khoản này đã có người bỏ. "
            "Hãy bật lại; nếu bạn không nhờ, hãy đổi mật khẩu và báo bí thư chi bộ."
        )


def _about_factors_of_others(user: User, last_time: datetime) -> Iterator[str]:
    actor = actor_of(user, on=timezone.localdate())
    if not may(actor, Action.MANAGE_ACCOUNTS):
        return
    taken = saying("user", FACTOR_TAKEN, after=last_time).exclude(who=user)
    accounts = accounts_visible_to(actor).exclude(pk=user.pk)
    for account in accounts.filter(pk__in=taken.values("object_id"))[:_SHOWN]:
        entry = taken.filter(object_id=account.pk)[0]
        yield _("%(who)s đã bỏ xác thực hai bước của tài khoản %(account)s lúc %(at)s.") % {
            "who": entry.who,
            "account": account,
            "at": f"{timezone.localtime(entry.at):%H:%M %d/%m/%Y}",
        }


def _about_waiting(user: User) -> Iterator[str]:
    for held in waiting_roles_of(user.pk):
        yield _(
            "Vai trò %(role)s của bạn chưa có hiệu lực: còn chờ người chịu trách nhiệm về hồ sơ xác nhận."
        ) % {"role": held.role_name}


def _about_refusals(user: User, last_time: datetime) -> Iterator[str]:
    refused = RoleHeld.objects.filter(given_by=user, withdrawn_at__gt=last_time).exclude(refusal="")
    for held in refused.select_related("user__person", "acting_for__user__person"):
        yield _("Vai trò %(role)s giao cho %(name)s không được xác nhận: %(reason)s") % {
            "role": held.role_name,
            "name": held.user.name,
            "reason": held.refusal,
        }
