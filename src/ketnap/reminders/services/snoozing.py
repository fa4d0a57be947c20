"""Snoozes a deadline: no reminders until a day. The deadline itself stays where it is."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ketnap.audit.models import Deed
from ketnap.audit.services import note_access
from ketnap.casefiles.queries import casefile_visible_to, relation_to
from ketnap.domain.access import Action, Actor, NotAllowed, require
from ketnap.domain.casefile.wording import day_in_words, deadline_name
from ketnap.organisations.dated import store
from ketnap.reminders.duties import Duty, Key
from ketnap.reminders.models import Snooze
from ketnap.reminders.queries import duty_of
from ketnap.reminders.tables import load_timing


@dataclass(frozen=True, slots=True)
class Wish:
    """Until which day nobody shall be reminded, and why."""

    until: date
    reason: str


@transaction.atomic
def snooze(key: Key, wish: Wish, *, actor: Actor, today: date) -> Snooze:
    """Return the stored snooze; only who must act for the deadline may snooze it.

    Raises `DeadlineOver` for a deadline that no longer runs; refuses a day too far ahead.
    """
    case = casefile_visible_to(actor, key[0])
    require(actor, Action.RECORD_STEP, relation_to(case))
    duty = duty_of(key, on=today)
    if actor.user_id not in duty.user_ids:
        raise NotAllowed(Action.RECORD_STEP)
    _require_soon(wish.until, today)
    kept = Snooze(
        casefile=case,
        code=key[1],
        seq=key[2],
        since=today,
        until=wish.until,
        reason=wish.reason,
        snoozed_by_id=actor.user_id,
    )
    store(kept)
    _note(duty, kept, actor)
    return kept


def last_snooze_day(today: date) -> date:
    """Return the last day until which a reminder may be put off."""
    return today + timedelta(days=load_timing().longest_snooze_days)


def _require_soon(until: date, today: date) -> None:
    if until <= today:
        raise ValidationError({"until": _("Ngày nhắc lại phải sau hôm nay.")})
    last = last_snooze_day(today)
    if until > last:
        raise ValidationError(
            {
                "until": ValidationError(
                    _("Chỉ hoãn được đến ngày %(day)s. Sau đó hãy hoãn lần nữa nếu còn cần."),
                    params={"day": day_in_words(last)},
                )
            }
        )


def _note(duty: Duty, kept: Snooze, actor: Actor) -> None:
    name = deadline_name(duty.deadline.code, "vi")
    note_access(
        actor.user_id,
        Deed.RECORD_CHANGED,
        object_kind="snooze",
        object_id=kept.pk,
        casefile_id=duty.case.pk,
        detail=f"hoãn nhắc “{name}” đến {day_in_words(kept.until)}: {kept.reason}",
    )
