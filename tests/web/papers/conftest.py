"""The case of Minh, on whom the cell has voted, and browsers of those who work with its papers."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from casefiles.papers import listed, step
from conftest import today_actor
from ketnap.accounts.models import User
from ketnap.casefiles.models import Casefile
from ketnap.documents.registers.models import Register
from ketnap.documents.registers.services import TermOrder, begin_term
from ketnap.domain.access import Actor
from ketnap.organisations.models import Organisation
from web.conftest import Cases, days_ago

VOTED_ON = days_ago(20)
VOTE_SEQ = 2


def vote(on: date = VOTED_ON, **fields: object) -> object:
    return step(
        "cell_voted",
        on,
        matter="admission",
        official_members=12,
        excluded=[],
        present_official=11,
        agree=10,
        disagree=1,
        invalid=0,
        method="secret_ballot",
        **fields,
    )


@pytest.fixture
def minh(cases: Cases) -> Casefile:
    """Minh's case: listed, and voted on without a number of the resolution."""
    return cases.open("Đỗ Quang Minh", listed(days_ago(400)), vote())


@pytest.fixture
def keeper(clerk: User) -> Actor:
    """Bình, who keeps the papers."""
    return today_actor(clerk)


@pytest.fixture
def reader(clerk: User, client_of: Callable[[User], Client]) -> Client:
    """Bình at his browser."""
    return client_of(clerk)


@pytest.fixture
def resolutions(cell: Organisation, keeper: Actor) -> Register:
    """The register of the cell's resolutions."""
    order = TermOrder(
        name="2025-2030", since=days_ago(300), document_types=("NQ",), body_symbol="CB"
    )
    return begin_term(cell, order, by=keeper).registers.get()
