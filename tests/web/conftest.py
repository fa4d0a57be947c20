"""A key for the log, and cases built by recording steps."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from casefiles.papers import step
from conftest import People, today_actor
from ketnap.accounts.models import User
from ketnap.casefiles.keys import create_log_key, log_key_path
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.services import open_casefile, record_steps
from ketnap.domain.access import Actor
from ketnap.domain.casefile.steps import Step
from ketnap.organisations.models import Organisation


@pytest.fixture(autouse=True)
def _log_key() -> None:
    if not log_key_path().exists():
        create_log_key()


@pytest.fixture(autouse=True)
def _own_anchors(tmp_path, monkeypatch) -> None:
    """Anchors outlive the database of a test, so each test has a file of its own."""
    monkeypatch.setenv("KETNAP_ANCHORS", str(tmp_path / "anchors.jsonl"))


def days_ago(days: int) -> date:
    """Return a day before today."""
    return timezone.localdate() - timedelta(days=days)


def asked_for_verification(on: date, place: str = "Đảng ủy xã Tân Lập") -> Step:
    """Return the step that makes a place owe an answer within so many working days."""
    return step("verification_requested", on, subject="own_side", place=place, abroad=False)


@dataclass(frozen=True)
class Cases:
    """Opens cases of a cell and records their steps, as its secretary would."""

    people: People
    cell: Organisation
    actor: Actor

    def open(self, full_name: str, *steps: Step, **facts: Any) -> Casefile:
        """Return a new case with the steps recorded."""
        person = self.people.person(self.cell, full_name, **facts)
        case = open_casefile(person, self.cell, by=self.actor)
        if steps:
            record_steps(
                case.pk, steps, by=self.actor, seen_seq=0, override_reason="giấy tờ ghi bổ sung"
            )
        return case


@pytest.fixture
def cases(people: People, cell: Organisation, secretary: User) -> Cases:
    """Opens cases in the cell."""
    return Cases(people, cell, today_actor(secretary))


@pytest.fixture
def other_cases(people: People, other_cell: Organisation, stranger: User) -> Cases:
    """Opens cases in the sister cell."""
    return Cases(people, other_cell, today_actor(stranger))


@pytest.fixture
def browser(secretary: User, client_of: Callable[[User], Client]) -> Client:
    """An's browser."""
    return client_of(secretary)
