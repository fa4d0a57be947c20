"""Roles that open case files and are given by an administrator alone are told of."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from conftest import BEGINNING, PASSWORD, People, today_actor
from ketnap.accounts.models import User
from ketnap.accounts.queries import role_notices_for
from ketnap.accounts.services import create_user, end_role, grant_role, mark_seen
from ketnap.audit.queries import about_object
from ketnap.domain.access import Actor, Role


@pytest.fixture
def admin(people: People, superior) -> Actor:
    """Somebody who administers the system and nothing else."""
    return today_actor(people.user("quan", Role.SYSTEM_ADMINISTRATOR, superior))


@pytest.fixture
def puppet(admin: Actor) -> User:
    """An account that the administrator made, and nobody in particular."""
    return create_user("ma.gia", PASSWORD, actor=admin)


@pytest.fixture
def nga(people: People, cell, admin: Actor) -> User:
    """Nga, of the register of the cell, with an account and no role."""
    return create_user("nga", PASSWORD, person=people.member(cell, "Hồ Thị Nga"), actor=admin)


def told(user: User) -> list[str]:
    return [notice.held.user.username for notice in role_notices_for(today_actor(user))]


@pytest.mark.parametrize("role", [Role.COMMITTEE_OFFICER, Role.CELL_SECRETARY, Role.MENTOR])
def test_nobody_in_particular_gets_a_role_that_opens_cases(
    secretary, superior, admin, puppet, role
):
    with pytest.raises(ValidationError) as refused:
        grant_role(puppet, superior, role, since=BEGINNING, actor=admin)

    assert refused.value.code == "nobody_in_particular"


def test_nobody_in_particular_takes_the_place_of_whoever_was_sent_away(
    founder, secretary, cell, admin, puppet
):
    today = timezone.localdate()
    for user in (founder, secretary):
        end_role(user.roles.get(role=Role.CELL_SECRETARY), on=today, actor=admin)

    with pytest.raises(ValidationError):
        grant_role(puppet, cell, Role.CELL_SECRETARY, since=today, actor=admin)


def test_first_secretary_of_a_new_cell_needs_no_entry_in_its_register(other_cell, admin, puppet):
    held = grant_role(puppet, other_cell, Role.CELL_SECRETARY, since=BEGINNING, actor=admin)

    assert held.user == puppet


def test_administering_is_given_to_whoever_shall_do_it(secretary, superior, admin, puppet):
    held = grant_role(puppet, superior, Role.SYSTEM_ADMINISTRATOR, since=BEGINNING, actor=admin)

    assert (held.user, told(secretary)) == (puppet, [])


def test_whoever_answers_for_the_cases_is_told_and_the_log_says_it(
    secretary, clerk, committee_officer, stranger, superior, nga, admin
):
    grant_role(nga, superior, Role.COMMITTEE_OFFICER, since=BEGINNING, actor=admin)

    readers = (secretary, stranger, committee_officer, clerk, nga)
    assert ["nga" in told(user) for user in readers] == [True, True, True, False, False]
    entry = about_object("user", nga.pk).first()
    assert (entry.who_id, "cán bộ của cấp ủy" in entry.detail) == (admin.user_id, True)


def test_role_in_one_cell_is_told_of_there_and_above(
    secretary, stranger, committee_officer, cell, nga, admin
):
    grant_role(nga, cell, Role.CELL_COMMITTEE_MEMBER, since=BEGINNING, actor=admin)

    readers = (secretary, committee_officer, stranger)
    assert ["nga" in told(user) for user in readers] == [True, True, False]


def test_what_the_secretary_gives_himself_is_told_to_nobody(
    secretary, committee_officer, cell, nga
):
    role = Role.CELL_COMMITTEE_MEMBER
    grant_role(nga, cell, role, since=BEGINNING, actor=today_actor(secretary))

    assert not {"nga"} & {*told(secretary), *told(committee_officer)}


def test_role_with_days_to_come_is_told_of_at_once(secretary, cell, nga, admin):
    since = timezone.localdate() + timedelta(days=30)

    grant_role(nga, cell, Role.DEPUTY_CELL_SECRETARY, since=since, actor=admin)

    assert told(secretary) == ["nga"]


def test_each_reader_marks_his_own_notices_alone(secretary, committee_officer, cell, nga, admin):
    grant_role(nga, cell, Role.CELL_COMMITTEE_MEMBER, since=BEGINNING, actor=admin)
    notices = [role_notices_for(today_actor(user)).get() for user in (secretary, committee_officer)]

    mark_seen([notice.pk for notice in notices], actor=today_actor(secretary))

    for notice in notices:
        notice.refresh_from_db()
    assert [notice.seen_at is None for notice in notices] == [False, True]
