"""A key for the log, and a cell that sources people."""

import pytest

from conftest import People, today_actor
from ketnap.accounts.models import User
from ketnap.casefiles.keys import create_log_key, log_key_path
from ketnap.domain.access import Actor
from ketnap.organisations.models import Organisation
from sourcing import Sourcing, sourcing_of


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
def sourcing(people: People, cell: Organisation, actor: Actor) -> Sourcing:
    """The cell with two units."""
    return sourcing_of(people, cell, actor)
