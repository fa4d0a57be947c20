"""Cases with running deadlines, and users who must act for them."""

from datetime import date

import pytest

from casefiles.papers import file_named, step
from conftest import People, today_actor
from ketnap.accounts.models import User
from ketnap.casefiles.keys import create_log_key, log_key_path
from ketnap.casefiles.models import Casefile
from ketnap.domain.access import Actor
from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.casefile.steps import Step
from ketnap.organisations.models import Organisation
from ketnap.reminders.models import MailAddress
from web.conftest import Cases

ASKED_ON = date(2024, 5, 6)
ANSWER_DUE_ON = date(2024, 6, 17)
"""The thirtieth working day after it."""


@pytest.fixture(autouse=True)
def _log_key() -> None:
    if not log_key_path().exists():
        create_log_key()


@pytest.fixture(autouse=True)
def _own_anchors(tmp_path, monkeypatch) -> None:
    """Anchors outlive the database of a test, so each test has a file of its own."""
    monkeypatch.setenv("KETNAP_ANCHORS", str(tmp_path / "anchors.jsonl"))


def asked(on: date = ASKED_ON, *, place: str = "Đảng ủy xã Tân Lập") -> Step:
    """Return the step that makes a place owe an answer."""
    return step("verification_requested", on, subject="own_side", place=place, abroad=False)


def answered(on: date, *, place: str = "Đảng ủy xã Tân Lập") -> Step:
    return step("verification_answered", on, subject="own_side", place=place, result="clear")


CERTIFIED = step("cv_certified", date(2024, 1, 8), by="Đảng ủy cơ sở")


def decided(on: date) -> Step:
    """Return the approving decision that makes the cell owe a ceremony; the CV is certified before."""
    return step(
        "decided",
        on,
        matter="admission",
        outcome="approved",
        decision="41-QĐ/ĐU",
        body="Đảng ủy cơ sở Viện Nghiên cứu",
        received_on=on.isoformat(),
    )


def proposed(cases: Cases, full_name: str) -> tuple[Casefile, date]:
    """Return a case that the cell has just voted on, with every paper, and the day of the vote."""
    file = file_named("straight_path")
    [vote, *_later] = [one for one in file.steps if one.kind is StepKind.CELL_VOTED]
    facts = {"born_on": file.person.born_on, "youth_union_member": True}
    return cases.open(full_name, *file.steps[: vote.seq], **facts), vote.on


@pytest.fixture
def cases(people: People, cell: Organisation, secretary: User) -> Cases:
    """Opens cases in the cell, as its secretary An would."""
    return Cases(people, cell, today_actor(secretary))


@pytest.fixture
def other_cases(people: People, other_cell: Organisation, stranger: User) -> Cases:
    """Opens cases in the sister cell."""
    return Cases(people, other_cell, today_actor(stranger))


@pytest.fixture
def waiting(cases: Cases, clerk: User) -> Casefile:
    """A case that waits for an answer; Bình, who keeps the files, must ask for it."""
    return cases.open("Đỗ Quang Minh", asked())


@pytest.fixture
def binh(clerk: User) -> Actor:
    return today_actor(clerk)


def confirmed_address(user: User, *, wants_digest: bool = True) -> MailAddress:
    """Return the address of a user, confirmed before anything was raised."""
    return MailAddress.objects.create(
        user=user,
        address=f"{user.username}@vien.example",
        confirmed_at="2024-01-05T08:00:00+07:00",
        wants_digest=wants_digest,
    )
