"""A case with a mentor, its cell's clerk, and a register to number papers from."""

from datetime import date

import pytest

from casefiles.papers import listed, mentor_assigned
from conftest import BEGINNING, People, today_actor
from ketnap.accounts.models import User
from ketnap.casefiles.keys import create_log_key, log_key_path
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.services import open_casefile, record_steps
from ketnap.documents.registers.models import Register
from ketnap.documents.registers.services import TermOrder, begin_term
from ketnap.domain.access import Actor
from ketnap.organisations.models import Organisation
from ketnap.people.models import Person

VERSION = date(2025, 9, 29)
DAY = date(2026, 3, 3)
VALUES = {"full_name": "Đỗ Quang Minh", "born_on": "17/5/1990", "agree": "11"}


@pytest.fixture(autouse=True)
def _log_key() -> None:
    if not log_key_path().exists():
        create_log_key()


@pytest.fixture(autouse=True)
def _own_anchors(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("KETNAP_ANCHORS", str(tmp_path / "anchors.jsonl"))


@pytest.fixture
def keeper(clerk: User) -> Actor:
    """Bình, who keeps the papers of the cell, today."""
    return today_actor(clerk)


@pytest.fixture
def case(people: People, cell: Organisation, keeper: Actor, mentor_user: User) -> Casefile:
    """The case of Minh, whom Chi helps."""
    minh = people.person(cell, "Đỗ Quang Minh", sex="male")
    opened = open_casefile(minh, cell, by=keeper)
    chi: Person = mentor_user.person  # type: ignore[assignment]  # the fixture gives her one
    steps = (
        listed(date(2025, 10, 6)),
        mentor_assigned(date(2025, 10, 6), name=chi.full_name, official_on=BEGINNING),
    )
    record_steps(opened.pk, steps, by=keeper, seen_seq=0, override_reason="giấy tờ ghi bổ sung")
    return Casefile.objects.get(pk=opened.pk)


@pytest.fixture
def resolutions(cell: Organisation, keeper: Actor) -> Register:
    """The register of the cell's resolutions."""
    order = TermOrder(name="2025-2027", since=date(2025, 3, 10), document_types=("NQ",))
    return begin_term(cell, order, by=keeper).registers.get()
