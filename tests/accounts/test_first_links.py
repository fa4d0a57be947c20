"""Links with which a user chooses the first password, or another one."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from conftest import PASSWORD, today_actor
from ketnap.accounts.models import SignInLink, User
from ketnap.accounts.services import (
    LINK_LASTS,
    LinkWorthless,
    close_account,
    create_user,
    issue_link,
    live_link,
    use_link,
)
from ketnap.domain.access import NotAllowed

ANOTHER = "hoa sua thom dau pho"


@pytest.fixture
def newcomer(administrator) -> User:
    """Somebody whose account has no password yet."""
    return create_user("moi", None, actor=administrator)


@pytest.fixture
def token(newcomer, administrator) -> str:
    return issue_link(newcomer, actor=administrator)


def page_of(token: str) -> str:
    return reverse("first_password", args=[token])


def choose(client, token: str, password: str = PASSWORD, again: str | None = None):
    answers = {"password": password, "password_again": again or password}
    return client.post(page_of(token), answers)


def test_nobody_signs_in_before_the_link_is_used(newcomer, client):
    assert not newcomer.has_usable_password()
    assert not client.login(username="moi", password="")


def test_link_sets_the_password_and_the_user_signs_in(newcomer, token, client):
    answer = choose(client, token)

    assert answer.headers["Location"] == reverse("account_login")
    assert client.login(username="moi", password=PASSWORD)


def test_link_is_worth_nothing_the_second_time(token, client):
    choose(client, token)

    again = choose(client, token, ANOTHER)

    assert again.status_code == 404
    assert "Liên kết không dùng được" in again.content.decode()
    assert not client.login(username="moi", password=ANOTHER)


def test_newer_link_replaces_the_older(newcomer, token, administrator):
    newer = issue_link(newcomer, actor=administrator)

    with pytest.raises(LinkWorthless):
        live_link(token)
    assert live_link(newer).user == newcomer


@pytest.mark.parametrize(("left", "works"), [(1, True), (0, False), (-1, False)])
def test_link_lasts_so_long_and_no_longer(newcomer, token, left, works, monkeypatch):
    expires_at = SignInLink.objects.get(user=newcomer).expires_at
    monkeypatch.setattr(timezone, "now", lambda: expires_at - timedelta(seconds=left))

    if works:
        assert live_link(token).user == newcomer
    else:
        with pytest.raises(LinkWorthless):
            live_link(token)


def test_link_is_not_kept_as_it_was_handed_out(newcomer, token):
    kept = SignInLink.objects.get(user=newcomer)

    assert token not in kept.digest
    assert kept.expires_at <= timezone.now() + LINK_LASTS


def test_link_dies_with_the_account(newcomer, token, administrator):
    close_account(newcomer, actor=administrator)

    with pytest.raises(LinkWorthless):
        use_link(token, PASSWORD)


def test_weak_or_different_passwords_are_refused_and_leave_the_link(newcomer, token, client):
    weak = choose(client, token, "12345678")
    different = choose(client, token, PASSWORD, ANOTHER)

    assert (weak.status_code, different.status_code) == (422, 422)
    assert "Hai lần nhập mật khẩu không giống nhau." in different.content.decode()
    assert live_link(token).user == newcomer


def test_old_password_works_until_the_link_is_used(secretary, administrator, client):
    token = issue_link(secretary, actor=administrator)
    before = client.login(username="an", password=PASSWORD)

    use_link(token, ANOTHER)

    assert before
    assert client.get(reverse("my_roles")).status_code == 302  # the open session has ended
    assert not client.login(username="an", password=PASSWORD)
    assert client.login(username="an", password=ANOTHER)


def test_secretary_hands_out_no_links(secretary, clerk):
    with pytest.raises(NotAllowed):
        issue_link(clerk, actor=today_actor(secretary))


def test_closed_account_gets_no_link(newcomer, administrator):
    close_account(newcomer, actor=administrator)

    with pytest.raises(ValidationError):
        issue_link(User.objects.get(pk=newcomer.pk), actor=administrator)


def test_link_nobody_issued_leads_nowhere(db, client):
    answer = client.get(page_of("khong-co"))

    assert answer.status_code == 404
