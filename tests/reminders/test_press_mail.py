"""Who must act on an article at the portal gets one mail for it, and nobody else gets any."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from conftest import People
from ketnap.accounts.models import User
from ketnap.domain.access import Role
from ketnap.domain.press.calls import ArticleWaits, Wait
from ketnap.organisations.models import Organisation
from ketnap.press.waiting import keep_waits
from ketnap.reminders.models import MailAddress
from ketnap.reminders.services import mail_press_notices
from reminders.conftest import confirmed_address
from reminders.servers import REFUSED, RefusingBinh, mail_server

pytestmark = pytest.mark.django_db

WAITS = ArticleWaits(
    article=7,
    wait=Wait.EDITOR,
    section="tin-tuc",
    title="Chi bộ kết nạp Đỗ Quang Minh",
    editor="/bien-tap/pages/7/edit/",
    since=timezone.now(),
)


@pytest.fixture
def editor(people: People, cell: Organisation) -> User:
    """Bình, whose address is confirmed."""
    user = people.user("binh", Role.EDITOR, cell)
    confirmed_address(user)
    return user


def sent() -> int:
    return mail_press_notices(on=timezone.localdate()).sent


def test_one_mail_tells_of_everything_that_waits_and_only_once(editor, settings):
    settings.PUBLIC_ORIGIN = "https://ketnap.example"
    keep_waits([WAITS, replace(WAITS, article=8)])

    assert [sent(), sent()] == [1, 0]
    [letter] = mail.outbox
    assert "Có 2 bài" in letter.subject
    assert "https://ketnap.example/tin-bai/" in letter.body


def test_only_who_must_act_and_has_confirmed_an_address_is_told(editor, secretary, people, cell):
    confirmed_address(secretary)
    people.user("chi", Role.EDITOR, cell)
    keep_waits([WAITS])

    assert sent() == 1
    assert [letter.to for letter in mail.outbox] == [[editor.mail_address.address]]


def test_article_that_comes_anew_is_told_anew(editor):
    keep_waits([WAITS])
    first = sent()

    keep_waits([replace(WAITS, since=timezone.now())])

    assert (first, sent()) == (1, 1)


def test_figures_that_differ_are_told_once_for_each_change(editor):
    differing = replace(WAITS, wait=Wait.FIGURES)
    counts = []
    for since in (WAITS.since, WAITS.since, timezone.now()):
        keep_waits([replace(differing, since=since)])
        counts.append(sent())

    assert counts == [1, 0, 1]


@pytest.mark.parametrize("with_names", [True, False])
def test_title_stands_in_a_mail_only_where_mails_name_people(editor, settings, with_names):
    settings.MAIL_NAMES = with_names
    keep_waits([WAITS])

    sent()

    [letter] = mail.outbox
    assert (WAITS.title in letter.body) is with_names


def test_an_address_that_is_refused_holds_up_no_other_editor(editor, people, cell, settings):
    confirmed_address(people.user("chi", Role.EDITOR, cell))
    keep_waits([WAITS])

    with mail_server(settings, RefusingBinh):
        told = mail_press_notices(on=timezone.localdate())
    MailAddress.objects.update(failed_at=timezone.now() - timedelta(hours=1))

    assert (told.sent, told.failed) == (1, (f"binh: {REFUSED}",))
    assert sent() == 1
    assert [letter.to for letter in mail.outbox] == [["chi@vien.example"], ["binh@vien.example"]]
