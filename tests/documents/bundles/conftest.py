"""A cell with cases whose papers can be bundled."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from admitting import approved
from casefiles.papers import listed, step
from conftest import People, today_actor
from ketnap.accounts.models import User
from ketnap.casefiles.keys import create_log_key, log_key_path
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.services import open_casefile, record_steps
from ketnap.domain.access import Actor
from ketnap.domain.casefile.steps import Step
from ketnap.organisations.models import Organisation

TODAY = timezone.localdate()


@pytest.fixture(autouse=True)
def _log_key() -> None:
    if not log_key_path().exists():
        create_log_key()


@pytest.fixture(autouse=True)
def _own_anchors(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("KETNAP_ANCHORS", str(tmp_path / "anchors.jsonl"))


@dataclass(frozen=True)
class Office:
    """Whoever keeps the files of a cell, and asks for bundles of them."""

    people: People
    cell: Organisation
    actor: Actor

    def case(self, full_name: str, *steps: Step, **facts: Any) -> Casefile:
        """Return a new case with the steps recorded."""
        person = self.people.person(self.cell, full_name, **facts)
        case = open_casefile(person, self.cell, by=self.actor)
        record_steps(
            case.pk, steps, by=self.actor, seen_seq=0, override_reason="giấy tờ ghi bổ sung"
        )
        return Casefile.objects.get(pk=case.pk)

    def applicant(self, full_name: str) -> Casefile:
        """Return the case of somebody who has asked to be admitted, and was approved."""
        application = step("application_filed", date(2024, 1, 3))
        return self.case(full_name, listed(date(2023, 2, 6)), application, *approved()[1:])


@pytest.fixture
def office(people: People, cell: Organisation, secretary: User) -> Office:
    """An's office."""
    return Office(people, cell, today_actor(secretary))


@pytest.fixture
def other_office(people: People, other_cell: Organisation, stranger: User) -> Office:
    """Giang's office, in the sister cell."""
    return Office(people, other_cell, today_actor(stranger))
