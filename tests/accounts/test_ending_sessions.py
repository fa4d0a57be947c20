"""A user ends the sessions left open on other machines."""

import pytest
from django.urls import reverse

from ketnap.audit.queries import about_object

pytestmark = pytest.mark.django_db


def test_other_sessions_end_and_this_one_goes_on(secretary, client_of):
    here, elsewhere = client_of(secretary), client_of(secretary)
    before = elsewhere.get(reverse("cases")).status_code

    here.post(reverse("end_sessions"))

    assert before == 200
    assert elsewhere.get(reverse("cases")).status_code == 302
    assert here.get(reverse("cases")).status_code == 200


def test_sessions_of_others_go_on(secretary, clerk, client_of):
    clerks = client_of(clerk)

    client_of(secretary).post(reverse("end_sessions"))

    assert clerks.get(reverse("cases")).status_code == 200


def test_sign_in_after_the_end_opens_a_session_again(secretary, client_of):
    client_of(secretary).post(reverse("end_sessions"))

    assert client_of(secretary).get(reverse("cases")).status_code == 200


def test_page_tells_the_latest_sign_ins(secretary, client_of):
    for _ in range(6):
        browser = client_of(secretary)

    page = browser.get(reverse("my_roles"))

    assert len(page.context["sign_ins"]) == 5


def test_administrator_ends_every_session_of_an_account(secretary, founder, client_of):
    sessions = [client_of(secretary), client_of(secretary)]

    answer = client_of(founder).post(reverse("sign_out_everywhere", args=[secretary.pk]))

    assert answer.status_code == 302
    assert [each.get(reverse("cases")).status_code for each in sessions] == [302, 302]
    details = [entry.detail for entry in about_object("user", secretary.pk)]
    assert "kết thúc mọi phiên đăng nhập của tài khoản" in details


def test_nobody_else_ends_the_sessions_of_another(secretary, clerk, client_of):
    session = client_of(secretary)

    answer = client_of(clerk).post(reverse("sign_out_everywhere", args=[secretary.pk]))

    assert answer.status_code == 403
    assert session.get(reverse("cases")).status_code == 200
