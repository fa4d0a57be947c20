"""Passwords tried out on an account: noted, slowed down over all addresses, told to the owner."""

import logging
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.cache.backends import db
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from conftest import PASSWORD
from ketnap.accounts.guessing import wait_after
from ketnap.audit.models import AccessEntry, Deed

HOME, ELSEWHERE = "10.9.9.9", "10.8.8.8"
TOO_MANY = "Đã nhập sai quá nhiều lần."


@pytest.fixture(autouse=True)
def _fresh_counters(secretary):
    cache.clear()


@pytest.fixture
def clock(monkeypatch):
    """Lets no time pass for the counters but what a test lets pass."""
    began = timezone.now()

    def stand_at(seconds: int) -> None:
        monkeypatch.setattr(db, "tz_now", lambda: began + timedelta(seconds=seconds))

    stand_at(0)
    return stand_at


def sign_in(username: str, password: str, *, at: str):
    client = Client()
    answers = {"login": username, "password": password}
    return client.post(reverse("account_login"), answers, REMOTE_ADDR=at, follow=True)


def guess(times: int, username: str = "an") -> None:
    for number in range(times):
        sign_in(username, "sai mat khau roi nhe", at=f"10.1.{number // 4}.{number}")


def is_let_in(page) -> bool:
    return bool(page.context["user"].is_authenticated)


def test_wrong_password_is_noted_with_account_and_address(secretary):
    sign_in("an", "sai mat khau roi nhe", at=ELSEWHERE)

    entry = AccessEntry.objects.get(deed=Deed.SIGN_IN_FAILED)
    assert (entry.who, entry.object_kind, entry.object_id) == (None, "user", secretary.pk)
    assert entry.detail == f"có người nhập sai mật khẩu từ địa chỉ {ELSEWHERE}"


def test_name_of_no_account_is_kept_as_a_digest(secretary):
    sign_in("mat-khau-go-nham", PASSWORD, at=ELSEWHERE)

    entry = AccessEntry.objects.get(deed=Deed.SIGN_IN_FAILED)
    assert entry.object_id is None
    assert "mat-khau" not in entry.detail


def test_refusal_without_a_look_leaves_a_line_in_the_log(secretary, caplog):
    for _ in range(6):
        sign_in("an", "sai mat khau roi nhe", at=ELSEWHERE)

    lines = [each.getMessage() for each in caplog.records if "accounts" in each.name]
    assert lines == [f"too many wrong passwords: a sign-in from {ELSEWHERE} was refused"]


def test_nineteen_wrong_passwords_from_anywhere_make_nobody_wait(secretary):
    guess(19)

    assert is_let_in(sign_in("an", PASSWORD, at=HOME))


@pytest.mark.parametrize("username", ["an", "khong-co-ai"])
def test_after_twenty_the_next_one_waits_whoever_it_is(secretary, username, clock):
    guess(20, username)

    page = sign_in(username, PASSWORD, at=HOME)

    assert TOO_MANY in page.content.decode()


@pytest.mark.parametrize(
    ("failures", "seconds"), [(19, 0), (20, 1), (21, 2), (25, 32), (26, 60), (500, 60)]
)
def test_wait_grows_with_each_wrong_password_up_to_a_minute(secretary, failures, seconds):
    assert wait_after(failures) == seconds


def test_a_wait_ends_by_itself(secretary, clock):
    guess(20)

    clock(600)

    assert is_let_in(sign_in("an", PASSWORD, at=HOME))


def test_owner_does_not_wait_where_he_signed_in_lately(secretary, clock):
    sign_in("an", PASSWORD, at=HOME)
    guess(20)

    answers = [sign_in("an", PASSWORD, at=HOME), sign_in("an", PASSWORD, at=ELSEWHERE)]

    assert [is_let_in(each) for each in answers] == [True, False]


def test_owner_is_told_at_the_next_sign_in_and_once(secretary):
    sign_in("an", PASSWORD, at=HOME)
    guess(6)

    told, told_again = (sign_in("an", PASSWORD, at=HOME).content.decode() for _ in range(2))

    assert "bị nhập sai 6 lần" in told
    assert "bị nhập sai" not in told_again


def test_slips_of_the_owner_are_not_told(secretary):
    sign_in("an", PASSWORD, at=HOME)
    guess(4)

    page = sign_in("an", PASSWORD, at=HOME)

    assert is_let_in(page)
    assert "bị nhập sai" not in page.content.decode()


def test_many_wrong_passwords_over_all_accounts_raise_one_alarm(secretary, settings, caplog):
    settings.WRONG_PASSWORDS_OF_AN_ALARM = 3

    for name in ("an", "binh", "chi", "dung"):
        sign_in(name, "sai mat khau roi nhe", at=ELSEWHERE)

    alarms = [each.getMessage() for each in caplog.records if each.levelno == logging.ERROR]
    assert alarms == ["3 wrong passwords within 15 minutes"]
