"""Cases between the vote of the cell and the ceremony: with the cell, with the body above, decided."""

from datetime import date
from typing import Any

from casefiles.papers import step
from conftest import People
from ketnap.casefiles.models import Casefile
from ketnap.domain.access import Actor
from ketnap.domain.casefile.codes import CommitteeLevel
from ketnap.domain.casefile.steps import Step
from ketnap.domain.sitting import CommitteeTurnout
from ketnap.occasions.sittings.models import CommitteeSitting
from ketnap.occasions.sittings.services import Sitting, keep_sitting
from ketnap.organisations.models import Organisation
from ketnap.organisations.queries import name_on
from web.conftest import days_ago
from web.records_of_a_cell import case_of, officer_of

_INTRODUCER = {
    "kind": "official_member",
    "official_on": "2008-09-02",
    "shared_since": "2012-03-01",
    "shared_context": "work",
    "replacement": False,
}


def file_voted_on(on: date, *, certified: bool = True) -> tuple[Step, ...]:
    """Everything a cell looks at before it votes, and its vote."""
    opinion = {"asked": 2, "agree": 2}
    steps = (
        step("listed_as_sympathiser", days_ago(700), resolution="03-NQ/CB"),
        step("course_certified", days_ago(500), certificate="1/GCN", issuer="Trung tâm"),
        step("consent_given", days_ago(420), purpose="case_file", text_version="2026-01"),
        step("application_filed", days_ago(400)),
        step("cv_declared", days_ago(400), own_side_member=True, spouse_side_member=True),
        step("introduced", days_ago(90), by={**_INTRODUCER, "name": "Trần Văn Bình"}),
        step("introduced", days_ago(90), by={**_INTRODUCER, "name": "Lê Thị Chi"}),
        step("opinions_summarised", days_ago(80), organisations=opinion, residence=opinion),
        step("cv_certified", days_ago(70), by="Đảng ủy cơ sở"),
        step(
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
        ),
    )
    return tuple(one for one in steps if certified or one.kind != "cv_certified")


def sent_to(body: str, on: date) -> Step:
    return step("submitted", on, matter="admission", to=body)


def way_ids(
    people: People, cell: Organisation, superior: Organisation, actor: Actor, word: str
) -> dict[str, Any]:
    """How addresses name a case that waits with the cell, one with the body above, one decided."""
    body = name_on(superior.pk, days_ago(0))
    voted = file_voted_on(days_ago(20))
    sent = (*voted, sent_to(body, days_ago(12)))
    decided = step(
        "decided", days_ago(3), matter="admission", outcome="approved", decision="41-QĐ", body=body
    )

    def case(name: str, steps: tuple[Step, ...]) -> Casefile:
        return case_of(people, cell, actor, f"{name} {word} Thu", steps)

    return {
        "voted_id": case("Hà", voted).pk,
        "sent_up_id": case("Kiều", sent).pk,
        "decided_id": case("Mạc", (*sent, decided)).pk,
        "body_id": superior.pk,
        "committee_id": superior.pk,
        "sitting_id": sitting_of(superior, actor).pk,
    }


def sitting_of(body: Organisation, actor: Actor) -> CommitteeSitting:
    """A sitting of a committee, kept by somebody who works for it."""
    sitting = Sitting(
        on=days_ago(4), level=CommitteeLevel.GRASSROOTS, turnout=CommitteeTurnout(members=15)
    )
    return keep_sitting(body, sitting, [], by=officer_of(body, actor))
