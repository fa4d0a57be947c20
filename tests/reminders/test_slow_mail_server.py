"""While a mail server is waited for, others can write, and another sender sends nothing twice."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from conftest import today_actor
from ketnap.domain.access import Role
from ketnap.press.waiting import keep_waits
from ketnap.reminders.models import Digest, MailAddress
from ketnap.reminders.services import (
    keep_address,
    mail_press_notices,
    mail_reminders,
    mail_reports,
    raise_reminders,
    send_digests,
)
from reminders.conftest import ASKED_ON, confirmed_address
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


@pytest.mark.parametrize(("minutes", "sent"), [(-1, 1), (1, 0)])
def test_the_turn_of_a_sender_that_was_cut_off_passes(waiting, clerk, minutes, sent):
    confirmed_address(clerk)
    raise_reminders(on=FIRST_DAY)
    ends = timezone.now() + timedelta(minutes=minutes)
    MailAddress.objects.update(sending_until=ends)

    assert mail_reminders(on=FIRST_DAY).sent == sent
