"""A chain of two bodies, the upper one outside the cell's line, and a file the cell voted on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from casefiles.papers import step
from conftest import BEGINNING, People, today_actor
from ketnap.accounts.models import User
from ketnap.casefiles.keys import create_log_key, log_key_path
from ketnap.casefiles.models import Casefile, LogEntry
from ketnap.casefiles.operator import OPERATOR, acting_on_organisations
from ketnap.casefiles.services import open_casefile, record_steps
from ketnap.domain.access import Actor, Role
from ketnap.domain.casefile.steps import Step
from ketnap.organisations.models import ChainRole, Organisation, OrganisationKind
from ketnap.organisations.services import create_organisation, set_chain

TODAY = date(2024, 3, 4)
CHAIN_SINCE = date(2012, 1, 2)


@pytest.fixture(autouse=True)
def _log_key() -> None:
    if not log_key_path().exists():
        create_log_key()


@pytest.fixture(autouse=True)
def _own_anchors(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("KETNAP_ANCHORS", str(tmp_path / "anchors.jsonl"))


@pytest.fixture
def upper(cell: Organisation, superior: Organisation) -> Organisation:
    """The standing committee that decides; the cell does not stand below it."""
    body = create_organisation(
        OrganisationKind.STANDING_COMMITTEE,
        "Ban Thường vụ Đảng ủy",
        since=BEGINNING,
        actor=acting_on_organisations(OPERATOR),
    )
    chain = [(superior, ChainRole.PROPOSE), (body, ChainRole.DECIDE)]
    set_chain(cell, chain, since=CHAIN_SINCE, actor=acting_on_organisations(OPERATOR))
    return body


@pytest.fixture
def an(secretary: User, upper: Organisation) -> Actor:
    """An, secretary of the cell."""
    return today_actor(secretary)


@pytest.fixture
def dung(committee_officer: User) -> Actor:
    """Dũng, officer of the committee above the cell."""
    return today_actor(committee_officer)


@pytest.fixture
def hoa_user(upper: Organisation) -> User:
    """Hoa, officer of the standing committee."""
    return People(acting_on_organisations(OPERATOR)).user("hoa", Role.COMMITTEE_OFFICER, upper)


def whole_file(*, without: tuple[str, ...] = ()) -> list[Step]:
    """Everything up to the vote of 6 February 2024, less some kinds of steps."""
    introducer = {
        "kind": "official_member",
        "official_on": "2008-09-02",
        "shared_since": "2012-03-01",
        "shared_context": "work",
        "replacement": False,
    }
    opinion = {"asked": 2, "agree": 2}
    steps = [
        step("listed_as_sympathiser", date(2023, 3, 6), resolution="03-NQ/CB"),
        step("course_certified", date(2023, 8, 11), certificate="1/GCN", issuer="Trung tâm"),
        step("application_filed", date(2024, 1, 8)),
        step("cv_declared", date(2024, 1, 8), own_side_member=True, spouse_side_member=False),
        step("introduced", date(2024, 1, 15), by={**introducer, "name": "Trần Văn Bình"}),
        step("introduced", date(2024, 1, 15), by={**introducer, "name": "Lê Thị Chi"}),
        step("opinions_summarised", date(2024, 1, 22), organisations=opinion, residence=opinion),
        step("cv_certified", date(2024, 1, 29), by="Đảng ủy cơ sở"),
        voted(date(2024, 2, 6)),
    ]
    return [one for one in steps if one.kind not in without]


def voted(on: date) -> Step:
    return step(
        "cell_voted",
        on,
        matter="admission",
        official_members=9,
        excluded=[],
        present_official=9,
        agree=9,
        disagree=0,
        invalid=0,
        method="secret_ballot",
        resolution="05-NQ/CB",
    )


@dataclass(frozen=True)
class Files:
    """Opens files of the cell on which it has voted."""

    people: People
    cell: Organisation
    actor: Actor

    def voted_on(self, full_name: str, *, without: tuple[str, ...] = (), **facts: Any) -> Casefile:
        person = self.people.person(self.cell, full_name, **facts)
        case = open_casefile(person, self.cell, by=self.actor)
        record_steps(
            case.pk,
            whole_file(without=without),
            by=self.actor,
            seen_seq=0,
            override_reason="giấy tờ ghi bổ sung",
            today=TODAY,
        )
        return case


@pytest.fixture
def files(people: People, cell: Organisation, an: Actor) -> Files:
    return Files(people, cell, an)


@pytest.fixture
def seen() -> Callable[[Casefile], int]:
    """How many steps a case has now."""
    return lambda case: LogEntry.objects.filter(casefile=case).count()
