"""Reports kept by name."""

from datetime import date
from html import unescape
from urllib.parse import parse_qsl, urlencode

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from conftest import today_actor
from ketnap.documents.registers.models import Term
from ketnap.domain.figures import PeriodKind
from ketnap.domain.figures.periods import period_code
from ketnap.figures.models import SavedReport
from ketnap.reminders.models import MailAddress
from ketnap.reminders.services import mail_reports
from ketnap.web.figures.asking import FiguresForm
from reminders.conftest import confirmed_address

pytestmark = pytest.mark.django_db

ASKED = {"period": "quarter-2024-04-01", "count_by": "ceremony", "figure": "listed", "by": "sex"}


def keep(browser, name="Báo cáo quý", **query):
    address = f"{reverse('keep_report')}?{urlencode({**ASKED, **query})}"
    return browser.post(address, {"name": name}, follow=True).content.decode()


def test_a_report_opens_for_the_period_of_the_day(browser):
    assert "Đã lưu báo cáo “Báo cáo quý”." in keep(browser)

    page = browser.get(reverse("figures"), {"on": "2025-02-03"}).content.decode()

    assert "period=quarter-2025-01-01&amp;count_by=ceremony&amp;figure=listed&amp;by=sex" in page


EVERY_ANSWER = {**ASKED, "months": "6", "known": "on", "outside": "on"}
"""All that can be asked, each otherwise than usual."""


def test_both_links_of_a_report_ask_all_that_it_was_kept_from(browser, cell, secretary):
    confirmed_address(secretary)
    address = f"{reverse('keep_report')}?{urlencode(EVERY_ANSWER)}"
    browser.post(address, {"name": "Bản cho bên ngoài", "mailed_every": "month"})
    SavedReport.objects.update(mailed_until=date(2025, 1, 31))

    shown = browser.get(reverse("figures"), {"on": "2025-02-03"}).content.decode()
    mail_reports(on=date(2025, 3, 1))

    expected = {**EVERY_ANSWER, "organisation": str(cell.pk), "period": "quarter-2025-01-01"}
    days = [{"on": "2025-02-03"}, {"on": "2025-02-28"}]
    links = [link_in(unescape(shown), '"'), link_in(mail.outbox[0].body, "\n")]
    assert [dict(parse_qsl(link)) for link in links] == [expected | day for day in days]
    assert {*FiguresForm({}, on=date(2025, 2, 3), term=None, organisations=[]).fields} == {
        *expected,
        "start",
        "end",
    }
    assert "bản cho bên ngoài" in shown


def link_in(text: str, end: str) -> str:
    """Return what the link of the report asks."""
    _before, _mark, query = text.rpartition("/so-lieu/?organisation=")
    return f"organisation={query.partition(end)[0]}"


def test_a_question_with_a_mistake_is_not_kept_and_stays_for_outside(browser):
    mistaken = {"outside": "on", "months": "0"}

    kept = keep(browser, **mistaken)
    page = browser.get(reverse("figures"), mistaken).content.decode()

    assert "Chưa lưu được: hãy sửa" in kept
    assert not SavedReport.objects.exists()
    assert "mỗi con số mở danh sách của nó" not in page


@pytest.mark.parametrize(
    ("confirmed", "failed", "words"),
    [
        (False, False, "chưa có địa chỉ nhận thư đã xác nhận"),
        (True, False, ""),
        (True, True, "Thư gần nhất gửi đến an@vien.example không đi được"),
    ],
)
def test_a_report_that_does_not_come_by_mail_says_why(browser, secretary, confirmed, failed, words):
    address = confirmed_address(secretary) if confirmed else None
    if address and failed:
        MailAddress.objects.filter(pk=address.pk).update(failed_at=timezone.now())
    browser.post(
        f"{reverse('keep_report')}?{urlencode(ASKED)}", {"name": "Tháng", "mailed_every": "month"}
    )

    pages = [browser.get(reverse(name)).content.decode() for name in ("figures", "mail_settings")]

    assert (reverse("mail_settings") in pages[0].partition("kn-saved-title")[2]) is bool(words)
    assert words in pages[0]
    assert ("không đi được" in pages[1]) is failed


def test_where_no_term_is_known_the_form_says_that_no_mail_can_come_yet(browser, cell):
    words = "Tổ chức này và cấp trên chưa ghi nhiệm kỳ nào"
    before = browser.get(reverse("figures")).content.decode()
    Term.objects.create(organisation=cell, name="2020", valid_from=date(2020, 1, 1))

    assert words in before
    assert words not in browser.get(reverse("figures")).content.decode()


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (PeriodKind.YEAR, "year-2025-01-01"),
        (PeriodKind.HALF_YEAR, "half_year-2025-07-01"),
        (PeriodKind.MONTH, "month-2025-08-01"),
        (PeriodKind.TERM, "term"),
    ],
)
def test_every_period_that_can_be_kept_moves_on_with_the_day(kind, code):
    assert period_code(kind, date(2025, 8, 31)) == code


def test_a_name_is_kept_once_and_a_period_of_two_days_never(browser):
    keep(browser)

    again = keep(browser)
    free = keep(browser, "Khác", period="free", start="2024-01-01", end="2024-01-05")
    nameless = keep(browser, " ")

    assert "Bạn đã có báo cáo mang tên này." in again
    assert "Kỳ từ ngày đến ngày không lưu được." in free
    assert "hãy đặt tên cho báo cáo" in nameless
    assert SavedReport.objects.count() == 1


def test_a_report_is_its_owners_alone(browser, client_of, clerk, secretary):
    keep(browser)
    report = SavedReport.objects.get()
    forget = reverse("forget_report", args=[report.pk])
    others = client_of(clerk)

    assert "Báo cáo quý" not in others.get(reverse("figures")).content.decode()
    assert others.post(forget).status_code == 404
    assert "Đã bỏ báo cáo" in browser.post(forget, follow=True).content.decode()
    assert not SavedReport.objects.exists()
    assert today_actor(secretary).user_id == report.owner_id
    assert timezone.localdate() > date(2025, 2, 3)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("quarter-1999-04-01", "Quý 2 năm 1999"),
        ("half_year-1999-07-01", "6 tháng cuối năm 1999"),
        ("quarter-1999-05-01", ""),
        ("quarter-1999-13-01", ""),
        ("week-1999-01-01", ""),
    ],
)
def test_a_period_long_gone_is_offered_where_an_address_asks_for_it(browser, code, words):
    page = browser.get(reverse("figures"), {"period": code}).content.decode()

    assert (f'value="{code}" selected' in page) is bool(words)
    assert words in page


def test_a_report_says_how_often_it_comes_by_mail(browser):
    address = f"{reverse('keep_report')}?{urlencode(ASKED)}"

    page = browser.post(address, {"name": "Tháng", "mailed_every": "month"}, follow=True)

    assert "gửi thư hằng tháng" in page.content.decode()
    assert SavedReport.objects.get().mailed_until < timezone.localdate()
    assert "gửi thư hằng năm" not in keep(browser)
