"""Keys of accounts that open case files: handed out by whoever answers for these, asked for by others."""

from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketnap.accounts.actors import actor_of
from ketnap.accounts.answering import answers_for_role, may_answer, opening_roles
from ketnap.accounts.models import (
    AccessToken,
    KeyKind,
    KeyRequest,
    RoleHeld,
    SignInLink,
    User,
)
from ketnap.accounts.services.accounts import drop_second_factor, require_over
from ketnap.accounts.services.links import new_link
from ketnap.accounts.services.places import note
from ketnap.accounts.services.sessions import end_all
from ketnap.domain.access import OPENS_RECORDS, Action, Actor, NotAllowed, Role

ASKED_FOR = {
    KeyKind.LINK: "yêu cầu liên kết đặt mật khẩu",
    KeyKind.SECOND_FACTOR: "yêu cầu bỏ xác thực hai bước",
}
REFUSED = {
    KeyKind.LINK: "từ chối liên kết đặt mật khẩu",
    KeyKind.SECOND_FACTOR: "từ chối bỏ xác thực hai bước",
}
KEYS_VOID = "hủy mật khẩu, phiên đăng nhập và khóa truy cập cũ vì có vai trò mở được hồ sơ"


@transaction.atomic
def ask_for_keys(user: User, kind: KeyKind, *, actor: Actor) -> KeyRequest:
    """Return the open request for new keys of an account that the actor manages.

    Refuses a closed account, and one that opens no case file: its keys he hands out himself.
    """
    require_over(actor, user)
    if not user.is_active or not opening_roles(user):
        raise ValidationError(_("Tài khoản này không mở hồ sơ nào, nên không cần yêu cầu."))
    asked, is_new = KeyRequest.objects.get_or_create(
        user=user, kind=kind, answered_at=None, defaults={"asked_by_id": actor.user_id}
    )
    if is_new:
        note(actor.user_id, user, ASKED_FOR[kind])
    return asked


@transaction.atomic
def answer_request(asked: KeyRequest, *, actor: Actor) -> str:
    """Return the word of the new link, to be shown once; nothing where the second factor goes.

    Raises `NotAllowed` for whoever does not answer for all that the account opens.
    """
    asked = _locked(asked, actor)
    _close(asked, actor)
    if asked.kind == KeyKind.LINK:
        return new_link(asked.user, by=actor.user_id)
    drop_second_factor(asked.user, by=actor.user_id)
    return ""


@transaction.atomic
def link_from_the_machine(user: User, *, drops_second_factor: bool = False) -> str:
    """Return the word of a new link. Asks nobody: whoever works at the machine may.

    The second factor goes where that is asked for, and with it the sessions.
    """
    kinds = [KeyKind.LINK, *([KeyKind.SECOND_FACTOR] if drops_second_factor else [])]
    open_requests = user.key_requests.filter(answered_at__isnull=True, kind__in=kinds)
    open_requests.update(answered_at=timezone.now())
    if drops_second_factor:
        drop_second_factor(user, by=None)
    return new_link(user, by=None)


@transaction.atomic
def refuse_request(asked: KeyRequest, *, actor: Actor) -> None:
    """Leave the account with the keys it has. One without any is not refused: it waits."""
    asked = _locked(asked, actor)
    if asked.asked_by_id is None:
        raise ValidationError(_("Tài khoản này chưa có mật khẩu. Hãy trao liên kết khi cần."))
    _close(asked, actor)
    note(actor.user_id, asked.user, REFUSED[KeyKind(asked.kind)])


def keys_become_void(held: RoleHeld) -> bool:
    """Say whether the keys of an account came from somebody who does not answer for what a role opens."""
    return Role(held.role) in OPENS_RECORDS and not _are_safe(held.user, held)


def renew_keys(held: RoleHeld, *, by: int | None) -> None:
    """Make the keys of an account void that came from somebody who does not answer for what it opens.

    Called with every role that begins to count. Whoever answers then hands out a new link.
    """
    user = held.user
    if not keys_become_void(held):
        return
    user.set_unusable_password()
    user.keys_from = None
    user.save(update_fields=["password", "keys_from"])
    SignInLink.objects.filter(user=user).delete()
    Authenticator.objects.filter(user=user).delete()
    now = timezone.now()
    AccessToken.objects.filter(user=user, ended_at__isnull=True).update(ended_at=now)
    end_all(user, at=now)
    KeyRequest.objects.filter(user=user, answered_at__isnull=True).delete()
    KeyRequest.objects.create(user=user, kind=KeyKind.LINK)
    note(by, user, KEYS_VOID)


def _are_safe(user: User, held: RoleHeld) -> bool:
    link = SignInLink.objects.filter(user=user).first()
    password_is = not user.has_usable_password() or _is_trusted(user.keys_from, held)
    return password_is and (link is None or _is_trusted(link.given_by, held))


def _is_trusted(hand: User | None, held: RoleHeld) -> bool:
    """Whether keys from this hand may open what the role opens; from the machine they may."""
    if hand is None:
        return False
    if hand.pk == held.user_id:
        return True
    actor = actor_of(hand, on=timezone.localdate())
    return actor is not None and answers_for_role(actor, held)


def _locked(asked: KeyRequest, actor: Actor) -> KeyRequest:
    rows = KeyRequest.objects.select_for_update(of=("self",)).select_related("user", "asked_by")
    asked = rows.get(pk=asked.pk)
    if asked.answered_at is not None or not may_answer(actor, asked):
        raise NotAllowed(Action.MANAGE_ACCOUNTS)
    return asked


def _close(asked: KeyRequest, actor: Actor) -> None:
    asked.answered_at = timezone.now()
    asked.answered_by_id = actor.user_id
    asked.save(update_fields=["answered_at", "answered_by"])
