"""What an administrator gave or asked for, before whoever answers for the case files."""

import re

import pytest
from django.urls import reverse

from conftest import BEGINNING, PASSWORD, today_actor
from ketnap.accounts.models import KeyKind, User
from ketnap.accounts.services import ask_for_keys, create_user, grant_role
from ketnap.domain.access import Role

pytestmark = pytest.mark.django_db

NOTICE = "1 vai trò mở được hồ sơ chờ đồng chí xác nhận."


@pytest.fixture
def admin(people, superior) -> User:
    return people.user("quan", Role.SYSTEM_ADMINISTRATOR, superior)


@pytest.fixture
def given(people, cell, admin):
    """The role of Nga, whom an administrator made a member of the cell committee."""
    by = today_actor(admin)
    nga = create_user("nga", PASSWORD, person=people.member(cell, "Hồ Thị Nga"), actor=by)
    role = Role.CELL_COMMITTEE_MEMBER
    return grant_role(nga, cell, role, since=BEGINNING, actor=by, basis="Nghị quyết số 4")


def read(browser, name, *args) -> str:
    return browser.get(reverse(name, args=args)).content.decode()


def test_role_waits_on_the_desk_until_it_is_confirmed(secretary, client_of, given):
    browser = client_of(secretary)
    before, listed = read(browser, "desk"), read(browser, "roles_given")
    page = read(browser, "confirm_role", given.pk)

    answer = browser.post(reverse("confirm_role", args=[given.pk]), follow=True)

    assert NOTICE in before
    assert "quan giao lúc" in listed
    assert "Nghị quyết số 4" in page
    assert "Cách đăng nhập cũ sẽ hủy" in page
    assert "hãy trao liên kết mới" in answer.content.decode()
    given.refresh_from_db()
    assert given.confirmed_by == secretary
    assert NOTICE not in read(browser, "desk")


def test_confirmer_then_shows_the_new_link_once(secretary, client_of, client, given):
    browser = client_of(secretary)
    browser.post(reverse("confirm_role", args=[given.pk]))
    asked = given.user.key_requests.get()

    page = browser.post(reverse("answer_keys", args=[asked.pk])).content.decode()

    (word,) = re.findall(r"/mat-khau-moi/([^/<]+)/", page)
    answers = {"password": PASSWORD, "password_again": PASSWORD}
    assert client.post(reverse("first_password", args=[word]), answers).status_code == 302
    assert browser.post(reverse("answer_keys", args=[asked.pk])).status_code == 404


def test_refusing_asks_why_and_the_account_says_it(secretary, admin, client_of, given):
    browser, page = client_of(secretary), reverse("refuse_role", args=[given.pk])

    silent = browser.post(page)
    browser.post(page, {"reason": "Chi bộ chưa bầu"})

    assert silent.status_code == 422
    account = read(client_of(admin), "account", given.user_id)
    assert "không được xác nhận: Chi bộ chưa bầu" in account


def test_others_find_nothing_to_confirm(secretary, stranger, admin, client_of, given):
    for user in (stranger, admin):
        browser = client_of(user)
        assert "Hồ Thị Nga" not in read(browser, "roles_given")
        for name in ("confirm_role", "refuse_role"):
            assert browser.post(reverse(name, args=[given.pk])).status_code == 404


def test_administrator_reads_whose_word_is_missing(secretary, admin, client_of, given):
    page = read(client_of(admin), "account", given.user_id)

    words = re.search(r"chờ xác nhận của (.*)</div>", page)
    assert words is not None
    assert secretary.name in words[1]


def test_administrator_is_sent_to_the_machine_where_nobody_answers(
    people, superior, admin, client_of, given
):
    held = grant_role(
        given.user, superior, Role.COMMITTEE_OFFICER, since=BEGINNING, actor=today_actor(admin)
    )

    page = read(client_of(admin), "account", given.user_id)

    assert f"ketnap roles confirm {held.pk}" in page


def test_administrator_asks_for_a_link_and_never_sees_it(secretary, clerk, admin, client_of):
    browser = client_of(admin)
    before = read(browser, "account", clerk.pk)
    forced = browser.post(reverse("new_link", args=[clerk.pk]))

    answer = browser.post(reverse("ask_for_keys", args=[clerk.pk]), {"kind": "link"}, follow=True)

    assert "Cấp liên kết đặt mật khẩu" not in before
    assert secretary.name in before
    assert forced.status_code == 403
    assert "Liên kết đang chờ được trao." in answer.content.decode()
    assert "xin liên kết đặt mật khẩu lúc" in read(client_of(secretary), "roles_given")


def test_unknown_key_is_not_asked_for(secretary, clerk, admin, client_of):
    answer = client_of(admin).post(reverse("ask_for_keys", args=[clerk.pk]), {"kind": "heart"})

    assert answer.status_code == 404


def test_request_is_refused_by_whoever_answers_alone(secretary, stranger, clerk, admin, client_of):
    asked = ask_for_keys(clerk, KeyKind.LINK, actor=today_actor(admin))
    page = reverse("refuse_keys", args=[asked.pk])

    foreign, own = (client_of(user).post(page).status_code for user in (stranger, secretary))

    assert (foreign, own) == (404, 302)
    assert "Không có tài khoản nào chờ" in read(client_of(secretary), "roles_given")


def test_holder_reads_on_his_own_page_that_the_role_waits(secretary, clerk, cell, admin, client_of):
    role = Role.DEPUTY_CELL_SECRETARY
    grant_role(clerk, cell, role, since=BEGINNING, actor=today_actor(admin))

    page = read(client_of(clerk), "my_roles")

    assert "chưa có hiệu lực: chờ người chịu trách nhiệm" in page
