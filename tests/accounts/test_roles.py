"""Users and roles: who gives them, from when, and what the actor of a day holds."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from conftest import BEGINNING, PASSWORD, today_actor
from ketnap.accounts.actors import actor_of
from ketnap.accounts.models import ROLE_NAMES, RoleHeld, TextSize, User
from ketnap.accounts.queries import roles_of, roles_visible_to
from ketnap.accounts.services import close_account, create_user, end_role, grant_role
from ketnap.design.reading import TEXT_SIZES
from ketnap.domain.access import Held, NotAllowed, Role

ENDED = date(2024, 3, 1)


def test_actor_of_a_day_holds_the_roles_of_that_day(secretary, cell, administrator):
    end_role(secretary.roles.get(), on=ENDED, actor=administrator)

    before = actor_of(secretary, on=ENDED - timedelta(days=1))
    after = actor_of(secretary, on=ENDED)

    assert before.held == (Held(Role.CELL_SECRETARY, cell.pk, cell.path),)
    assert (before.name, before.person_id) == ("Nguyễn Thị An", secretary.person_id)
    assert after.held == ()


def test_actor_takes_one_query(secretary, django_assert_num_queries):
    user = User.objects.get(pk=secretary.pk)

    with django_assert_num_queries(1):
        actor_of(user, on=timezone.localdate())


def test_nobody_signed_in_is_no_actor():
    assert actor_of(AnonymousUser(), on=timezone.localdate()) is None


def test_closed_account_is_no_actor(secretary, administrator):
    close_account(secretary, actor=administrator)

    assert actor_of(secretary, on=timezone.localdate()) is None


def test_role_for_a_limited_time_ends_by_itself(secretary, other_cell, administrator):
    last = date(2024, 12, 31)
    grant_role(
        secretary,
        other_cell,
        Role.EDITOR,
        since=BEGINNING,
        until=last,
        actor=administrator,
    )

    assert Role.EDITOR in actor_of(secretary, on=last).roles()
    assert Role.EDITOR not in actor_of(secretary, on=last + timedelta(days=1)).roles()


def test_role_already_held_is_refused(secretary, cell, administrator):
    with pytest.raises(ValidationError):
        grant_role(secretary, cell, Role.CELL_SECRETARY, since=ENDED, actor=administrator)


def test_role_already_held_is_refused_by_the_database(secretary, cell):
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleHeld.objects.create(
            user=secretary, organisation=cell, role=Role.CELL_SECRETARY, valid_from=ENDED
        )


def test_secretary_gives_no_role_like_his_own(secretary, clerk, cell):
    with pytest.raises(NotAllowed):
        grant_role(clerk, cell, Role.CELL_SECRETARY, since=ENDED, actor=today_actor(secretary))

    assert [held.role for held in roles_of(clerk.pk, on=ENDED)] == [Role.CELL_COMMITTEE_MEMBER]


def test_secretary_gives_no_accounts(secretary):
    with pytest.raises(NotAllowed):
        create_user("moi", PASSWORD, actor=today_actor(secretary))

    assert not User.objects.filter(username="moi").exists()


@pytest.mark.parametrize("username", ["a", "có dấu", "-x", "аn", "x" * 61])
def test_user_name_out_of_the_ordinary_is_refused(administrator, username):
    with pytest.raises(ValidationError):
        create_user(username, PASSWORD, actor=administrator)


def test_user_name_taken_in_another_spelling_is_refused(secretary, administrator):
    with pytest.raises(ValidationError):
        create_user(" AN ", PASSWORD, actor=administrator)


@pytest.mark.parametrize("password", ["ngan", "123456789012345", "password1234", "dongchian01"])
def test_weak_password_is_refused(administrator, password):
    with pytest.raises(ValidationError):
        create_user("dongchian01", password, actor=administrator)


def test_roles_are_listed_for_whoever_gives_them(secretary, stranger, clerk, administrator):
    today = timezone.localdate()

    everywhere = {held.user.username for held in roles_visible_to(administrator, on=today)}
    in_the_cell = {
        held.user.username for held in roles_visible_to(today_actor(secretary), on=today)
    }

    assert everywhere == {"quan-tri", "an", "binh", "giang", f"bi-thu-{stranger.person.cell_id}"}
    assert in_the_cell == {"quan-tri", "an", "binh"}
    assert list(roles_visible_to(today_actor(clerk), on=today)) == []


def test_every_role_has_a_vietnamese_name():
    assert set(ROLE_NAMES) == set(Role)


def test_letter_sizes_are_those_of_the_pages():
    assert tuple(TextSize.values) == TEXT_SIZES
