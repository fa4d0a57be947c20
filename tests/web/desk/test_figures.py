"""The strip of figures on the desk."""

from collections.abc import Callable

import pytest
from django.test import RequestFactory

from casefiles.papers import listed
from conftest import People
from ketnap.accounts.models import User
from ketnap.domain.access import Role
from ketnap.organisations.services import rename
from ketnap.web.desk.figures import figures_for
from web.conftest import days_ago


@pytest.fixture
def listed_count(rf: RequestFactory) -> Callable[[User], list[str]]:
    """Tells how many were listed, as the desk of a user shows it."""

    def count(user: User) -> list[str]:
        request = rf.get("/")
        request.user = user
        return [tile.value for tile in figures_for(request)][:1]

    return count


def test_figures_are_those_of_the_own_cell(listed_count, secretary, cases, other_cases):
    cases.open("Đỗ Quang Minh", listed(days_ago(0)))
    other_cases.open("Vũ Thu Hà", listed(days_ago(0)))

    assert listed_count(secretary) == ["1"]


def test_figures_of_the_committee_above_hold_every_cell(
    listed_count, committee_officer, cases, other_cases
):
    cases.open("Đỗ Quang Minh", listed(days_ago(0)))
    other_cases.open("Vũ Thu Hà", listed(days_ago(0)))

    assert listed_count(committee_officer) == ["2"]


def test_figures_are_never_those_of_an_organisation_where_the_role_sees_none(
    listed_count, people: People, cell, other_cell, cases, other_cases
):
    cases.open("Đỗ Quang Minh", listed(days_ago(0)))
    cases.open("Lê Văn Hải", listed(days_ago(0)))
    other_cases.open("Vũ Thu Hà", listed(days_ago(0)))
    user = people.user("khoa", Role.MENTOR, cell, people.member(cell, "Lý Đăng Khoa"))
    people.also(user, Role.CELL_COMMITTEE_MEMBER, other_cell)

    assert listed_count(user) == ["1"]


def test_figures_of_a_mentor_are_none(listed_count, mentor_user, cases):
    cases.open("Đỗ Quang Minh", listed(days_ago(0)))

    assert listed_count(mentor_user) == []


def test_a_standing_committee_has_no_figures_of_its_own_but_those_of_its_committee(
    listed_count, people: People, core, superior, cases
):
    cases.open("Đỗ Quang Minh", listed(days_ago(0)))
    user = people.user("thuong-vu", Role.COMMITTEE_OFFICER, core)

    of_core = listed_count(user)
    people.also(user, Role.COMMITTEE_OFFICER, superior)

    assert of_core == []
    assert listed_count(user) == ["1"]


def test_figures_never_count_an_organisation_of_the_same_name(
    listed_count, secretary, cases, other_cases, other_cell, administrator
):
    rename(other_cell, "Chi bộ Văn phòng", on=days_ago(400), actor=administrator)
    cases.open("Đỗ Quang Minh", listed(days_ago(0)))
    other_cases.open("Vũ Thu Hà", listed(days_ago(0)))

    assert listed_count(secretary) == ["1"]
