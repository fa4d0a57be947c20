"""A key for the log, a cell of nine that meets, and one that admits."""

import pytest

from admitting import Admitting
from conftest import People, today_actor
from gathering import Gathering, gathering_of
from ketnap.accounts.models import User
from ketnap.casefiles.keys import create_log_key, log_key_path
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
def gathering(people: People, cell: Organisation, secretary: User, clerk: User) -> Gathering:
    """An leads the meetings, Bình writes the minutes, seven others come."""
    officers = [secretary.person, clerk.person]
    return gathering_of(people, cell, today_actor(secretary), officers)


@pytest.fixture
def admitting(people: People, cell: Organisation, actor: Actor) -> Admitting:
    """The cell with Chi, who helps its applicants."""
    return Admitting(people, cell, actor, people.member(cell, "Lê Thị Chi"))
