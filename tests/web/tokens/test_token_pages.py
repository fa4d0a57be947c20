"""The pages of access tokens: shown once, behind the password asked again."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ketnap.accounts.models import AccessToken
from ketnap.accounts.services import token_behind

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(secretary, client_of):
    """The secretary's browser, soon after signing in."""
    return client_of(secretary)


def answers(**changed):
    until = timezone.localdate() + timedelta(days=30)
    return {
        "label": "báo cáo quý",
        "scopes": ["cases:read"],
        "until": f"{until:%d/%m/%Y}",
    } | changed


def test_the_word_is_shown_once(browser):
    shown = browser.post(reverse("new_token"), answers())

    word = shown.context["word"]
    assert word in shown.content.decode()
    assert token_behind(word) is not None
    assert word not in browser.get(reverse("tokens")).content.decode()


def test_the_password_is_asked_again_first(secretary):
    client = Client()
    client.force_login(secretary)

    answer = client.get(reverse("new_token"))

    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_reauthenticate"))


@pytest.mark.parametrize("changed", [{"scopes": []}, {"until": "01/01/2020"}, {"label": ""}])
def test_a_wrong_answer_stands_beside_its_field(browser, changed):
    answer = browser.post(reverse("new_token"), answers(**changed))

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == set(changed)
    assert not AccessToken.objects.exists()


def test_a_token_is_ended_from_the_list(browser):
    word = browser.post(reverse("new_token"), answers()).context["word"]

    browser.post(reverse("end_token", args=[AccessToken.objects.get().pk]))

    assert token_behind(word) is None
    assert "báo cáo quý" in browser.get(reverse("tokens")).content.decode()
