"""The link with which a user chooses a password: given by hand, used once, soon worthless."""

import hashlib
import secrets
from datetime import timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketnap.accounts.models import KeyKind, SignInLink, User
from ketnap.accounts.services.accounts import require_keys
from ketnap.accounts.services.places import note
from ketnap.accounts.services.sessions import end_all
from ketnap.domain.access import Actor

LINK_LASTS = timedelta(days=3)


class LinkWorthless(Exception):
    """The link was used, replaced, withdrawn with its account, or is too old."""


@transaction.atomic
def issue_link(user: User, *, actor: Actor) -> str:
    """Return the word of a new link, to be shown once; an older link stops working.

    The old password works until the link is used. Refuses a closed account, and by `NotAllowed` one
    that opens case files for which the actor does not answer.
    """
    require_keys(actor, user)
    if not user.is_active:
        raise ValidationError(_("Tài khoản này đã đóng, nên không cấp liên kết được."))
    user.key_requests.filter(kind=KeyKind.LINK, answered_at__isnull=True).delete()
    return new_link(user, by=actor.user_id)


def new_link(user: User, *, by: int | None) -> str:
    """Return the word of a new link; the caller has asked who may hand it out, or is the machine."""
    token = secrets.token_urlsafe(24)
    SignInLink.objects.update_or_create(
        user=user,
        defaults={
            "digest": digest_of(token),
            "expires_at": timezone.now() + LINK_LASTS,
            "given_by_id": by or user.pk,
        },
    )
    note(by, user, "cấp liên kết đặt mật khẩu")
    return token


@transaction.atomic
def use_link(token: str, password: str) -> User:
    """Return the user, who has chosen a password and may sign in with it; his old sessions end.

    Raises `LinkWorthless`, also for the second of two who use it at once; refuses a weak password.
    """
    link = live_link(token)
    user = link.user
    validate_password(password, user)
    used, _kinds = SignInLink.objects.filter(pk=link.pk, digest=link.digest).delete()
    if not used:
        raise LinkWorthless
    user.set_password(password)
    user.keys_from = link.given_by
    user.save(update_fields=["password", "keys_from"])
    end_all(user, at=timezone.now())
    note(user.pk, user, "tự đặt mật khẩu bằng liên kết")
    return user


def live_link(token: str) -> SignInLink:
    """Return the link a word belongs to; raises `LinkWorthless`."""
    links = SignInLink.objects.filter(digest=digest_of(token), expires_at__gt=timezone.now())
    link = links.filter(user__is_active=True).select_related("user__person").first()
    if link is None:
        raise LinkWorthless
    return link


def digest_of(token: str) -> str:
    """Return what is kept of the word of a link."""
    return hashlib.sha256(token.encode()).hexdigest()
