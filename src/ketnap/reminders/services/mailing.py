"""Sends reminders by mail, to whoever must act and to nobody else: one mail a user and run."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import groupby
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused
from typing import TypedDict

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext, override

from ketnap.accounts.actors import actor_of
from ketnap.accounts.models import User
from ketnap.casefiles.queries import casefiles_visible_to
from ketnap.domain.access import Actor
from ketnap.domain.casefile.codes import DeadlineCode
from ketnap.domain.casefile.wording import day_in_words, deadline_name
from ketnap.domain.planner import Occasion
from ketnap.reminders.letters import Line, reminder_letter
from ketnap.reminders.models import MailAddress, Reminder
from ketnap.reminders.queries import reminders_of, reminders_to_mail
from ketnap.reminders.wording import language_now, reason_for

RETRIED_FOR = timedelta(days=4)
"""How long a reminder waits for a mail server that does not answer, before it is too old to send."""

TROUBLE = (SMTPException, OSError)
"""What a mail server that refuses or cannot be reached raises."""

_OF_ONE_MAIL = (SMTPRecipientsRefused, SMTPDataError)
"""What says nothing about the next mail: the address or the letter is refused, the server answers."""

Letter = tuple[User, Callable[[], int]]
"""Whom mail is for, and what sends it and says how many mails went."""


@dataclass(frozen=True, slots=True)
class Mailed:
    """What went out: how many mails, and whose did not, with the server's words."""

    sent: int
    failed: tuple[str, ...]


def mail_reminders(*, on: date) -> Mailed:
    """Send what waits to be mailed. A user whose mail fails gets it with the next run."""
    waiting = list(reminders_to_mail(on=on, within=RETRIED_FOR))
    return send_each(
        (user, partial(_mail_to, user, [reminder.pk for reminder in rows], on))
        for user, rows in groupby(waiting, key=lambda reminder: reminder.user)
    )


def send_each(letters: Iterable[Letter], *, while_answered: bool = False) -> Mailed:
    """Send them all. Whose mail fails gets no more of them, and the failure is kept with his address.

    `while_answered` is for mail that is tried every minute: once the server does not answer,
    the rest is left to the next run, so that a worker does not wait for it time and again.
    """
    sent, failed = 0, dict[int, str]()
    for user, send in letters:
        if user.pk in failed:
            continue
        try:
            sent += send()
        except TROUBLE as error:
            failed[user.pk] = f"{user.username}: {error}"
            _keep_failure(user)
            if while_answered and not isinstance(error, _OF_ONE_MAIL):
                break
    return Mailed(sent, tuple(failed.values()))


def _keep_failure(user: User) -> None:
    confirmed = MailAddress.objects.filter(user=user, confirmed_at__isnull=False)
    confirmed.update(failed_at=timezone.now())


@transaction.atomic
def _mail_to(user: User, ids: Sequence[int], on: date) -> int:
    """Mark first, then send: where sending fails, the mark goes with the transaction."""
    actor = actor_of(user, on=on)
    may_see = reminders_of(actor).filter(pk__in=ids, mailed_at__isnull=True)
    reminders = list(may_see.order_by("due_on", "pk"))
    if actor is None or not reminders:
        return 0
    Reminder.objects.filter(pk__in=[row.pk for row in reminders]).update(mailed_at=timezone.now())
    with override(user.language):
        count = len(reminders)
        subject = ngettext("Có %(count)d việc cần làm", "Có %(count)d việc cần làm", count)
        lines = list(_lines(reminders, actor, on))
        send_text(user, subject % {"count": count}, reminder_letter(lines, **letter_settings()))
    return 1


class LetterSettings(TypedDict):
    """What every letter asks of the installation."""

    with_names: bool
    settings_link: str


def letter_settings() -> LetterSettings:
    """Return whether mails name people, and where a reader changes what is sent."""
    link = settings.PUBLIC_ORIGIN + reverse("mail_settings")
    return {"with_names": settings.MAIL_NAMES, "settings_link": link}


def send_text(user: User, subject: str, text: str) -> None:
    """Send one mail to the confirmed address of a user."""
    kept = MailAddress.objects.get(user=user, confirmed_at__isnull=False)
    send_mail(subject, text, None, [kept.address])
    if kept.failed_at is not None:
        kept.failed_at = None
        kept.save(update_fields=["failed_at"])


def _lines(reminders: Sequence[Reminder], actor: Actor, on: date) -> Iterator[Line]:
    ids = [reminder.casefile_id for reminder in reminders]
    opened = set(casefiles_visible_to(actor).filter(pk__in=ids).values_list("pk", flat=True))
    for reminder in reminders:
        may_open = reminder.casefile_id in opened
        yield Line(
            name=reminder.casefile.person.full_name,
            what=deadline_name(DeadlineCode(reminder.code), language_now()),
            due_on=day_in_words(reminder.due_on),
            reason=reason_for(Occasion(reminder.occasion), reminder.due_on, on=on),
            link=case_link(reminder.casefile_id if may_open else None),
        )


def case_link(casefile_id: int | None) -> str:
    """Return the full address of a case, or of the desk for whoever opens no case."""
    way = reverse("desk") if casefile_id is None else reverse("case", args=[casefile_id])
    return f"{settings.PUBLIC_ORIGIN}{way}"
