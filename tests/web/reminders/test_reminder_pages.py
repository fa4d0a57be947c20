"""The bell, the reminders behind it, a snooze, and where mail goes."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from casefiles.papers import step
from conftest import today_actor
from ketnap.casefiles.models import Casefile
from ketnap.reminders.models import MailAddress, Reminder, Snooze
from ketnap.reminders.services import raise_reminders
from ketnap.rules.load import load_calendar
from web.conftest import asked_for_verification, days_ago


@pytest.fixture
def waiting(cases, clerk) -> Casefile:
    """A case that waits for an answer since a month; Bình is reminded today."""
    case = cases.open("Đỗ Quang Minh", asked_for_verification(days_ago(30)))
    raise_reminders(on=timezone.localdate())
    return case


@pytest.fixture
def binh(clerk, client_of):
    return client_of(clerk)


def text_of(page: object) -> str:
    html = page.content.decode()  # type: ignore[attr-defined]
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def snooze_address(case: Casefile) -> str:
    return reverse("snooze", args=[case.pk, "verification_reply", 1])


def in_days(days: int) -> str:
    return f"{timezone.localdate() + timedelta(days=days):%d/%m/%Y}"


# ---- the list ----


def test_the_bell_counts_what_is_unread(waiting, binh):
    before = text_of(binh.get("/"))
    binh.post(reverse("read_reminders"))
    after = text_of(binh.get("/"))

    assert "1 việc chưa đọc" in before
    assert "việc chưa đọc" not in after


def test_the_list_says_what_is_due_for_whom_until_when_and_where_it_lies(waiting, binh):
    page = text_of(binh.get(reverse("reminders")))

    due_on = load_calendar().nth_working_day_after(days_ago(30), 30)
    assert "Đỗ Quang Minh" in page
    assert "Trả lời thẩm tra lý lịch , đang ở Đảng ủy xã Tân Lập" in page
    assert f"{due_on:%d/%m}" in page


def test_one_reminder_is_read_by_itself(waiting, binh):
    reminder = Reminder.objects.get()

    answer = binh.post(reverse("read_reminder", args=[reminder.pk]))

    reminder.refresh_from_db()
    assert answer.status_code == 302
    assert reminder.read_at is not None


def test_reading_needs_a_post(waiting, binh):
    assert binh.get(reverse("read_reminders")).status_code == 405
    assert Reminder.objects.filter(read_at__isnull=True).exists()


def test_the_secretary_sees_no_reminder_of_the_clerk_and_marks_none(waiting, browser):
    reminder = Reminder.objects.get()

    browser.post(reverse("read_reminder", args=[reminder.pk]))
    page = text_of(browser.get(reverse("reminders")))

    reminder.refresh_from_db()
    assert "Đỗ Quang Minh" not in page
    assert reminder.read_at is None


def test_without_reminders_the_page_says_when_there_would_be_one(browser):
    assert "Chưa có lời nhắc nào" in text_of(browser.get(reverse("reminders")))


# ---- snoozing ----


def test_a_snooze_shows_on_the_desk_the_case_and_the_list(waiting, binh, browser):
    answer = binh.post(snooze_address(waiting), {"until": in_days(9), "reason": "nơi ấy hẹn lại"})

    words = f"Hoãn nhắc đến {in_days(9)}: nơi ấy hẹn lại (Trần Văn Bình)"
    assert answer.status_code == 302
    for page in ("/", f"/ho-so/{waiting.pk}/"):
        assert words in text_of(browser.get(page))
    assert words in text_of(binh.get(reverse("reminders")))


@pytest.mark.parametrize(
    ("until", "reason", "message"),
    [
        (0, "bận", "Ngày nhắc lại phải sau hôm nay"),
        (31, "bận", "Chỉ hoãn được đến ngày"),
        (9, "", "Trường này là bắt buộc"),
    ],
)
def test_a_snooze_that_cannot_be_is_refused_beside_its_field(waiting, binh, until, reason, message):
    page = binh.post(snooze_address(waiting), {"until": in_days(until), "reason": reason})

    assert page.status_code == 422
    assert message in text_of(page) or not reason
    assert Snooze.objects.count() == 0


def test_only_whoever_must_act_is_offered_a_snooze(waiting, binh, browser):
    own, others = binh.get(f"/ho-so/{waiting.pk}/"), browser.get(f"/ho-so/{waiting.pk}/")

    assert snooze_address(waiting) in own.content.decode()
    assert snooze_address(waiting) not in others.content.decode()
    assert browser.get(snooze_address(waiting)).status_code == 403


def test_a_stranger_finds_no_page_to_snooze(waiting, stranger, client_of):
    assert client_of(stranger).get(snooze_address(waiting)).status_code == 404


@pytest.mark.parametrize("code", ["decide_admission", "tea_time"])
def test_a_deadline_that_does_not_run_is_no_page(waiting, binh, code):
    assert binh.get(reverse("snooze", args=[waiting.pk, code, 1])).status_code == 404


# ---- mail ----


def test_an_address_is_typed_confirmed_and_removed(binh, clerk):
    binh.post(reverse("mail_settings"), {"address": "binh@vien.example", "wants_digest": "on"})
    waiting = text_of(binh.get(reverse("mail_settings")))
    link = re.search(r"/nhac-viec/thu/[^\s/]+/", mail.outbox[0].body)
    assert link is not None
    confirmed = text_of(binh.get(link.group(), follow=True))
    binh.post(reverse("remove_address"))

    assert "Đang chờ xác nhận" in waiting
    assert "Lời nhắc được gửi đến binh@vien.example" in confirmed
    assert not MailAddress.objects.exists()


def test_a_link_of_somebody_else_confirms_nothing(binh, clerk, browser):
    binh.post(reverse("mail_settings"), {"address": "binh@vien.example"})
    link = re.search(r"/nhac-viec/thu/[^\s/]+/", mail.outbox[0].body)
    assert link is not None

    page = browser.get(link.group(), follow=True)

    assert "không còn dùng được" in text_of(page)
    assert MailAddress.objects.get().confirmed_at is None


def test_a_text_that_is_no_address_is_refused(binh):
    page = binh.post(reverse("mail_settings"), {"address": "binh"})

    assert page.status_code == 422
    assert mail.outbox == []


def test_a_mail_server_that_does_not_answer_is_said_and_nothing_is_kept(binh, settings):
    settings.EMAIL_BACKEND = "reminders.servers.Unreachable"

    page = binh.post(reverse("mail_settings"), {"address": "binh@vien.example"})

    assert page.status_code == 422
    assert "Máy chủ thư chưa nhận" in text_of(page)
    assert not MailAddress.objects.exists()


def test_too_many_confirmations_are_said_at_the_address(binh, settings):
    settings.MOST_MAIL_LINKS_AN_HOUR = 0

    page = binh.post(reverse("mail_settings"), {"address": "binh@vien.example"})

    assert page.status_code == 422
    assert "Hãy thử lại sau một giờ." in text_of(page)
    assert mail.outbox == []


def test_everybody_with_a_role_has_the_pages_and_nobody_else(mentor_user, client_of, client):
    chi = client_of(mentor_user)

    for name in ("reminders", "mail_settings", "calendar", "subscriptions"):
        assert chi.get(reverse(name)).status_code == 200
        assert client.get(reverse(name)).status_code == 302
    assert today_actor(mentor_user).roles()


def test_a_deadline_years_ahead_is_not_offered_for_a_snooze(cases, clerk, binh):
    certified = step("course_certified", days_ago(30), certificate="12/GCN", issuer="Trung tâm")
    case = cases.open("Vũ Thu Hà", certified)

    page = binh.get(f"/ho-so/{case.pk}/").content.decode()

    assert "Hạn giá trị của giấy chứng nhận lớp nhận thức" in page
    assert reverse("snooze", args=[case.pk, "certificate_expires", 1]) not in page
