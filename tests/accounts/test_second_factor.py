"""The second factor: turned on by its owner, asked for after the password, sealed at rest."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.urls import reverse

from conftest import PASSWORD, today_actor
from ketnap.accounts.services import remove_second_factor
from ketnap.audit.queries import about_object
from ketnap.domain.access import NotAllowed, Role

pytestmark = pytest.mark.django_db

PERIOD = 30


def code_of(secret: str) -> str:
    """Return the code an app shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // PERIOD))


def sign_in(client, code: str = "", username: str = "an"):
    answers = {"login": username, "password": PASSWORD}
    answer = client.post(reverse("account_login"), answers, follow=True)
    return client.post(reverse("mfa_authenticate"), {"code": code}, follow=True) if code else answer


def confirm(client):
    """Give the password once more, as grave pages ask."""
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


@pytest.fixture
def secret(secretary, client) -> str:
    """The secret with which An has turned the second factor on."""
    sign_in(client)
    confirm(client)
    page = client.get(reverse("mfa_activate_totp"))
    found = page.context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": code_of(found)})
    client.logout()
    return found


def signed_in(client) -> bool:
    return client.get(reverse("my_roles")).status_code == 200


def test_password_alone_is_enough_until_it_is_turned_on(secretary, client):
    sign_in(client)

    assert signed_in(client)


def test_password_alone_is_not_enough_once_it_is_on(secret, client):
    page = sign_in(client)

    assert page.resolver_match.url_name == "mfa_authenticate"
    assert "Mã xác thực" in page.content.decode()
    assert not signed_in(client)


def test_code_after_the_password_opens_the_door(secret, client, monkeypatch):
    next_period = time.time() + PERIOD
    monkeypatch.setattr(time, "time", lambda: next_period)  # a code is taken once

    sign_in(client, code_of(secret))

    assert signed_in(client)


def test_wrong_code_keeps_the_door_shut(secret, client):
    wrong = str((int(code_of(secret)) + 1) % 1_000_000).zfill(6)

    page = sign_in(client, wrong)

    assert "Mã không đúng hoặc đã hết hạn." in page.content.decode()
    assert not signed_in(client)


def test_code_without_the_password_opens_nothing(secret, client):
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})

    assert not signed_in(client)


def test_recovery_code_opens_the_door_once(secretary, secret, client):
    codes = Authenticator.objects.get(user=secretary, type="recovery_codes").wrap()
    code = codes.get_unused_codes()[0]

    sign_in(client, code)
    first = signed_in(client)
    client.logout()
    sign_in(client, code)

    assert first
    assert not signed_in(client)


def test_secret_is_sealed_at_rest(secretary, secret):
    kept = str(list(Authenticator.objects.filter(user=secretary).values_list("data", flat=True)))

    assert "secret" in kept
    assert secret not in kept


def test_turning_it_on_is_noted(secretary, secret):
    details = {line.detail for line in about_object("user", secretary.pk)}

    assert "bật xác thực hai bước: mã trên điện thoại" in details


def turn_on(client):
    confirm(client)
    page = client.get(reverse("mfa_activate_totp"))
    client.post(reverse("mfa_activate_totp"), {"code": code_of(page.context["form"].secret)})


@pytest.mark.django_db(transaction=True)
def test_turning_it_on_or_off_ends_the_sessions_elsewhere(secretary, client, client_of):
    sign_in(client)
    before_on = client_of(secretary)
    turn_on(client)
    before_off = client_of(secretary)
    states = [signed_in(each) for each in (before_on, before_off, client)]

    client.post(reverse("mfa_deactivate_totp"))

    assert states == [False, True, True]
    assert not signed_in(before_off)
    assert signed_in(client)


def test_taken_away_by_an_administrator_it_ends_every_session(
    secretary, secret, administrator, client_of
):
    client = client_of(secretary)

    remove_second_factor(secretary, actor=administrator)

    assert not signed_in(client)


def test_owner_and_other_administrators_are_told_who_took_it_away(
    secretary, secret, administrator, client, people, superior
):
    people.user("giang", Role.SYSTEM_ADMINISTRATOR, superior)
    sign_in(client, username="giang")
    client.logout()
    remove_second_factor(secretary, actor=administrator)

    told = [sign_in(client).content.decode()]
    client.logout()
    told.append(sign_in(client, username="giang").content.decode())
    client.logout()
    told.append(sign_in(client, username="quan-tri").content.decode())

    assert "Xác thực hai bước của tài khoản này đã có người bỏ." in told[0]
    assert f"đã bỏ xác thực hai bước của tài khoản {secretary.name}" in told[1]
    assert "xác thực hai bước" not in told[2]


def test_administrator_helps_who_lost_the_telephone(secretary, secret, administrator, client):
    remove_second_factor(secretary, actor=administrator)

    sign_in(client)

    assert signed_in(client)


def test_nobody_else_takes_the_second_factor_away(secretary, secret, clerk):
    with pytest.raises(NotAllowed):
        remove_second_factor(secretary, actor=today_actor(clerk))

    assert Authenticator.objects.filter(user=secretary).count() == 2


def test_owner_sees_the_recovery_codes_and_turns_it_off(
    secretary, secret, client, monkeypatch, django_capture_on_commit_callbacks
):
    next_period = time.time() + PERIOD
    monkeypatch.setattr(time, "time", lambda: next_period)
    sign_in(client, code_of(secret))

    confirm(client)
    codes = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("mfa_deactivate_totp"))

    details = {line.detail for line in about_object("user", secretary.pk)}
    assert codes.count("<code>") == 10
    assert not Authenticator.objects.filter(user=secretary).exists()
    assert "tắt xác thực hai bước: mã trên điện thoại" in details
