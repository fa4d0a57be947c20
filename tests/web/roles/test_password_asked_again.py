"""Grave things are done only soon after the password was given."""

import time

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from casefiles.papers import listed
from conftest import PASSWORD
from ketnap.accounts.models import User
from web.conftest import days_ago

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in():
    """Return a browser in which somebody signed in, some seconds ago."""

    def sign_in(user: User, seconds_ago: float = 0) -> Client:
        browser = Client()
        browser.post(reverse("account_login"), {"login": user.username, "password": PASSWORD})
        session = browser.session
        for record in session["account_authentication_methods"]:
            record["at"] = time.time() - seconds_ago
        session.save()
        return browser

    return sign_in


def asks_again(answer) -> bool:
    return answer.status_code == 302 and answer["Location"].startswith(
        reverse("account_reauthenticate")
    )


@pytest.mark.parametrize(("to_spare", "asks"), [(5, False), (-1, True)])
def test_password_counts_for_as_long_as_the_setting_says(founder, signed_in, to_spare, asks):
    browser = signed_in(founder, settings.ACCOUNT_REAUTHENTICATION_TIMEOUT - to_spare)

    assert asks_again(browser.get(reverse("new_account"))) is asks


@pytest.mark.parametrize(
    "name", ["export_cases", "export_members", "new_account", "new_inspection", "new_token"]
)
def test_page_of_a_grave_thing_asks_for_the_password(founder, signed_in, name):
    browser = signed_in(founder, settings.ACCOUNT_REAUTHENTICATION_TIMEOUT + 1)

    assert asks_again(browser.get(reverse(name)))


@pytest.mark.parametrize(
    "name", ["grant_role", "new_link", "ask_for_keys", "without_second_factor", "close_account"]
)
def test_deed_about_an_account_asks_for_the_password(founder, clerk, signed_in, name):
    browser = signed_in(founder, settings.ACCOUNT_REAUTHENTICATION_TIMEOUT + 1)

    answer = browser.post(reverse(name, args=[clerk.pk]))

    clerk.refresh_from_db()
    assert (asks_again(answer), clerk.is_active) == (True, True)


def test_file_of_a_case_is_handed_out_once_the_password_was_given(secretary, cases, signed_in):
    case = cases.open("Đỗ Quang Minh", listed(days_ago(200)))
    address = reverse("export_case", args=[case.pk])
    browser = signed_in(secretary, settings.ACCOUNT_REAUTHENTICATION_TIMEOUT + 1)
    asked = browser.get(address)

    answer = browser.post(asked["Location"], {"password": PASSWORD}, follow=True)

    assert asks_again(asked)
    assert answer["Content-Disposition"].startswith("attachment")
