"""Gets to know another installation by its key, once people have compared fingerprints."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ketnap.audit.models import Deed
from ketnap.audit.services import note_access
from ketnap.domain.access import Action, Actor, require
from ketnap.organisations.dated import store
from ketnap.transfers.keys import (
    KeyLineUnreadable,
    installation_keys,
    public_keys_in,
    same_fingerprint,
)
from ketnap.transfers.models import Installation


@transaction.atomic
def keep_installation(
    name: str, key_line: str, fingerprint: str, *, by: Actor, on: date
) -> Installation:
    """Another installation by its key; refuses a fingerprint that is not the key's.

    The fingerprint is typed as its people read it out, never copied along with the key.
    """
    require(by, Action.KEEP_INSTALLATIONS)
    try:
        keys = public_keys_in(key_line)
    except KeyLineUnreadable as error:
        raise ValidationError({"key_line": _("Không đọc được dòng khóa này.")}) from error
    if not same_fingerprint(keys.fingerprint, fingerprint):
        raise ValidationError(
            {"fingerprint": _("Dấu vân không khớp với khóa. Hãy gọi cho nơi kia và đối chiếu lại.")}
        )
    if keys == installation_keys().public:
        raise ValidationError({"key_line": _("Đây là khóa của chính nơi này.")})
    installation = Installation(
        name=name, key_line=keys.line, known_since=on, known_by_id=by.user_id
    )
    store(installation)
    _note(by, installation, f"ghi khóa của {name}")
    return installation


@transaction.atomic
def withdraw_installation(installation_id: int, *, by: Actor, on: date) -> None:
    """Let nothing more be exchanged with an installation."""
    require(by, Action.KEEP_INSTALLATIONS)
    installation = Installation.objects.select_for_update().get(pk=installation_id)
    installation.withdrawn_on = on
    store(installation)
    _note(by, installation, f"thôi dùng khóa của {installation.name}")


def _note(by: Actor, installation: Installation, detail: str) -> None:
    note_access(
        by.user_id,
        Deed.RECORD_CHANGED,
        object_kind="installation",
        object_id=installation.pk,
        detail=detail,
    )
