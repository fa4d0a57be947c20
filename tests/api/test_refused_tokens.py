"""A token that opens nothing any more opens none of the addresses, whatever is asked of them."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from conftest import today_actor
from ketnap.accounts.models import AccessToken
from ketnap.accounts.services import end_access_token, end_role, issue_access_token
from ketnap.api.interface import description
from ketnap.api.problems import CONTENT_TYPE
from ketnap.domain.access import TokenScope

pytestmark = pytest.mark.django_db


@pytest.fixture
def token(secretary):
    """A token of the cell's secretary for everything, and its word."""
    until = timezone.localdate() + timedelta(days=30)
    return issue_access_token("thử", list(TokenScope), until=until, actor=today_actor(secretary))


@pytest.fixture
def answers(case, cell):
    """Ask every operation about records there are; the answers by operation."""

    def asked(word):
        client = Client(headers={"authorization": f"Bearer {word}"})
        numbers = {"casefile_id": case.pk, "organisation_id": cell.pk}
        for path, methods in description()["paths"].items():
            for method, operation in methods.items():
                address = re.sub(r"{(\w+)}", lambda part: f"{numbers.get(part[1], 1)}", path)
                answer = client.generic(method.upper(), address, "{}", "application/json")
                yield f"{method} {path}", operation, answer

    return asked


def expired(token):
    AccessToken.objects.filter(pk=token.pk).update(
        created_at=timezone.now() - timedelta(days=2),
        expires_at=timezone.now() - timedelta(seconds=1),
    )


def withdrawn(token):
    end_access_token(token.pk, actor=today_actor(token.user))


def of_a_closed_account(token):
    token.user.is_active = False
    token.user.save(update_fields=["is_active"])


@pytest.mark.parametrize("ended", [expired, withdrawn, of_a_closed_account])
def test_a_token_that_ended_opens_no_address(token, answers, ended):
    record, word = token
    ended(record)

    found = [(name, _told(answer)) for name, _operation, answer in answers(word)]

    assert len(found) > 40
    assert [each for each in found if each[1] != (401, CONTENT_TYPE, "token_missing")] == []


def test_a_token_whose_owner_lost_the_role_opens_no_record(
    token, answers, secretary, administrator
):
    _record, word = token
    for held in secretary.roles.all():
        end_role(held, on=timezone.localdate(), actor=administrator)

    found = list(answers(word))

    told = {name: _told(answer) for name, _operation, answer in found}
    documented = {name: {str(each) for each in one["responses"]} for name, one, _answer in found}
    open_still = {name for name, one in told.items() if one[:2] != (403, CONTENT_TYPE)}
    assert open_still == {"get /api/v1/token"}  # it tells of the token alone
    assert [name for name in told if "403" not in documented[name]] == [*open_still]


def _told(answer):
    is_problem = answer["Content-Type"] == CONTENT_TYPE
    return answer.status_code, answer["Content-Type"], answer.json()["code"] if is_problem else ""
