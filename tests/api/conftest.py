"""A program with a token, and a case it may read."""

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from casefiles.papers import listed, nominated
from conftest import People, today_actor
from ketnap.accounts.models import User
from ketnap.accounts.services import issue_access_token
from ketnap.casefiles.keys import create_log_key, log_key_path
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.services import open_casefile, record_steps
from ketnap.domain.access import TokenScope
from ketnap.organisations.models import Organisation


@pytest.fixture(autouse=True)
def _log_key() -> None:
    if not log_key_path().exists():
        create_log_key()


@dataclass(frozen=True)
class Program:
    """A program that asks with one token."""

    client: Client

    def get(self, path: str, **asked: Any) -> HttpResponse:
        return self.client.get(f"/api/v1/{path}", asked)

    def post(self, path: str, body: Any) -> HttpResponse:
        text = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)
        return self.client.post(f"/api/v1/{path}", text, content_type="application/json")


@pytest.fixture
def program_of() -> Callable[..., Program]:
    """Return a program with a user's token, for everything unless scopes are given."""

    def made(user: User, scopes: Collection[TokenScope] = tuple(TokenScope)) -> Program:
        until = timezone.localdate() + timedelta(days=30)
        _token, word = issue_access_token("thử", scopes, until=until, actor=today_actor(user))
        return Program(Client(headers={"authorization": f"Bearer {word}"}))

    return made


@pytest.fixture
def program(secretary: User, program_of: Callable[..., Program]) -> Program:
    """A program of the cell's secretary."""
    return program_of(secretary)


@pytest.fixture
def case(secretary: User, cell: Organisation, people: People) -> Casefile:
    """A case with two steps."""
    actor = today_actor(secretary)
    opened = open_casefile(people.person(cell, "Đỗ Hoàng Minh"), cell, by=actor)
    steps = (nominated(date(2024, 1, 10)), listed(date(2024, 2, 1)))
    record_steps(opened.pk, steps, by=actor, seen_seq=0, override_reason="giấy tờ ghi bổ sung")
    return opened
