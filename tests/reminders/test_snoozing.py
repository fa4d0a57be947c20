"""A snooze keeps reminders back until a day; the deadline itself stays for everybody."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from conftest import People, today_actor
from ketnap.audit.models import AccessEntry
from ketnap.casefiles.queries import due_rows
from ketnap.casefiles.refusals import NotVisible
from ketnap.casefiles.services import record_steps
from ketnap.domain.access import NotAllowed, Role
from ketnap.reminders.models import Reminder, Snooze
from ketnap.reminders.queries import snoozes_on
from ketnap.reminders.refusals import DeadlineOver
from ketnap.reminders.services import Wish, raise_reminders, snooze
from ketnap.reminders.tables import load_timing
from reminders.conftest import ANSWER_DUE_ON, ASKED_ON, answered

TODAY = ASKED_ON + timedelta(days=1)
UNTIL = TODAY + timedelta(days=21)
ONE_DAY = timedelta(days=1)
WISH = Wish(UNTIL, "nơi thẩm tra hẹn trả lời sau")


@pytest.fixture
def key(waiting) -> tuple[int, str, int]:
    """The deadline that Bình must act for."""
    return (waiting.pk, "verification_reply", 1)


def test_nobody_is_reminded_until_the_day_and_from_it_on_again(key, binh):
    snooze(key, WISH, actor=binh, today=TODAY)

    raise_reminders(on=UNTIL - ONE_DAY)
    before = Reminder.objects.count()
    raise_reminders(on=UNTIL)

    assert before == 0
    assert Reminder.objects.count() == 1


def test_a_snooze_hides_no_deadline(key, binh, secretary):
    snooze(key, WISH, actor=binh, today=TODAY)

    rows = due_rows(today_actor(secretary), TODAY, ANSWER_DUE_ON).rows

    assert [(row.casefile_id, row.code, row.seq) for row in rows] == [key]


def test_a_snooze_is_kept_with_who_why_and_when_and_noted(key, binh, waiting):
    kept = snooze(key, WISH, actor=binh, today=TODAY)

    assert snoozes_on([waiting.pk], on=TODAY) == {key: kept}
    [noted] = AccessEntry.objects.filter(object_kind="snooze")
    assert (noted.who_id, noted.casefile_id) == (binh.user_id, waiting.pk)
    assert noted.detail == (
        f"hoãn nhắc “Trả lời thẩm tra lý lịch” đến {UNTIL:%d/%m/%Y}: nơi thẩm tra hẹn trả lời sau"
    )


@pytest.mark.parametrize(("days", "holds"), [(-1, False), (0, True), (20, True), (21, False)])
def test_a_snooze_holds_from_its_day_until_before_the_last(key, binh, waiting, days, holds):
    snooze(key, WISH, actor=binh, today=TODAY)

    assert bool(snoozes_on([waiting.pk], on=TODAY + timedelta(days=days))) is holds


def test_the_last_snooze_counts_and_the_earlier_ones_are_kept(key, binh, waiting):
    snooze(key, WISH, actor=binh, today=TODAY)

    snooze(key, Wish(TODAY + ONE_DAY, "đã hẹn lại"), actor=binh, today=TODAY)

    assert snoozes_on([waiting.pk], on=TODAY + ONE_DAY) == {}
    assert Snooze.objects.count() == 2


@pytest.mark.parametrize("days", [-1, 0, 31])
def test_a_snooze_ends_later_than_today_and_not_too_late(key, binh, days):
    assert load_timing().longest_snooze_days == 30

    with pytest.raises(ValidationError) as refused:
        snooze(key, Wish(TODAY + timedelta(days=days), "bận"), actor=binh, today=TODAY)

    assert list(refused.value.message_dict) == ["until"]


@pytest.mark.parametrize("days", [1, 30])
def test_a_snooze_may_end_tomorrow_or_on_the_last_day_allowed(key, binh, days):
    kept = snooze(key, Wish(TODAY + timedelta(days=days), "bận"), actor=binh, today=TODAY)

    assert kept.until == TODAY + timedelta(days=days)


def test_a_snooze_needs_a_reason(key, binh):
    with pytest.raises(ValidationError) as refused:
        snooze(key, Wish(UNTIL, ""), actor=binh, today=TODAY)

    assert "reason" in refused.value.message_dict


def test_only_whoever_must_act_snoozes(key, secretary):
    with pytest.raises(NotAllowed):
        snooze(key, WISH, actor=today_actor(secretary), today=TODAY)


def test_a_stranger_is_not_told_that_there_is_a_case(key, stranger):
    with pytest.raises(NotVisible):
        snooze(key, WISH, actor=today_actor(stranger), today=TODAY)


def test_whoever_only_reads_snoozes_nothing(key, people: People, superior):
    inspector = people.user("thanh-tra", Role.COMMITTEE_OFFICER, superior)

    with pytest.raises(NotAllowed):
        snooze(key, WISH, actor=today_actor(inspector), today=TODAY)


def test_an_answered_deadline_cannot_be_snoozed(key, binh, waiting, cases):
    record_steps(waiting.pk, [answered(TODAY)], by=cases.actor, seen_seq=1)

    with pytest.raises(DeadlineOver):
        snooze(key, WISH, actor=binh, today=TODAY + ONE_DAY)


def test_the_database_refuses_a_snooze_without_a_reason_or_days(key, binh):
    kept = snooze(key, WISH, actor=binh, today=TODAY)

    for change in ({"reason": ""}, {"until": TODAY}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Snooze.objects.filter(pk=kept.pk).update(**change)
