"""A year in which cases began, ended and waited, and members came and left."""

from datetime import date

import pytest

from casefiles.papers import listed, mentor_assigned, nominated, step
from conftest import BEGINNING, today_actor
from ketnap.people.models import MemberStatus
from ketnap.people.services import admit_member, end_membership


def approved(on):
    return step(
        "decided", on, matter="admission", outcome="approved", decision="41-QĐ", body="Đảng ủy"
    )


@pytest.fixture
def year_of_work(cases, other_cases, secretary, cell):
    """Cases that began, ended, moved on and waited in 2024, and members who came and left."""
    ceremony = step(
        "ceremony_held",
        date(2024, 4, 1),
        place="Hội trường",
        mentor={"name": "Lê Thị Chi", "official_on": "2010-01-01"},
    )
    mentor = mentor_assigned(date(2023, 7, 1), name="Lê Thị Chi", official_on=BEGINNING)
    admitted = cases.open(
        "Đỗ Quang Minh",
        nominated(date(2023, 5, 1)),
        listed(date(2023, 6, 1)),
        mentor,
        step("cv_certified", date(2024, 1, 8), by="Đảng ủy cơ sở"),
        approved(date(2024, 3, 4)),
        ceremony,
    )
    cases.open("Vũ Thu Hà", listed(date(2024, 2, 1)), sex="male")
    cases.open(
        "Lý Văn Sơn",
        nominated(date(2024, 1, 15)),
        listed(date(2024, 2, 1)),
        step("removed_from_list", date(2024, 9, 1), reason="xin thôi"),
    )
    other_cases.open(
        "Bùi Xuân Nam",
        listed(date(2024, 2, 1)),
        step("cv_certified", date(2024, 4, 8), by="Đảng ủy cơ sở"),
        approved(date(2024, 5, 5)),
    )
    actor = today_actor(secretary)
    probation = {"status": MemberStatus.PROBATIONARY, "actor": actor}
    admit_member(admitted.person, cell, since=date(2024, 4, 1), **probation)
    moved_on = cases.people.person(cell, "Hồ Thị Lan")
    left = admit_member(moved_on, cell, since=date(2023, 8, 1), **probation)
    end_membership(left, on=date(2024, 8, 1), actor=actor)
