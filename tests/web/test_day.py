"""The day a page speaks about."""

from collections.abc import Callable
from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone

from ketnap.web.day import PageDay, day_of


@pytest.fixture
def asked(rf: RequestFactory) -> Callable[[str], HttpRequest]:
    def request(query: str) -> HttpRequest:
        asking = rf.get(f"/{query}")
        asking._messages = CookieStorage(asking)  # type: ignore[attr-defined]
        return asking

    return request


def told(request: HttpRequest) -> list[str]:
    return [str(message) for message in get_messages(request)]


def test_day_without_a_parameter_is_today(asked):
    today = timezone.localdate()

    day = day_of(asked(""))

    assert day == PageDay(today, today)
    assert day.is_today


@pytest.mark.parametrize("text", ["2024-02-29", "29/02/2024", "29/2/2024"])
def test_day_in_the_past_is_read_in_both_spellings(asked, text):
    day = day_of(asked(f"?on={text}"))

    assert day.on == date(2024, 2, 29)
    assert not day.is_today


@pytest.mark.parametrize("text", ["2023-02-29", "hôm qua", "31/04/2024", "20240229x"])
def test_day_that_cannot_be_read_is_today_and_the_page_says_so(asked, text):
    request = asked(f"?on={text}")

    day = day_of(request)

    assert day.is_today
    assert told(request) == [
        f"Không đọc được ngày “{text}”, nên trang này nói về hôm nay. Hãy viết như 03/12/2026."
    ]


def test_day_that_has_not_come_is_today_and_the_page_says_so_once(asked):
    request = asked("?on=2999-01-01")

    day_of(request)
    day = day_of(request)

    assert day.is_today
    assert told(request) == ["Ngày 01/01/2999 chưa đến, nên trang này nói về hôm nay."]


def test_day_url_keeps_a_day_in_the_past_and_the_query(asked):
    template = Template('{% load web %}{% day_url "cases" q="an & bình" stage="" %}')

    address = template.render(Context({"request": asked("?on=2024-02-29")}, autoescape=False))

    assert address == "/ho-so/?q=an+%26+b%C3%ACnh&on=2024-02-29"


def test_day_url_says_nothing_of_today(asked):
    template = Template('{% load web %}{% day_url "rule" "probation_months" %}')

    address = template.render(Context({"request": asked("")}))

    assert address == "/quy-dinh/probation_months/"
