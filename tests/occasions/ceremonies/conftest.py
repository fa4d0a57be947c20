"""A key for the log, a cell whose people were approved on 4 March 2024, and a planned ceremony."""

from collections.abc import Callable
from datetime import date, time

import pytest

from admitting import Admitting
from conftest import People, today_actor
from ketnap.accounts.models import User
from ketnap.casefiles.keys import create_log_key, log_key_path
from ketnap.casefiles.models import Casefile
from ketnap.domain.access import Actor
from ketnap.occasions.ceremonies.models import Ceremony
from ketnap.occasions.ceremonies.services import PlannedCeremony, plan_ceremony
from ketnap.organisations.models import Organisation

HELD_ON = date(2024, 4, 3)
TODAY = date(2024, 4, 3)


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
def admitting(people: People, cell: Organisation, actor: Actor) -> Admitting:
    """The cell with Chi, who helps its applicants."""
    return Admitting(people, cell, actor, people.member(cell, "Lê Thị Chi"))


def planned(**other: object) -> PlannedCeremony:
    usual: dict[str, object] = {
        "held_on": HELD_ON,
        "starts_at": time(15),
        "place": "Hội trường tầng 2",
        "host": "Trần Văn Bình",
    }
    return PlannedCeremony(**{**usual, **other})


@pytest.fixture
def minh(admitting: Admitting) -> Casefile:
    return admitting.approved("Đỗ Quang Minh")


@pytest.fixture
def ha(admitting: Admitting) -> Casefile:
    return admitting.approved("Vũ Thu Hà")


@pytest.fixture
def plan(admitting: Admitting) -> Callable[..., Ceremony]:
    """Plans a ceremony for cases."""

    def plan_for(*cases: Casefile, **other: object) -> Ceremony:
        ids = [case.pk for case in cases]
        return plan_ceremony(
            admitting.cell, planned(**other), ids, by=admitting.actor, today=date(2024, 3, 20)
        )

    return plan_for
