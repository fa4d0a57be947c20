"""Reports kept by name."""

from datetime import date
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from django.utils import timezone

from conftest import today_actor
from ketnap.domain.figures import PeriodKind
from ketnap.domain.figures.periods import period_code
from ketnap.figures.models import SavedReport

pytestmark = pytest.mark.django_db

ASKED = {"period": "quarter-2024-04-01", "count_by": "ceremony", "figure": "listed", "by": "sex"}


def keep(browser, name="Báo cáo quý", **query):
    address = f"{reverse('keep_report')}?{urlencode({**ASKED, **query})}"
    return browser.post(address, {"name": name}, follow=True).content.decode()


def test_a_report_opens_for_the_period_of_the_day(browser):
    assert "Đã lưu báo cáo “Báo cáo quý”." in keep(browser)

    page = browser.get(reverse("figures"), {"on": "2025-02-03"}).content.decode()

    assert "period=quarter-2025-01-01&amp;count_by=ceremony&amp;figure=listed&amp;by=sex" in page


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
