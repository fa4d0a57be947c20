"""A case on its way into the Party, in a cell that gives and one that receives."""

from datetime import date

import pytest

from casefiles.papers import listed, nominated, step
from conftest import People, today_actor
from ketnap.accounts.models import User
from ketnap.casefiles.keys import create_log_key, log_key_path
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.services import open_casefile, record_steps
from ketnap.domain.access import Actor
from ketnap.organisations.models import Organisation

TODAY = date(2024, 3, 4)


@pytest.fixture(autouse=True)
def _log_key() -> None:
    if not log_key_path().exists():
        create_log_key()


@pytest.fixture(autouse=True)
def _own_anchors(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("KETNAP_ANCHORS", str(tmp_path / "anchors.jsonl"))


@pytest.fixture
def an(secretary: User) -> Actor:
    """An, secretary of the giving cell."""
    return today_actor(secretary)


@pytest.fixture
def giang(stranger: User) -> Actor:
    """Giang, secretary of the receiving cell."""
    return today_actor(stranger)


@pytest.fixture
def minh(people: People, cell: Organisation, an: Actor) -> Casefile:
    """Minh's case: on the list, with an application and a place that owes an answer."""
    case = open_casefile(people.person(cell, "Đỗ Quang Minh"), cell, by=an)
    place = {"subject": "own_side", "place": "Xã Tân Lập", "abroad": False}
    steps = [
        nominated(date(2023, 2, 6)),
        listed(date(2023, 3, 6)),
        step("application_filed", date(2024, 1, 8)),
        step("verification_requested", date(2024, 2, 26), **place),
    ]
    record_steps(case.pk, steps, by=an, seen_seq=0, override_reason="ghi bổ sung", today=TODAY)
    return case
