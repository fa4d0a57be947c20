"""What the reader was reminded of: what still runs, read or not, and what is over."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.casefiles.queries import casefiles_visible_to
from ketnap.domain.access import Action
from ketnap.domain.casefile.codes import DeadlineCode
from ketnap.domain.casefile.wording import deadline_name
from ketnap.domain.planner import Occasion
from ketnap.reminders.duties import Duty
from ketnap.reminders.models import Reminder, Snooze
from ketnap.reminders.queries import (
    address_of,
    duties_of_cases,
    latest_reminders,
    snoozes_on,
)
from ketnap.reminders.services import mark_read
from ketnap.reminders.wording import left_until, occasion_words
from ketnap.web.clocks import owner_name, tone_before
from ketnap.web.day import day_of
from ketnap.web.day_words import full_day, weekday_and_day
from ketnap.web.language import reader_language
from ketnap.web.reminders.snoozed import snoozed_note


@dataclass(frozen=True, slots=True)
class Row:
    """One deadline the reader was reminded of."""

    name: str
    href: str
    what: str
    where: str
    left: str
    occasion: str
    due_on: str
    tone: str
    raised_on: str
    is_read: bool
    read_href: str
    snoozed: str
    snooze_href: str


@access.page(Action.SEE_DESK)
@require_GET
def reminders(request: HttpRequest) -> HttpResponse:
    """Show the latest reminder of each deadline."""
    actor, today = actor_behind(request), day_of(request).today
    running, over = latest_reminders(actor, on=today)
    rows = _rows(request, running)
    address = address_of(actor.user_id)
    context = {
        "rows": rows,
        "over": _rows(request, over),
        "any_unread": any(not row.is_read for row in rows),
        "mail_failed": address is not None and address.failed_at is not None,
        "mail_to": address.address if address and address.confirmed_at else "",
    }
    return render(request, "web/reminders/reminders.html", context)


@access.page(Action.SEE_DESK)
@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Mark every reminder of the reader as read."""
    mark_read(actor=actor_behind(request))
    messages.success(request, _("Đã đánh dấu tất cả là đã đọc. Thời hạn vẫn chạy."))
    return redirect("reminders")


@access.page(Action.SEE_DESK)
@require_POST
def read_one(request: HttpRequest, reminder_id: int) -> HttpResponse:
    """Mark one reminder of the reader as read; of anybody else's nothing is said."""
    mark_read([reminder_id], actor=actor_behind(request))
    return redirect("reminders")


def _rows(request: HttpRequest, reminders: Sequence[Reminder]) -> list[Row]:
    actor, today = actor_behind(request), day_of(request).today
    ids = {reminder.casefile_id for reminder in reminders}
    opened = set(casefiles_visible_to(actor).filter(pk__in=ids).values_list("pk", flat=True))
    snoozes = snoozes_on(ids, on=today)
    duties = duties_of_cases(ids, on=today)
    return [
        _row(request, each, duties.get(each.key), snoozes.get(each.key))
        if each.casefile_id in opened
        else _closed_row(request, each, duties.get(each.key))
        for each in reminders
    ]


def _closed_row(request: HttpRequest, reminder: Reminder, duty: Duty | None) -> Row:
    """A reminder about one's own case, which is no page for oneself."""
    today = day_of(request).today
    runs = duty is not None
    return Row(
        name=reminder.casefile.person.full_name,
        href="",
        what=deadline_name(DeadlineCode(reminder.code), reader_language()),
        where="",
        left=left_until(reminder.due_on, on=today),
        occasion=occasion_words(Occasion(reminder.occasion)) if today <= reminder.due_on else "",
        due_on=weekday_and_day(reminder.due_on, year=today.year),
        tone=tone_before(reminder.due_on, on=today) if runs else "",
        raised_on=full_day(reminder.raised_on),
        is_read=reminder.read_at is not None,
        read_href=reverse("read_reminder", args=[reminder.pk]),
        snoozed="",
        snooze_href="",
    )


def _row(request: HttpRequest, reminder: Reminder, duty: Duty | None, snooze: Snooze | None) -> Row:
    must_act = duty is not None and actor_behind(request).user_id in duty.user_ids
    return replace(
        _closed_row(request, reminder, duty),
        href=reverse("case", args=[reminder.casefile_id]),
        where=_("đang ở %(who)s") % {"who": owner_name(duty.owner)} if duty else "",
        snoozed=snoozed_note(snooze),
        snooze_href=reverse("snooze", args=reminder.key) if must_act else "",
    )
