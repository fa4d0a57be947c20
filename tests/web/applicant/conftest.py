"""Minh, an applicant with a case of his own, and his browser."""

from collections.abc import Callable

import pytest
from django.test import Client

from casefiles.papers import listed, mentor_assigned, nominated
from conftest import BEGINNING, People
from ketnap.accounts.models import User
from ketnap.casefiles.models import Casefile
from ketnap.domain.access import Role
from ketnap.organisations.models import Organisation
from web.conftest import Cases, days_ago


@pytest.fixture
def own_case(cases: Cases) -> Casefile:
    """The case of Minh, listed and with a mentor."""
    return cases.open(
        "Đỗ Quang Minh",
        nominated(days_ago(60)),
        listed(days_ago(50)),
        mentor_assigned(days_ago(50), name="Lê Thị Chi", official_on=BEGINNING),
    )


@pytest.fixture
def applicant(people: People, cell: Organisation, own_case: Casefile) -> User:
    """Minh, who may sign in."""
    return people.user("minh", Role.APPLICANT, cell, own_case.person)


@pytest.fixture
def own_browser(applicant: User, client_of: Callable[[User], Client]) -> Client:
    """Minh's browser."""
    return client_of(applicant)
