"""The place papers are dated from: who says it, from when on, and what the cells below inherit."""

import pytest
from django.urls import reverse

from ketnap.organisations.queries import seat_on
from web.conftest import days_ago

pytestmark = pytest.mark.django_db


def text_of(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def upper(founder, client_of):
    """The browser of the administrator, who keeps the whole tree."""
    return client_of(founder)


def test_place_stands_on_the_page_and_its_past_stays(browser, cell):
    way = reverse("seat_organisation", args=[cell.pk])
    browser.post(way, {"place": "Hà Nội", "on": f"{days_ago(100):%d/%m/%Y}"})

    browser.post(way, {"place": "Đà Nẵng", "on": f"{days_ago(10):%d/%m/%Y}"})

    page = text_of(browser.get(reverse("organisation", args=[cell.pk])))
    assert "Đà Nẵng" in page
    assert seat_on(cell, days_ago(50)) == "Hà Nội"


def test_cell_without_a_place_takes_its_superiors(upper, browser, cell, superior):
    way = reverse("seat_organisation", args=[superior.pk])

    upper.post(way, {"place": "Hà Nội", "on": f"{days_ago(100):%d/%m/%Y}"})

    page = text_of(browser.get(reverse("organisation", args=[cell.pk])))
    assert "theo tổ chức cấp trên" in page


def test_place_that_nobody_said_is_told_missing(browser, cell):
    page = text_of(browser.get(reverse("organisation", args=[cell.pk])))

    assert "Chưa có. Chỗ địa danh trên giấy tờ sẽ để trống." in page


def test_empty_place_is_refused(browser, cell):
    way = reverse("seat_organisation", args=[cell.pk])

    answer = browser.post(way, {"place": " ", "on": f"{days_ago(1):%d/%m/%Y}"})

    assert answer.status_code == 422
    assert seat_on(cell, days_ago(0)) == ""
