"""The account of an applicant: opened from the case, set up by its owner, good for the own page only."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from ketnap.accounts.models import RoleHeld, User
from ketnap.accounts.services import use_link
from ketnap.domain.access import Role

pytestmark = pytest.mark.django_db
PASSWORD = "mua thu la vang roi day san"


def url_of(case) -> str:
    return reverse("open_applicants_account", args=[case.pk])


def test_account_opened_from_the_case_reads_the_own_page(browser, own_case):
    page = browser.post(url_of(own_case), {"username": "minh.dq"}).content.decode()

    token = re.search(r"<code[^>]*>\S*/([^/\s<]+)/</code>", page)[1]
    user = use_link(token, PASSWORD)
    own = Client()
    own.force_login(user)
    assert own.get(reverse("own_record")).status_code == 200
    assert [held.role for held in RoleHeld.objects.filter(user=user)] == [Role.APPLICANT]


def test_case_offers_an_account_only_while_there_is_none(browser, own_case):
    case_url = reverse("case", args=[own_case.pk])
    before = browser.get(case_url).content.decode()
    browser.post(url_of(own_case), {"username": "minh.dq"})

    assert url_of(own_case) in before
    assert url_of(own_case) not in browser.get(case_url).content.decode()


def test_second_account_is_refused(browser, own_case, applicant):
    response = browser.post(url_of(own_case), {"username": "minh.hai"})

    assert response.status_code == 422
    assert not User.objects.filter(username="minh.hai").exists()


def test_name_that_is_taken_is_refused(browser, own_case, clerk):
    assert browser.post(url_of(own_case), {"username": clerk.username}).status_code == 422


def test_clerk_opens_no_account(own_case, clerk, client_of):
    page = client_of(clerk)

    assert page.post(url_of(own_case), {"username": "minh.dq"}).status_code == 403
    assert url_of(own_case) not in page.get(reverse("case", args=[own_case.pk])).content.decode()


def test_stranger_opens_no_account(own_case, stranger, client_of):
    response = client_of(stranger).post(url_of(own_case), {"username": "minh.dq"})

    assert response.status_code == 404
    assert not User.objects.filter(username="minh.dq").exists()
