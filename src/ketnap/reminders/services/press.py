"""Mails whoever must act on an article at the portal, once for each time it comes to him."""

import logging
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext, override

from ketnap.accounts.models import User
from ketnap.press.models import PortalWait
from ketnap.press.waiting import Hands
from ketnap.reminders.letters import press_letter
from ketnap.reminders.models import PressNotice
from ketnap.reminders.queries import addresses_to_try
from ketnap.reminders.services.mailing import Mailed, letter_settings, send_each, send_text

_log = logging.getLogger(__name__)


def mail_waiting_articles() -> None:
    """Tell who must act today; a worker's chore, which settles its own troubles."""
    for trouble in mail_press_notices(on=timezone.localdate()).failed:
        _log.warning("nobody was told of an article that waits: %s", trouble)


def mail_press_notices(*, on: date) -> Mailed:
    """Send one mail to each user for whom something waits that he has not been told of.

    Whoever a mail did not reach is told an hour later; where the server does not answer, the next run sends the rest.
    """
    letters = ((user, partial(_mail, user, waits)) for user, waits in _to_tell(on))
    return send_each(letters, while_answered=True)


def _to_tell(on: date) -> Iterator[tuple[User, Sequence[PortalWait]]]:
    waiting = list(PortalWait.objects.select_related("package").order_by("since", "pk"))
    if not waiting:
        return
    hands = Hands(on=on)
    acting = {wait.pk: hands.of(wait) for wait in waiting}
    told = set(PressNotice.objects.values_list("wait_id", "user_id"))
    readers = User.objects.filter(
        pk__in={user for users in acting.values() for user in users},
        mail_address__in=addresses_to_try(now=timezone.now()),
    )
    for user in readers.order_by("pk"):
        mine = [wait for wait in waiting if user.pk in acting[wait.pk]]
        new = [wait for wait in mine if (wait.pk, user.pk) not in told]
        if new:
            yield user, new


@transaction.atomic
def _mail(user: User, waits: Sequence[PortalWait]) -> int:
    """Mark first, then send: where sending fails, the mark goes with the transaction."""
    for wait in waits:
        PressNotice.objects.create(wait=wait, user=user)
    with override(user.language):
        count = len(waits)
        subject = ngettext(
            "Có %(count)d bài chờ bạn ở trang tin", "Có %(count)d bài chờ bạn ở trang tin", count
        )
        link = f"{settings.PUBLIC_ORIGIN}{reverse('press_desk')}"
        titles = [wait.title for wait in waits]
        send_text(user, subject % {"count": count}, press_letter(titles, link, **letter_settings()))
    return 1
