"""Mail goes to confirmed addresses only, says no more than it must, and never goes twice."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.utils import timezone

from conftest import today_actor
from ketnap.reminders.letters import Line, digest_letter
from ketnap.reminders.models import Digest, MailAddress, Reminder
from ketnap.reminders.refusals import LinkWorthless, TooManyLinks
from ketnap.reminders.services import (
    confirm_address,
    keep_address,
    mail_reminders,
    raise_reminders,
    remove_address,
    send_digests,
)
from reminders.conftest import ANSWER_DUE_ON, ASKED_ON, asked, confirmed_address
from reminders.servers import Unreachable, mail_server

FIRST_DAY = ASKED_ON + timedelta(days=1)
MONDAY = date(2024, 6, 10)
"""The week before an answer to a question of 6 May is due."""


def token_of(letter: mail.EmailMessage) -> str:
    link = next(line for line in letter.body.splitlines() if "/thu/" in line)
    return link.rstrip("/").rsplit("/", 1)[1]


# ---- reminders ----


def test_mail_goes_to_whoever_must_act_with_reason_and_link(waiting, clerk, secretary, settings):
    settings.PUBLIC_ORIGIN = "https://ketnap.example"
    for user in (clerk, secretary):
        confirmed_address(user)
    raise_reminders(on=FIRST_DAY)

    sent = mail_reminders(on=FIRST_DAY)

    assert (sent.sent, sent.failed) == (1, ())
    [letter] = mail.outbox
    assert letter.to == ["binh@vien.example"]
    assert letter.subject == "Có 1 việc cần làm"
    assert "Đỗ Quang Minh: Trả lời thẩm tra lý lịch, hạn 17/06/2024." in letter.body
    assert "Thời hạn mới bắt đầu. Còn 29 ngày làm việc." in letter.body
    assert f"https://ketnap.example/ho-so/{waiting.pk}/" in letter.body


def test_mail_says_nothing_else_about_a_person(waiting, clerk):
    confirmed_address(clerk)
    raise_reminders(on=FIRST_DAY)

    mail_reminders(on=FIRST_DAY)

    [letter] = mail.outbox
    person = waiting.person
    private = [f"{person.born_on:%d/%m/%Y}", person.workplace, person.occupation, "Tân Lập"]
    assert [word for word in private if word in letter.body + letter.subject] == []


def test_mail_without_names_says_a_day_and_a_link_only(waiting, clerk, settings):
    settings.MAIL_NAMES = False
    confirmed_address(clerk)
    raise_reminders(on=FIRST_DAY)

    mail_reminders(on=FIRST_DAY)

    [letter] = mail.outbox
    assert "Minh" not in letter.body
    assert "thẩm tra" not in letter.body
    assert "Một việc có hạn 17/06/2024." in letter.body
    assert f"/ho-so/{waiting.pk}/" in letter.body


def test_mail_goes_once(waiting, clerk):
    confirmed_address(clerk)
    raise_reminders(on=FIRST_DAY)
    mail_reminders(on=FIRST_DAY)

    again = mail_reminders(on=FIRST_DAY)

    assert again.sent == 0
    assert len(mail.outbox) == 1


def test_several_things_go_in_one_mail(cases, clerk):
    confirmed_address(clerk)
    cases.open("Đỗ Quang Minh", asked())
    cases.open("Vũ Thu Hà", asked())
    raise_reminders(on=FIRST_DAY)

    mail_reminders(on=FIRST_DAY)

    [letter] = mail.outbox
    assert letter.subject == "Có 2 việc cần làm"
    assert "Đỗ Quang Minh" in letter.body
    assert "Vũ Thu Hà" in letter.body


def test_a_deadline_of_which_two_reminders_wait_is_told_once_as_it_stands(waiting, clerk):
    confirmed_address(clerk)
    friday_before = ANSWER_DUE_ON - timedelta(days=3)
    for day in (friday_before, ANSWER_DUE_ON):
        raise_reminders(on=day)

    sent = [mail_reminders(on=ANSWER_DUE_ON).sent for _ in range(2)]

    [letter] = mail.outbox
    assert (Reminder.objects.count(), sent) == (2, [1, 0])
    assert letter.subject == "Có 1 việc cần làm"
    assert letter.body.count("Trả lời thẩm tra lý lịch") == 1
    assert "Hôm nay là ngày cuối." in letter.body


@pytest.mark.parametrize("confirmed", [True, False])
def test_no_mail_goes_to_an_address_nobody_confirmed(waiting, clerk, confirmed):
    address = confirmed_address(clerk)
    if not confirmed:
        MailAddress.objects.filter(pk=address.pk).update(confirmed_at=None)
    raise_reminders(on=FIRST_DAY)

    assert mail_reminders(on=FIRST_DAY).sent == int(confirmed)


def test_what_was_read_is_not_mailed(waiting, clerk):
    confirmed_address(clerk)
    raise_reminders(on=FIRST_DAY)
    Reminder.objects.update(read_at="2024-05-07T08:00:00+07:00")

    assert mail_reminders(on=FIRST_DAY).sent == 0


def test_a_mail_server_that_hangs_up_is_named_and_tried_again(waiting, clerk, settings):
    confirmed_address(clerk)
    raise_reminders(on=FIRST_DAY)

    with mail_server(settings, Unreachable):
        failed = mail_reminders(on=FIRST_DAY)
    kept = MailAddress.objects.get().failed_at
    later = mail_reminders(on=FIRST_DAY + timedelta(days=1))

    assert failed.sent == 0
    assert kept is not None
    assert MailAddress.objects.get().failed_at is None
    assert failed.failed == ("binh: connection unexpectedly closed",)
    assert later.sent == 1


# ---- the weekly digest ----


def test_the_digest_tells_the_others_what_is_due_this_week(waiting, clerk, secretary):
    for user in (clerk, secretary):
        confirmed_address(user)

    sent = send_digests(on=date(2024, 6, 17))

    assert sent.sent == 1
    [letter] = mail.outbox
    assert letter.to == ["an@vien.example"]
    assert "đã quá hạn hoặc đến hạn trong tuần này" in letter.body
    assert "Đỗ Quang Minh: Trả lời thẩm tra lý lịch, hạn 17/06/2024." in letter.body


def test_a_digest_says_how_many_more_there_are_before_it_closes():
    line = Line("Đỗ Quang Minh", "Ra quyết định", "07/12/2026", "Còn 6 ngày", "http://x/1")

    letter = digest_letter([line], more=2, with_names=True, settings_link="http://x/2")

    *_, rest, between, closing = letter.rstrip("\n").splitlines()
    assert (rest, between) == ("Còn 2 việc nữa.", "")
    assert closing.endswith("http://x/2")


def test_the_digest_goes_once_a_week(waiting, secretary, clerk):
    confirmed_address(secretary)
    for day in range(7):
        send_digests(on=date(2024, 6, 17) + timedelta(days=day))

    assert len(mail.outbox) == 1
    assert Digest.objects.count() == 1


def test_a_week_in_which_nothing_is_due_brings_no_digest(waiting, secretary, clerk):
    confirmed_address(secretary)

    assert send_digests(on=date(2024, 5, 20)).sent == 0
    assert mail.outbox == []


@pytest.mark.parametrize(
    "day", [date(2024, 6, 22), date(2024, 9, 2)], ids=["saturday", "independence day"]
)
def test_no_digest_goes_on_a_day_off(waiting, secretary, clerk, day):
    confirmed_address(secretary)

    assert send_digests(on=day).sent == 0
    assert Digest.objects.count() == 0


def test_whoever_wants_no_digest_gets_none(waiting, secretary, clerk):
    confirmed_address(secretary, wants_digest=False)

    assert send_digests(on=date(2024, 6, 17)).sent == 0


def test_a_digest_tells_a_stranger_nothing(waiting, stranger, clerk):
    confirmed_address(stranger)

    assert send_digests(on=date(2024, 6, 17)).sent == 0


# ---- the address ----


def test_an_address_is_used_only_after_the_link_was_opened(binh, clerk):
    kept = keep_address("binh@vien.example", wants_digest=True, actor=binh)
    before = kept.confirmed_at

    confirmed = confirm_address(token_of(mail.outbox[0]), actor=binh)

    assert before is None
    assert confirmed.confirmed_at is not None
    assert mail.outbox[0].to == ["binh@vien.example"]


def test_a_new_address_must_be_confirmed_again_and_no_mail_to_it_has_failed(binh):
    keep_address("binh@vien.example", wants_digest=True, actor=binh)
    confirm_address(token_of(mail.outbox[0]), actor=binh)
    MailAddress.objects.update(failed_at=timezone.now())

    changed = keep_address("khac@vien.example", wants_digest=True, actor=binh)

    assert (changed.confirmed_at, changed.failed_at) == (None, None)
    assert mail.outbox[-1].to == ["khac@vien.example"]


def test_the_old_link_does_not_confirm_a_new_address(binh):
    keep_address("binh@vien.example", wants_digest=True, actor=binh)
    old = token_of(mail.outbox[0])
    keep_address("khac@vien.example", wants_digest=True, actor=binh)

    with pytest.raises(LinkWorthless):
        confirm_address(old, actor=binh)


def test_a_fourth_link_within_the_hour_is_not_sent(binh, secretary):
    cache.clear()
    for number in range(3):
        keep_address(f"hop-{number}@vien.example", wants_digest=True, actor=binh)

    with pytest.raises(TooManyLinks):
        keep_address("hop-3@vien.example", wants_digest=True, actor=binh)

    keep_address("an@vien.example", wants_digest=True, actor=today_actor(secretary))
    assert [letter.to[0][:5] for letter in mail.outbox] == ["hop-0", "hop-1", "hop-2", "an@vi"]
    assert MailAddress.objects.get(user_id=binh.user_id).address == "hop-2@vien.example"


def test_an_address_that_is_confirmed_may_be_kept_any_number_of_times(binh):
    cache.clear()
    keep_address("binh@vien.example", wants_digest=True, actor=binh)
    confirm_address(token_of(mail.outbox[0]), actor=binh)

    for wants_digest in (False, True, False, True):
        kept = keep_address("binh@vien.example", wants_digest=wants_digest, actor=binh)

    assert kept.wants_digest
    assert len(mail.outbox) == 1


def test_nobody_confirms_the_address_of_another(binh, secretary):
    keep_address("binh@vien.example", wants_digest=True, actor=binh)
    an = today_actor(secretary)
    keep_address("binh@vien.example", wants_digest=True, actor=an)

    with pytest.raises(LinkWorthless):
        confirm_address(token_of(mail.outbox[0]), actor=an)
    assert MailAddress.objects.filter(confirmed_at__isnull=False).count() == 0


@pytest.mark.parametrize("token", ["", "nothing", "WzEsICJhIl0:1tXyz:forged"])
def test_a_forged_link_confirms_nothing(binh, token):
    keep_address("binh@vien.example", wants_digest=True, actor=binh)

    with pytest.raises(LinkWorthless):
        confirm_address(token, actor=binh)


def test_a_removed_address_gets_no_more_mail(waiting, clerk, binh):
    confirmed_address(clerk)
    raise_reminders(on=FIRST_DAY)

    remove_address(actor=binh)

    assert mail_reminders(on=FIRST_DAY).sent == 0
