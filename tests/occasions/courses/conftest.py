"""A key for the log, a cell with cases, and a course that is announced."""

from datetime import date

import pytest

from admitting import Admitting
from conftest import People, today_actor
from ketnap.accounts.models import User
from ketnap.casefiles.keys import create_log_key, log_key_path
from ketnap.domain.access import Actor
from ketnap.occasions.courses.models import Course, CourseKind
from ketnap.occasions.courses.services import PlannedCourse, plan_course
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
def admitting(people: People, cell: Organisation, actor: Actor) -> Admitting:
    """The cell with Chi, who helps its applicants."""
    return Admitting(people, cell, actor, people.member(cell, "Lê Thị Chi"))


def planned(**other: object) -> PlannedCourse:
    usual: dict[str, object] = {
        "kind": CourseKind.AWARENESS,
        "title": "Lớp nhận thức về Đảng, đợt I năm 2024",
        "issuer": "Trung tâm Chính trị",
        "starts_on": date(2024, 3, 4),
    }
    return PlannedCourse(**{**usual, **other})


@pytest.fixture
def course(cell: Organisation, actor: Actor) -> Course:
    """An awareness course of March 2024."""
    return plan_course(cell, planned(), by=actor)
