"""The page by which everybody whom the cases of a cell call for is entered on its roll."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from casefiles.papers import file_named
from conftest import BEGINNING, PASSWORD
from ketnap.accounts.services import create_user, grant_role
from ketnap.audit.models import AccessEntry
from ketnap.casefiles.operator import OPERATOR, acting_on_organisations, acting_on_people
from ketnap.casefiles.services import import_casefiles
from ketnap.domain.access import Role
from ketnap.people.models import Membership, MemberStatus
from ketnap.people.services import admit_member

NAMES = ("Đỗ Thị An", "Đỗ Văn Bình", "Đỗ Thị Chi")
PAGE = reverse("enter_members")
SHOWN = "probationary/2018-07-26/2019-09-10+official/2019-09-10/:2019-07-26"
"""Standing, days and the official day: where one of them is corrected meanwhile, nobody is entered."""


@pytest.fixture
def cases(cell):
    """Three people who were recognised."""
    file = file_named("straight_path")
    return import_casefiles(
        [replace(file, person=replace(file.person, full_name=name)) for name in NAMES], by=OPERATOR
    )


@pytest.fixture
def leader(cases, client_of):
    """The browser of the secretary of their cell."""
    operator = acting_on_organisations(OPERATOR)
    user = create_user("thu-ky", PASSWORD, actor=operator)
    grant_role(user, cases[0].cell, Role.CELL_SECRETARY, since=BEGINNING, actor=operator)
    return client_of(user)


def seen_in(page: str) -> str:
    """What the page carries of whom it shows."""
    return page.split('name="seen" value="')[1].split('"')[0]


def text_of(answer) -> str:
    return answer.content.decode()


def test_everybody_shown_is_entered_and_noted(leader, cases):
    offered = text_of(leader.get(reverse("members")))
    page = text_of(leader.get(PAGE))

    answer = leader.post(PAGE, {"seen": seen_in(page)})

    assert "Ghi tất cả 3 người vào danh sách" in offered
    assert f"{cases[0].pk}:{SHOWN}" in seen_in(page).split()
    assert "Đảng viên dự bị từ ngày 26/07/2018 đến trước ngày 10/09/2019" in page
    assert answer.status_code == 302
    assert Membership.objects.filter(cell=cases[0].cell).count() == 2 * len(NAMES)
    noted = AccessEntry.objects.filter(object_kind="person", object_id=cases[0].person_id)
    assert noted.filter(detail__startswith="vào ").exists()
    assert "Chờ ghi vào danh sách" not in text_of(leader.get(reverse("members")))


def test_nobody_is_entered_whom_the_page_did_not_show(leader, cases):
    seen = seen_in(text_of(leader.get(PAGE)))
    leader.post(reverse("enter_member", args=[cases[0].pk]))

    answer = leader.post(PAGE, {"seen": seen})

    assert answer.status_code == 422
    assert "Danh sách đã thay đổi" in text_of(answer)
    assert not cases[1].person.memberships.exists()


def test_whoever_cannot_be_entered_stands_below_with_the_reason(leader, cases, cell):
    admit_member(
        cases[2].person,
        cell,
        status=MemberStatus.PROBATIONARY,
        since=date(2018, 7, 26),
        actor=acting_on_people(OPERATOR, cell),
    )

    page = text_of(leader.get(PAGE, headers={"accept-language": "en"}))
    leader.post(PAGE, {"seen": seen_in(page)})

    assert "Not entered" in page
    assert "on the list of another cell" in page
    assert cases[1].person.memberships.count() == 2
    assert cases[2].person.memberships.count() == 1


def test_nobody_enters_people_of_another_cell(stranger, cases, client_of):
    browser, query = client_of(stranger), {"cell": cases[0].cell_id}

    answers = browser.get(PAGE, query), browser.post(f"{PAGE}?cell={cases[0].cell_id}")

    assert [answer.status_code for answer in answers] == [404, 404]
    assert not cases[0].person.memberships.exists()
