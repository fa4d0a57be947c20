"""The deadlines of a case that are open on the page's day, each with its clock and owner."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from ketnap.domain.access import Action
from ketnap.domain.casefile.deadlines import Deadline
from ketnap.domain.casefile.owners import Owner, owner_of
from ketnap.domain.casefile.wording import day_in_words, deadline_name
from ketnap.reminders.duties import Key
from ketnap.reminders.models import Snooze
from ketnap.reminders.queries import is_recalled_by, snoozes_on
from ketnap.reminders.responsible import Staff
from ketnap.reminders.services import last_snooze_day
from ketnap.rules.load import load_calendar
from ketnap.web.case.findings import Source, source_of
from ketnap.web.case.reading import OpenCase
from ketnap.web.clocks import Clock, clock_of
from ketnap.web.language import reader_language
from ketnap.web.reminders.snoozed import snoozed_note


@dataclass(frozen=True, slots=True)
class Term:
    """One deadline with its last day; `snooze_href` only for whoever must act for it."""

    name: str
    due_on: str
    clock: Clock
    source: Source
    snoozed: str
    snooze_href: str


def open_terms(case: OpenCase) -> tuple[Term, ...]:
    """The deadlines not met yet, the next one first."""
    waiting = [item for item in case.assessment.deadlines if item.met_on is None]
    snoozes = snoozes_on([case.id], on=case.on)
    staff = Staff(on=case.on)
    return tuple(
        _term(case, item, snoozes, staff) for item in sorted(waiting, key=lambda item: item.due_on)
    )


def _term(case: OpenCase, item: Deadline, snoozes: Mapping[Key, Snooze], staff: Staff) -> Term:
    language, calendar = reader_language(), load_calendar()
    owner = owner_of(case.casefile_today, item, on=case.on)
    key = (case.id, item.code.value, item.seq)
    return Term(
        name=deadline_name(item.code, language),
        due_on=day_in_words(item.due_on),
        clock=clock_of(item, owner, calendar, on=case.on, paused=case.assessment.paused),
        source=source_of(item.rule, language),
        snoozed=snoozed_note(snoozes.get(key)),
        snooze_href=reverse("snooze", args=key) if _may_snooze(case, item, owner, staff) else "",
    )


def _may_snooze(case: OpenCase, item: Deadline, owner: Owner, staff: Staff) -> bool:
    """Whether the reader must act, and would be reminded before a snooze has to end."""
    if not case.day.is_today or not case.may(Action.RECORD_STEP):
        return False
    is_recalled = is_recalled_by(item, last_snooze_day(case.day.today))
    return is_recalled and case.actor.user_id in staff.responsible_users(case.record, owner)
