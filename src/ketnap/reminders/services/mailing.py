"""Sends reminders by mail, to whoever must act and to nobody else: one mail a user and run."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import groupby
from typing import TypedDict

from django.conf import settings
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
from ketnap.reminders.models import Reminder
from ketnap.reminders.queries import reminders_of, reminders_to_mail
from ketnap.reminders.services.sending import Draft, Mailed, send_each
from ketnap.reminders.wording import language_now, reason_for

RETRIED_FOR = timedelta(days=4)
"""How long a reminder waits for a mail server that does not answer, before it is too old to send."""


def mail_reminders(*, on: date) -> Mailed:
    """Send what waits to be mailed. A user whose mail fails gets it with the next run."""
    waiting = list(reminders_to_mail(on=on, within=RETRIED_FOR))
    return send_each(
        (user, partial(_draft, user, [reminder.pk for reminder in rows], on))
        for user, rows in groupby(waiting, key=lambda reminder: reminder.user)
    )


def _draft(user: User, ids: Sequence[int], on: date) -> Draft | None:
    """What still waits of these reminders, as one mail; nothing where the user may see none of them."""
    actor = actor_of(user, on=on)
    may_see = reminders_of(actor).filter(pk__in=ids, mailed_at__isnull=True)
    reminders = list(may_see.order_by("due_on", "pk"))
    if actor is None or not reminders:
        return None
    sent = Reminder.objects.filter(pk__in=[row.pk for row in reminders])
    with override(user.language):
        told = _latest_of_each(reminders)
        count = len(told)
        subject = ngettext("Có %(count)d việc cần làm", "Có %(count)d việc cần làm", count)
        lines = list(_lines(told, actor, on))
        return Draft(
            subject % {"count": count},
            reminder_letter(lines, **letter_settings()),
            mark=lambda: sent.update(mailed_at=timezone.now()),
        )


def _latest_of_each(reminders: Sequence[Reminder]) -> list[Reminder]:
    """The last reminder of each deadline: while no mail went, others of the same may have been raised."""
    latest: dict[tuple[object, ...], Reminder] = {}
    for each in reminders:
        key = (each.casefile_id, each.code, each.seq, each.due_on)
        kept = latest.get(key)
        if kept is None or each.point_on > kept.point_on:
            latest[key] = each
    return list(latest.values())


class LetterSettings(TypedDict):
    """What every letter asks of the installation."""

    with_names: bool
    settings_link: str


def letter_settings() -> LetterSettings:
    """Return whether mails name people, and where a reader changes what is sent."""
    link = settings.PUBLIC_ORIGIN + reverse("mail_settings")
    return {"with_names": settings.MAIL_NAMES, "settings_link": link}


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
