"""While a mail server is waited for, others can write, and another sender sends nothing twice."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.db import OperationalError, connection
from django.utils import timezone

from conftest import today_actor
from ketnap.domain.access import Role
from ketnap.press.waiting import keep_waits
from ketnap.reminders.models import Digest, MailAddress
from ketnap.reminders.refusals import AddressRemoved
from ketnap.reminders.services import (
    keep_address,
    mail_press_notices,
    mail_reminders,
    mail_reports,
    raise_reminders,
    remove_address,
    send_digests,
)
from reminders.conftest import ASKED_ON, asked, confirmed_address
from reminders.servers import Slow, mail_server
from reminders.test_press_mail import WAITS
from reminders.test_report_mail import NEXT_MONTH, mailed_report

pytestmark = pytest.mark.django_db

FIRST_DAY = ASKED_ON + timedelta(days=1)
MONDAY = date(2024, 6, 17)


@pytest.fixture
def sent_twice(settings, monkeypatch):
    """How many mails each of two senders sent, of whom the second begins while the first waits."""

    def send(once):
        second = []
        monkeypatch.setattr(Slow, "meanwhile", lambda _: second.append(once().sent), raising=False)
        with mail_server(settings, Slow):
            first = once().sent
        return [first, *second]

    return send


def test_reminders(waiting, clerk, sent_twice):
    confirmed_address(clerk)
    raise_reminders(on=FIRST_DAY)

    assert sent_twice(lambda: mail_reminders(on=FIRST_DAY)) == [1, 0]
    assert len(mail.outbox) == 1
    assert MailAddress.objects.get().sending_until is None


def test_digests(waiting, secretary, clerk, sent_twice):
    confirmed_address(secretary)

    assert sent_twice(lambda: send_digests(on=MONDAY)) == [1, 0]
    assert Digest.objects.count() == 1


def test_reports(cell, secretary, sent_twice):
    mailed_report(cell, secretary)
    confirmed_address(secretary)

    assert sent_twice(lambda: mail_reports(on=NEXT_MONTH)) == [1, 0]
    assert mail_reports(on=NEXT_MONTH).sent == 0


def test_notices_of_articles(people, cell, sent_twice):
    confirmed_address(people.user("binh", Role.EDITOR, cell))
    keep_waits([WAITS])

    assert sent_twice(lambda: mail_press_notices(on=timezone.localdate())) == [1, 0]
    assert mail_press_notices(on=timezone.localdate()).sent == 0


def test_the_link_to_a_new_address(clerk, settings, monkeypatch):
    monkeypatch.setattr(Slow, "meanwhile", lambda _: None, raising=False)

    with mail_server(settings, Slow):
        keep_address("binh@vien.example", wants_digest=True, actor=today_actor(clerk))

    assert MailAddress.objects.get().address == "binh@vien.example"


def test_an_address_that_was_removed_in_the_meantime_does_not_come_back(
    clerk, settings, monkeypatch
):
    confirmed_address(clerk)
    binh = today_actor(clerk)
    monkeypatch.setattr(Slow, "meanwhile", lambda _: remove_address(actor=binh), raising=False)

    with mail_server(settings, Slow), pytest.raises(AddressRemoved):
        keep_address("khac@vien.example", wants_digest=True, actor=binh)

    assert not MailAddress.objects.exists()


def test_a_new_address_leaves_the_turn_that_was_taken_in_the_meantime(clerk, settings, monkeypatch):
    confirmed_address(clerk)
    ends = timezone.now() + timedelta(minutes=1)
    take = MailAddress.objects.update
    monkeypatch.setattr(Slow, "meanwhile", lambda _: take(sending_until=ends), raising=False)

    with mail_server(settings, Slow):
        keep_address("khac@vien.example", wants_digest=True, actor=today_actor(clerk))

    kept = MailAddress.objects.get()
    assert (kept.address, kept.sending_until, kept.confirmed_at) == (
        "khac@vien.example",
        ends,
        None,
    )


@pytest.mark.django_db(transaction=True)
def test_a_mark_that_the_database_refuses_is_the_trouble_of_one_user(
    waiting, clerk, other_cases, stranger
):
    for user in (clerk, stranger):
        confirmed_address(user)
    other_cases.open("Vũ Thu Hà", asked())
    raise_reminders(on=FIRST_DAY)
    refused = []

    def refuse_the_first_mark(execute, sql, params, many, context):
        if sql.startswith('UPDATE "reminders_reminder"') and not refused:
            refused.append(sql)
            raise OperationalError("database is locked")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse_the_first_mark):
        mailed = mail_reminders(on=FIRST_DAY)
    again = mail_reminders(on=FIRST_DAY)

    [trouble] = mailed.unsettled
    assert (mailed.sent, mailed.failed, mailed.passed_over) == (1, (), ())
    assert trouble.endswith(": database is locked")
    assert (again.sent, again.is_whole) == (1, True)
    assert len(mail.outbox) == 3


@pytest.mark.parametrize(("minutes", "sent", "passed_over"), [(-1, 1, ()), (1, 0, ("binh",))])
def test_the_turn_of_a_sender_that_was_cut_off_passes(waiting, clerk, minutes, sent, passed_over):
    confirmed_address(clerk)
    raise_reminders(on=FIRST_DAY)
    ends = timezone.now() + timedelta(minutes=minutes)
    MailAddress.objects.update(sending_until=ends)

    mailed = mail_reminders(on=FIRST_DAY)

    assert (mailed.sent, mailed.passed_over) == (sent, passed_over)
