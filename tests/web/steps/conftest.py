"""A key for the log, a case of Minh, and a browser in which An has signed in."""

import pytest
from django.test import Client

from conftest import People, today_actor
from ketnap.accounts.models import User
from ketnap.casefiles.keys import create_log_key, log_key_path
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.services import open_casefile
from ketnap.domain.access import Actor
from ketnap.organisations.models import Organisation


@pytest.fixture(autouse=True)
def _log_key() -> None:
    if not log_key_path().exists():
        create_log_key()


@pytest.fixture(autouse=True)
def _own_anchors(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("KETNAP_ANCHORS", str(tmp_path / "anchors.jsonl"))


@pytest.fixture
def actor(secretary: User) -> Actor:
    """An, secretary of the cell, today."""
    return today_actor(secretary)


@pytest.fixture
def case(people: People, cell: Organisation, actor: Actor) -> Casefile:
    """The case of Minh, opened and without a step."""
    return open_casefile(people.person(cell, "Đỗ Quang Minh", sex="male"), cell, by=actor)


@pytest.fixture
def signed_in(client_of, secretary: User) -> Client:
    """A browser in which An has signed in."""
    client: Client = client_of(secretary)
    return client
