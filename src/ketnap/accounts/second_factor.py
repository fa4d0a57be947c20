"""The second factor, for whoever turns it on: secrets sealed, words ours, changes noted."""

import base64
from typing import Any, ClassVar

import qrcode
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import (
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from qrcode.image.svg import SvgPathFillImage

from ketnap.accounts.models import User
from ketnap.accounts.open_sessions import end_other_sessions
from ketnap.accounts.services.places import note

ISSUER = "Kết nạp"
PURPOSE = b"ketnap.accounts.second_factor"


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """Keeps secrets sealed under the installation's key."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _(
            "Mã không đúng hoặc đã hết hạn. Hãy nhập mã đang hiện trên điện thoại."
        ),
        "cannot_generate_recovery_codes": _("Hãy bật xác thực hai bước trước."),
    }

    def get_totp_issuer(self) -> str:
        """Return the name under which an app lists the account."""
        return ISSUER

    def build_totp_svg(self, url: str) -> str:
        """Return the square that the app reads: dark on light, whatever the theme."""
        image = qrcode.make(url, image_factory=SvgPathFillImage)
        return str(image.to_string(encoding="unicode"))

    def encrypt(self, text: str) -> str:
        """Return a secret as the database keeps it."""
        return _seal().encrypt(text.encode()).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        """Return a sealed secret; raises `InvalidToken` where the installation's key is another."""
        return _seal().decrypt(encrypted_text.encode("ascii")).decode()


def _seal() -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE)
    key = derived.derive(settings.SECRET_KEY.encode())
    return Fernet(base64.urlsafe_b64encode(key))


@receiver(post_save, sender=Authenticator, dispatch_uid="ketnap.accounts.second_factor.added")
def note_added(instance: Authenticator, created: bool, **kwargs: Any) -> None:
    """Leave a line about a second factor turned on: no line, no factor."""
    if created:
        note(instance.user_id, instance.user, f"bật xác thực hai bước: {_named(instance)}")


@receiver(
    [authenticator_added, authenticator_removed, authenticator_reset],
    dispatch_uid="ketnap.accounts.second_factor.sessions",
)
def end_sessions_elsewhere(sender: object, request: HttpRequest, **kwargs: Any) -> None:
    """Let nobody stay signed in elsewhere who did not give the factor as it is now."""
    end_other_sessions(request)


@receiver(authenticator_removed, dispatch_uid="ketnap.accounts.second_factor.removed")
def note_removed(sender: object, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    """Leave a line about a second factor turned off by its owner."""
    note(user.pk, user, f"tắt xác thực hai bước: {_named(authenticator)}")


def _named(authenticator: Authenticator) -> str:
    names = {"totp": "mã trên điện thoại", "recovery_codes": "mã dự phòng"}
    return names[authenticator.type]
