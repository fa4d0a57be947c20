"""The interface against its own description: no server error, no answer that is not declared."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import CheckFunction, load_all_checks, not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from conftest import today_actor
from ketnap.accounts.services import issue_access_token
from ketnap.domain.access import TokenScope
from web.records_of_a_cell import ceremony_ids, course_ids, meeting_ids

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

DECLARED: list[CheckFunction] = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


@pytest.fixture
def described(people, cell, secretary, case):
    """The interface of an installation with a case and an occasion of each kind.

    The first ids are those of its records.
    """
    load_all_checks()
    actor = today_actor(secretary)
    chi, _dung = (people.member(cell, name) for name in ("Lê Thị Chi", "Hoàng Mạnh Dũng"))
    meeting_ids(cell, actor, (secretary.person, chi), case, "Bạch Hạc")
    course_ids(cell, actor, case, "Bạch Hạc")
    ceremony_ids(people, cell, actor, "Bạch Hạc")
    with _one_connection():
        yield schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())


@contextmanager
def _one_connection():
    """A request here does not close the connection that holds the test's transaction.

    Django's own test client does the same; these requests come past it.
    """
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)


@pytest.fixture
def authorization(secretary) -> str:
    until = timezone.localdate() + timedelta(days=1)
    _token, word = issue_access_token("thử", TokenScope, until=until, actor=today_actor(secretary))
    return f"Bearer {word}"


def test_every_answer_is_declared(described, authorization):
    for operation in operations_of(described):

        @given(case=operation.as_strategy())
        @settings(
            max_examples=15,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        )
        def ask(case):
            case.call_and_validate(headers={"Authorization": authorization}, checks=DECLARED)

        ask()


def test_nobody_is_let_in_without_a_token(described):
    for operation in operations_of(described):

        @given(case=operation.as_strategy())
        @settings(
            max_examples=1,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        )
        def ask(case):
            assert case.call(headers={"Authorization": "Bearer khong-dung"}).status_code == 401

        ask()


def operations_of(described):
    """Every operation of the description; one that cannot be read fails the test."""
    operations = [result.ok() for result in described.get_all_operations()]
    assert len(operations) > 10
    return operations
