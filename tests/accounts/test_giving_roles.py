"""Who gives which role, and how a role ends."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from conftest import BEGINNING, PASSWORD, today_actor
from ketnap.accounts.actors import actor_of
from ketnap.accounts.models import RoleHeld, User
from ketnap.accounts.queries import accounts_visible_to
from ketnap.accounts.services import create_user, end_role, grant_role, manages_account
from ketnap.audit.queries import about_object
from ketnap.domain.access import NotAllowed, Role
from ketnap.organisations.models import Unit

ONE_DAY = timedelta(days=1)


def test_secretary_gives_a_role_of_his_own_cell(secretary, people, cell):
    newcomer = people.user("nga", Role.OFFICIAL_MEMBER, cell)

    grant_role(newcomer, cell, Role.UNIT_HEAD, since=BEGINNING, actor=today_actor(secretary))

    assert Role.UNIT_HEAD in today_actor(newcomer).roles()


@pytest.mark.parametrize(
    "role", [Role.CELL_SECRETARY, Role.COMMITTEE_OFFICER, Role.SYSTEM_ADMINISTRATOR, Role.INSPECTOR]
)
def test_secretary_gives_no_role_beyond_the_cell(role, secretary, clerk, cell):
    with pytest.raises(NotAllowed):
        grant_role(clerk, cell, role, since=BEGINNING, actor=today_actor(secretary))


def test_secretary_gives_no_role_in_another_cell(secretary, clerk, other_cell):
    with pytest.raises(NotAllowed):
        grant_role(clerk, other_cell, Role.MENTOR, since=BEGINNING, actor=today_actor(secretary))


def test_administrator_gives_himself_no_role(founder, cell, administrator):
    with pytest.raises(ValidationError):
        grant_role(founder, cell, Role.CELL_COMMITTEE_MEMBER, since=BEGINNING, actor=administrator)


def test_administrator_gives_no_bare_inspection(clerk, superior, administrator):
    today = timezone.localdate()

    with pytest.raises(NotAllowed):
        grant_role(clerk, superior, Role.INSPECTOR, since=today, until=today, actor=administrator)


def test_days_that_overlap_are_refused(people, cell, administrator):
    user = create_user("nga", PASSWORD, actor=administrator)
    first, last = BEGINNING, BEGINNING + ONE_DAY * 10
    grant_role(user, cell, Role.MENTOR, since=first, until=last, actor=administrator)

    with pytest.raises(ValidationError):
        grant_role(user, cell, Role.MENTOR, since=last, actor=administrator)

    assert grant_role(user, cell, Role.MENTOR, since=last + ONE_DAY, actor=administrator).pk


def test_role_given_by_mistake_is_withdrawn_the_same_day_and_given_anew(
    people, cell, administrator
):
    today = timezone.localdate()
    user = create_user("nga", PASSWORD, actor=administrator)
    held = grant_role(user, cell, Role.MENTOR, since=today, actor=administrator)

    end_role(held, on=today, actor=administrator)

    assert actor_of(user, on=today).held == ()
    assert grant_role(user, cell, Role.MENTOR, since=today, actor=administrator).pk


def test_role_that_is_over_is_not_ended_again(clerk, administrator):
    held = clerk.roles.get()
    end_role(held, on=BEGINNING + ONE_DAY * 30, actor=administrator)

    with pytest.raises(ValidationError):
        end_role(held, on=BEGINNING + ONE_DAY * 60, actor=administrator)

    assert RoleHeld.objects.get(pk=held.pk).valid_until == BEGINNING + ONE_DAY * 29


def test_unit_head_holds_a_unit_and_nobody_else_does(people, cell, administrator):
    unit = Unit.objects.create(organisation=cell, name="Phòng Tổng hợp", valid_from=BEGINNING)
    user = create_user("nga", PASSWORD, actor=administrator)
    grant_role(user, cell, Role.UNIT_HEAD, since=BEGINNING, unit=unit, actor=administrator)

    with pytest.raises(ValidationError):
        grant_role(user, cell, Role.MENTOR, since=BEGINNING, unit=unit, actor=administrator)

    assert [held.unit_id for held in today_actor(user).held] == [unit.pk]


def test_log_names_the_role_and_the_place_in_words(people, cell, administrator):
    user = people.user("nga", Role.OFFICIAL_MEMBER, cell)

    details = [line.detail for line in about_object("user", user.pk)]

    assert details == [
        "giao vai trò đảng viên chính thức, Chi bộ Văn phòng từ 01/01/2010",
        "lập tài khoản",
    ]


def test_administrator_of_a_part_manages_no_account_above_it(people, cell, superior, founder):
    local = people.user("nga", Role.SYSTEM_ADMINISTRATOR, cell)

    assert not manages_account(today_actor(local), founder)


def test_secretary_sees_the_accounts_of_his_cell_alone(secretary, clerk, stranger):
    seen = set(accounts_visible_to(today_actor(secretary)).values_list("username", flat=True))

    assert seen == {"an", "binh", "quan-tri"}


def test_account_without_a_role_is_seen_by_whoever_manages_accounts(secretary, administrator):
    new = create_user("moi", PASSWORD, actor=administrator)

    assert new in accounts_visible_to(administrator)
    assert new not in accounts_visible_to(today_actor(secretary))


def test_nobody_sees_no_accounts(secretary):
    assert list(accounts_visible_to(None)) == []
    assert User.objects.exists()
