"""Roles held for a while in somebody's place."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from conftest import PASSWORD, People, today_actor
from ketnap.accounts.actors import actor_of
from ketnap.accounts.models import RoleHeld, User
from ketnap.accounts.queries import deputies_for, endable_by
from ketnap.accounts.services import (
    Span,
    close_account,
    create_user,
    delegate_role,
    end_role,
    grant_role,
    open_applicants_account,
)
from ketnap.domain.access import NotAllowed, Role

ONE_DAY = timedelta(days=1)


@pytest.fixture
def today() -> date:
    return timezone.localdate()


@pytest.fixture
def member(people: People, cell) -> User:
    """Nga, an official member of the cell without an office in it."""
    return people.user("nga", Role.OFFICIAL_MEMBER, cell, people.member(cell, "Hồ Thị Nga"))


@pytest.fixture
def stands_in(secretary, member, today):
    """Let Nga act for An for some days, and return the role."""

    def delegate(since: date = today, days: int = 7) -> RoleHeld:
        span = Span(since, since + ONE_DAY * days)
        return delegate_role(secretary.roles.get(), member, span, actor=today_actor(secretary))

    return delegate


def secretaries_place(user: User, on: date) -> list[str]:
    held = actor_of(User.objects.get(pk=user.pk), on=on).held
    return [each.acting_for for each in held if each.role is Role.CELL_SECRETARY]


def test_deputy_acts_from_the_first_to_the_last_day(stands_in, member, today):
    acting = stands_in(today + ONE_DAY)

    held = [
        secretaries_place(member, on)
        for on in (today, today + ONE_DAY, acting.valid_until, acting.valid_until + ONE_DAY)
    ]

    assert held == [[], ["Nguyễn Thị An"], ["Nguyễn Thị An"], []]


def test_delegation_ends_with_the_role_it_stands_for(
    stands_in, member, secretary, administrator, today
):
    stands_in()

    end_role(secretary.roles.get(), on=today, actor=administrator)

    assert secretaries_place(member, today) == []


def test_delegation_ends_with_the_account_it_stands_for(
    stands_in, member, secretary, administrator, today
):
    stands_in()

    close_account(secretary, actor=administrator)

    assert secretaries_place(member, today) == []


def test_holder_takes_a_delegation_back_on_its_first_day(stands_in, member, secretary, today):
    acting = stands_in()

    end_role(acting, on=today, actor=today_actor(secretary))

    assert secretaries_place(member, today) == []
    assert RoleHeld.objects.get(pk=acting.pk).withdrawn_at is not None


def test_stranger_ends_no_delegation(stands_in, stranger, today):
    acting = stands_in()

    assert list(endable_by(today_actor(stranger)).filter(pk=acting.pk)) == []
    with pytest.raises(NotAllowed):
        end_role(acting, on=today, actor=today_actor(stranger))


def test_nobody_delegates_what_he_holds_for_another(stands_in, member, clerk, today):
    acting = stands_in()

    with pytest.raises(NotAllowed):
        delegate_role(acting, clerk, Span(today, today), actor=today_actor(member))


def test_nobody_delegates_the_role_of_another(secretary, clerk, mentor_user, today):
    with pytest.raises(NotAllowed):
        delegate_role(
            secretary.roles.get(), mentor_user, Span(today, today), actor=today_actor(clerk)
        )


def test_being_a_mentor_is_not_delegated(mentor_user, clerk, today):
    with pytest.raises(NotAllowed):
        delegate_role(
            mentor_user.roles.get(), clerk, Span(today, today), actor=today_actor(mentor_user)
        )


def test_delegation_stays_within_the_days_of_the_role(people, cell, clerk, administrator, today):
    user = create_user("ha", PASSWORD, actor=administrator)
    last = today + ONE_DAY * 5
    held = grant_role(
        user, cell, Role.CELL_COMMITTEE_MEMBER, since=today, until=last, actor=administrator
    )
    deputy = people.user("oanh", Role.OFFICIAL_MEMBER, cell)

    with pytest.raises(ValidationError):
        delegate_role(held, deputy, Span(today, last + ONE_DAY), actor=today_actor(user))

    assert delegate_role(held, deputy, Span(today, last), actor=today_actor(user)).pk


def test_delegation_is_not_dated_back(secretary, member, today):
    span = Span(today - ONE_DAY, today)

    with pytest.raises(ValidationError):
        delegate_role(secretary.roles.get(), member, span, actor=today_actor(secretary))


def test_stranger_does_not_stand_in(secretary, people, other_cell, today):
    outsider = people.user("oanh", Role.CELL_SECRETARY, other_cell)

    assert outsider not in deputies_for(secretary.roles.get(), on=today)
    with pytest.raises(ValidationError):
        delegate_role(
            secretary.roles.get(), outsider, Span(today, today), actor=today_actor(secretary)
        )


def test_delegation_gives_no_more_than_the_role(stands_in, member, secretary):
    stands_in()

    given = {
        (held.role, held.organisation_id) for held in today_actor(member).held if held.acting_for
    }

    assert given <= {(held.role, held.organisation_id) for held in today_actor(secretary).held}


def test_role_for_somebody_else_must_end_says_the_database(secretary, member, cell, today):
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleHeld.objects.create(
            user=member,
            organisation=cell,
            role=Role.CELL_SECRETARY,
            valid_from=today,
            acting_for=secretary.roles.get(),
        )


@pytest.fixture
def second_account(member, administrator) -> User:
    """Nga's other account, which holds no role."""
    return create_user("nga.hai", PASSWORD, person=member.person, actor=administrator)


def test_deputy_gives_his_own_second_account_no_role(stands_in, member, second_account, cell):
    acting = stands_in()

    with pytest.raises(ValidationError, match="Không ai tự giao vai trò cho mình"):
        grant_role(
            second_account,
            cell,
            Role.DEPUTY_CELL_SECRETARY,
            since=acting.valid_from,
            until=acting.valid_until,
            actor=today_actor(member),
        )


@pytest.mark.parametrize("days_longer", [1, None])
def test_deputy_gives_no_role_that_outlasts_his_acting(
    stands_in, member, people, cell, days_longer
):
    acting = stands_in()
    other = people.user("oanh", Role.OFFICIAL_MEMBER, cell)
    until = None if days_longer is None else acting.valid_until + ONE_DAY * days_longer

    with pytest.raises(ValidationError) as refused:
        grant_role(
            other,
            cell,
            Role.CELL_COMMITTEE_MEMBER,
            since=acting.valid_from,
            until=until,
            actor=today_actor(member),
        )

    assert refused.value.code == "beyond_standing_in"


def test_deputy_gives_a_role_up_to_the_last_day_of_his_acting(stands_in, member, people, cell):
    acting = stands_in()
    other = people.user("oanh", Role.OFFICIAL_MEMBER, cell)

    held = grant_role(
        other,
        cell,
        Role.CELL_COMMITTEE_MEMBER,
        since=acting.valid_from,
        until=acting.valid_until,
        actor=today_actor(member),
    )

    assert held.valid_until == acting.valid_until


def test_deputy_opens_an_account_for_an_applicant_that_lasts(stands_in, member, people, cell):
    stands_in()
    person = people.person(cell, "Đỗ Quang Minh")

    user, _token = open_applicants_account(
        person, "minh", actor=today_actor(member), on=timezone.localdate()
    )

    assert user.roles.get().valid_until is None


def test_role_is_not_delegated_to_ones_own_second_account(secretary, cell, administrator, today):
    second = create_user("an.hai", PASSWORD, person=secretary.person, actor=administrator)
    grant_role(second, cell, Role.OFFICIAL_MEMBER, since=today, actor=administrator)

    assert second not in deputies_for(secretary.roles.get(), on=today)
    with pytest.raises(ValidationError):
        delegate_role(
            secretary.roles.get(), second, Span(today, today), actor=today_actor(secretary)
        )
