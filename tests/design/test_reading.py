"""The reader's choice of colours and letters."""

import pytest
from django.test import RequestFactory

from ketnap.design.reading import Reading, reading_of
from ketnap.design.views import choose_reading


def test_reading_is_light_and_normal_unless_chosen():
    assert reading_of(RequestFactory().get("/")) == Reading("light", "normal")
    assert reading_of(None) == Reading("light", "normal")


def test_reading_follows_the_cookies_and_ignores_unknown_values():
    request = RequestFactory().get("/")
    request.COOKIES.update({"theme": "dark", "text_size": '"><script>'})

    assert reading_of(request) == Reading("dark", "normal")


def test_choice_is_kept_in_a_cookie_and_leads_back_to_the_page():
    request = RequestFactory().post("/", {"theme": "auto", "next": "/ho-so/?q=an"})

    response = choose_reading(request)

    assert response["Location"] == "/ho-so/?q=an"
    assert {name: cookie.value for name, cookie in response.cookies.items()} == {"theme": "auto"}


@pytest.mark.parametrize("page", ["https://example.com/", "//example.com/", "javascript:go()", ""])
def test_choice_never_leads_to_another_site(page):
    request = RequestFactory().post("/", {"theme": "dark", "next": page})

    assert choose_reading(request)["Location"] == "/"


def test_unknown_choice_leaves_no_cookie():
    request = RequestFactory().post("/", {"theme": "pink", "text_size": "huge"})

    assert dict(choose_reading(request).cookies) == {}


def test_choice_is_refused_by_get():
    assert choose_reading(RequestFactory().get("/", {"theme": "dark"})).status_code == 405
