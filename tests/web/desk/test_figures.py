"""The strip of figures on the desk."""

from casefiles.papers import listed
from conftest import BEGINNING, People, today_actor
from ketnap.accounts.services import grant_role
from ketnap.domain.access import Role
from ketnap.web.desk.figures import figures_for
from web.conftest import days_ago


def listed_count(actor) -> list[str]:
    return [tile.value for tile in figures_for(actor, on=days_ago(0))][:1]


def test_figures_are_those_of_the_own_cell(secretary, cases, other_cases):
    cases.open("Đỗ Quang Minh", listed(days_ago(0)))
    other_cases.open("Vũ Thu Hà", listed(days_ago(0)))

    assert listed_count(today_actor(secretary)) == ["1"]


def test_figures_of_the_committee_above_hold_every_cell(committee_officer, cases, other_cases):
    cases.open("Đỗ Quang Minh", listed(days_ago(0)))
    other_cases.open("Vũ Thu Hà", listed(days_ago(0)))

    assert listed_count(today_actor(committee_officer)) == ["2"]


def test_figures_are_never_those_of_an_organisation_where_the_role_sees_none(
    people: People, cell, other_cell, cases, other_cases, administrator
):
    cases.open("Đỗ Quang Minh", listed(days_ago(0)))
    cases.open("Lê Văn Hải", listed(days_ago(0)))
    other_cases.open("Vũ Thu Hà", listed(days_ago(0)))
    user = people.user("khoa", Role.MENTOR, cell)
    grant_role(user, other_cell, Role.CELL_COMMITTEE_MEMBER, since=BEGINNING, actor=administrator)

    assert listed_count(today_actor(user)) == ["1"]


def test_figures_of_a_mentor_are_none(mentor_user, cases):
    cases.open("Đỗ Quang Minh", listed(days_ago(0)))

    assert figures_for(today_actor(mentor_user), on=days_ago(0)) == ()
