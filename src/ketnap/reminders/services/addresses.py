"""A user's own mail address: typed, confirmed from the mailbox itself, and taken away."""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ketnap.accounts.counting import count_one
from ketnap.audit.models import Deed
from ketnap.audit.services import note_access
from ketnap.domain.access import Actor
from ketnap.organisations.dated import store
from ketnap.reminders.letters import confirmation_letter
from ketnap.reminders.models import MailAddress
from ketnap.reminders.refusals import AddressRemoved, LinkWorthless, TooManyLinks

LINK_LASTS = timedelta(days=3)
_SALT = "ketnap.reminders.address"
_HOUR = 3600


def keep_address(address: str, *, wants_digest: bool, actor: Actor) -> MailAddress:
    """Return the acting user's address; a new one is sent a link and waits to be confirmed.

    Raises `TooManyLinks`, and keeps nothing, where several links went out within the hour.
    Nothing is kept either where the mail server does not take the link: it goes first, for a
    transaction that waited for the server would let nobody else write. Raises `AddressRemoved`
    where the user took his address away in the meantime: it does not come back.
    """
    read = MailAddress.objects.filter(user_id=actor.user_id).first()
    asked = _with(read or MailAddress(user_id=actor.user_id), address, wants_digest)
    asked.clean_fields()
    if asked.confirmed_at is None:
        _send_link(asked)
    return _keep(address, wants_digest, actor, is_first=read is None)


def _with(kept: MailAddress, address: str, wants_digest: bool) -> MailAddress:
    """The record with what the user asks for; no mail to a new address was confirmed or has failed."""
    if kept.address != address:
        kept.confirmed_at = kept.failed_at = None
    kept.address, kept.wants_digest = address, wants_digest
    return kept


@transaction.atomic
def _keep(address: str, wants_digest: bool, actor: Actor, *, is_first: bool) -> MailAddress:
    """Write into the record as it stands by now, and leave to senders what is theirs."""
    now = MailAddress.objects.select_for_update().filter(user_id=actor.user_id).first()
    if now is None and not is_first:
        raise AddressRemoved
    kept = _with(now or MailAddress(user_id=actor.user_id), address, wants_digest)
    store(kept)
    _note(actor, kept, "ghi địa chỉ nhận thư nhắc việc")
    return kept


@transaction.atomic
def confirm_address(token: str, *, actor: Actor) -> MailAddress:
    """Return the address that is confirmed now; raises `LinkWorthless`.

    Whoever opens the link must be the user himself, signed in.
    """
    try:
        user_id, address = signing.loads(token, salt=_SALT, max_age=LINK_LASTS)
    except signing.BadSignature as error:
        raise LinkWorthless from error
    kept = MailAddress.objects.filter(user_id=actor.user_id, address=address).first()
    if kept is None or user_id != actor.user_id:
        raise LinkWorthless
    kept.confirmed_at = timezone.now()
    store(kept)
    _note(actor, kept, "xác nhận địa chỉ nhận thư nhắc việc")
    return kept


@transaction.atomic
def remove_address(*, actor: Actor) -> None:
    """Let no more mail go to the acting user."""
    for kept in MailAddress.objects.filter(user_id=actor.user_id):
        _note(actor, kept, "bỏ địa chỉ nhận thư nhắc việc")
        kept.delete()


def _send_link(kept: MailAddress) -> None:
    if count_one("mail-link", str(kept.user_id), seconds=_HOUR) > settings.MOST_MAIL_LINKS_AN_HOUR:
        raise TooManyLinks
    token = signing.dumps([kept.user_id, kept.address], salt=_SALT)
    way = reverse("confirm_address", args=[token])
    link = f"{settings.PUBLIC_ORIGIN}{way}"
    text = confirmation_letter(link, days=LINK_LASTS.days)
    send_mail(_("Xác nhận địa chỉ nhận thư nhắc việc"), text, None, [kept.address])


def _note(actor: Actor, kept: MailAddress, detail: str) -> None:
    note_access(
        actor.user_id,
        Deed.RECORD_CHANGED,
        object_kind="mail_address",
        object_id=kept.pk,
        detail=detail,
    )
