"""Access tokens: shown once, live until their day, and no door but their own."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404
from django.test import Client
from django.utils import timezone

from conftest import today_actor
from ketnap.accounts.models import AccessToken
from ketnap.accounts.services import (
    close_account,
    end_access_token,
    issue_access_token,
    token_behind,
)
from ketnap.domain.access import TokenScope
from ketnap.domain.calendar import add_months

pytestmark = pytest.mark.django_db

READING = [TokenScope.CASES_READ]


def tomorrow():
    return timezone.localdate() + timedelta(days=1)


def test_the_word_opens_and_is_kept_nowhere(secretary):
    token, word = issue_access_token(
        "báo cáo", READING, until=tomorrow(), actor=today_actor(secretary)
    )

    assert token_behind(word) == token
    assert not AccessToken.objects.filter(digest__contains=word).exists()
    assert token_behind(word + "x") is None


def test_an_ended_token_opens_nothing(secretary):
    token, word = issue_access_token(
        "báo cáo", READING, until=tomorrow(), actor=today_actor(secretary)
    )

    end_access_token(token.pk, actor=today_actor(secretary))

    assert token_behind(word) is None


def test_a_token_past_its_day_opens_nothing(secretary):
    token, word = issue_access_token(
        "báo cáo", READING, until=tomorrow(), actor=today_actor(secretary)
    )
    past = timezone.now() - timedelta(days=3)
    AccessToken.objects.filter(pk=token.pk).update(
        created_at=past, expires_at=past + timedelta(days=1)
    )

    assert token_behind(word) is None


def test_a_token_dies_with_its_account(clerk, administrator):
    _token, word = issue_access_token(
        "báo cáo", READING, until=tomorrow(), actor=today_actor(clerk)
    )

    close_account(clerk, actor=administrator)

    assert token_behind(word) is None


@pytest.mark.parametrize(("scopes", "days"), [([], 1), (READING, -1), (READING, 500)])
def test_a_token_for_nothing_late_or_too_long_is_refused(secretary, scopes, days):
    until = timezone.localdate() + timedelta(days=days)

    with pytest.raises(ValidationError):
        issue_access_token("báo cáo", scopes, until=until, actor=today_actor(secretary))
    assert not AccessToken.objects.exists()


def test_a_token_lasts_a_year_at_most(secretary):
    last = add_months(timezone.localdate(), 12)

    issue_access_token("báo cáo", READING, until=last, actor=today_actor(secretary))
    with pytest.raises(ValidationError, match=f"{last:%d/%m/%Y}"):
        issue_access_token(
            "báo cáo", READING, until=last + timedelta(days=1), actor=today_actor(secretary)
        )


def test_nobody_ends_a_strangers_token(secretary, stranger):
    token, word = issue_access_token(
        "báo cáo", READING, until=tomorrow(), actor=today_actor(secretary)
    )

    with pytest.raises(Http404):
        end_access_token(token.pk, actor=today_actor(stranger))
    assert token_behind(word) == token


def test_a_session_is_no_token_and_a_token_no_session(secretary, client_of):
    _token, word = issue_access_token(
        "báo cáo", READING, until=tomorrow(), actor=today_actor(secretary)
    )

    by_session = client_of(secretary).get("/api/v1/cases")
    by_token = Client(headers={"authorization": f"Bearer {word}"}).get("/ho-so/")

    assert by_session.status_code == 401
    assert by_session["WWW-Authenticate"].startswith("Bearer")
    assert by_token.status_code == 302
    assert by_token["Location"].startswith("/dang-nhap/")
