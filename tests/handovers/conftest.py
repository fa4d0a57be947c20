"""A key for the log, a leaving mentor with two cases, and those who may follow."""

import pytest

from casefiles.papers import listed, mentor_assigned, nominated
from conftest import BEGINNING, People, today_actor
from handovers.leaving import DAY
from ketnap.accounts.models import User
from ketnap.casefiles.keys import create_log_key, log_key_path
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.services import open_casefile, record_steps
from ketnap.domain.access import Actor
from ketnap.organisations.models import Organisation
from ketnap.people.models import Membership, Person


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
def leaver(mentor_user: User) -> Membership:
    """Chi's membership: she helps two applicants and holds the role of a mentor."""
    assert mentor_user.person is not None
    return mentor_user.person.memberships.get()


@pytest.fixture
def binh(clerk: User) -> Person:
    """Bình, who may follow Chi."""
    assert clerk.person is not None
    return clerk.person


@pytest.fixture
def cases(people: People, cell: Organisation, leaver: Membership, actor: Actor) -> list[Casefile]:
    """The cases of Minh and Hà, whom Chi helps."""
    cases = []
    for name in ("Vũ Thu Hà", "Đỗ Quang Minh"):
        case = open_casefile(people.person(cell, name), cell, by=actor)
        assigned = mentor_assigned(DAY, name=leaver.person.full_name, official_on=BEGINNING)
        record_steps(case.pk, [nominated(DAY), listed(DAY), assigned], by=actor, seen_seq=0)
        cases.append(case)
    return cases
