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
from ketnap.reminders.services.mailing import letter_settings
from ketnap.reminders.services.sending import Draft, Mailed, send_each

_log = logging.getLogger(__name__)


def mail_waiting_articles() -> None:
    """Tell who must act today; a worker's chore, which settles its own troubles."""
    mailed = mail_press_notices(on=timezone.localdate())
    for trouble in (*mailed.failed, *mailed.unsettled):
        _log.warning("telling of an article that waits failed: %s", trouble)


def mail_press_notices(*, on: date) -> Mailed:
    """Send one mail to each user for whom something waits that he has not been told of.

    Whoever a mail did not reach is told an hour later; where the server does not answer, the next run sends the rest.
    """
    letters = ((user, partial(_draft, user, waits)) for user, waits in _to_tell(on))
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


def _draft(user: User, waits: Sequence[PortalWait]) -> Draft | None:
    """One mail about what the user was not told of since it was looked up."""
    told = PressNotice.objects.filter(user=user, wait__in=waits).values_list("wait_id", flat=True)
    known = set(told)
    new = [wait for wait in waits if wait.pk not in known]
    if not new:
        return None
    with override(user.language):
        count = len(new)
        subject = ngettext(
            "Có %(count)d bài chờ bạn ở trang tin", "Có %(count)d bài chờ bạn ở trang tin", count
        )
        link = f"{settings.PUBLIC_ORIGIN}{reverse('press_desk')}"
        letter = press_letter([wait.title for wait in new], link, **letter_settings())
        return Draft(subject % {"count": count}, letter, mark=partial(_mark, user, new))


@transaction.atomic
def _mark(user: User, waits: Sequence[PortalWait]) -> None:
    """An article may have been taken back while its mail was on the way."""
    there = PortalWait.objects.select_for_update().filter(pk__in=[wait.pk for wait in waits])
    PressNotice.objects.bulk_create(PressNotice(wait=wait, user=user) for wait in there)
