"""No administrator alone opens case files: roles are confirmed, and keys handed out, by a second person."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from conftest import BEGINNING, FACTS, PASSWORD, People, today_actor
from ketnap.accounts.answering import (
    key_requests_for,
    roles_waiting_for,
    who_may_confirm,
    who_may_hand_out,
)
from ketnap.accounts.door_notices import notices_for
from ketnap.accounts.models import KeyKind, RoleHeld, SignInLink, User
from ketnap.accounts.services import (
    Span,
    answer_request,
    ask_for_keys,
    close_account,
    confirm_at_the_machine,
    confirm_role,
    create_user,
    delegate_role,
    end_role,
    grant_role,
    issue_access_token,
    issue_link,
    refuse_request,
    refuse_role,
    remove_second_factor,
    token_behind,
    use_link,
)
from ketnap.audit.models import Deed
from ketnap.audit.queries import about_object
from ketnap.audit.services import note_access
from ketnap.domain.access import (
    Action,
    Actor,
    Held,
    NotAllowed,
    Role,
    TokenScope,
    may,
    visible_scope,
)
from ketnap.organisations.models import OrganisationKind
from ketnap.organisations.services import create_organisation, move
from ketnap.people.services import create_person

TODAY = timezone.localdate
CLOSED = visible_scope(None)


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
    """Nga, of the register of the cell, whose password the administrator chose."""
    return create_user("nga", PASSWORD, person=people.member(cell, "Hồ Thị Nga"), actor=admin)


def give(user, organisation, role, by, **more):
    return grant_role(user, organisation, role, since=BEGINNING, actor=by, **more)


def opens(user: User):
    return visible_scope(today_actor(user))


def waiting(user: User) -> list[str]:
    return [held.user.username for held in roles_waiting_for(today_actor(user))]


# ---- the role ----


@pytest.mark.parametrize("role", [Role.COMMITTEE_OFFICER, Role.CELL_SECRETARY, Role.MENTOR])
def test_nobody_in_particular_gets_a_role_that_opens_cases(
    secretary, superior, admin, puppet, role
):
    with pytest.raises(ValidationError) as refused:
        give(puppet, superior, role, admin)

    assert refused.value.code == "nobody_in_particular"


def test_administering_is_given_to_whoever_shall_do_it(secretary, superior, admin, puppet):
    held = give(puppet, superior, Role.SYSTEM_ADMINISTRATOR, admin)

    assert held.confirmed_at is not None


@pytest.mark.parametrize(
    ("role", "readers"),
    [
        (Role.CELL_SECRETARY, ["an", "dung"]),
        (Role.CELL_COMMITTEE_MEMBER, ["an", "dung"]),
        (Role.MENTOR, ["an", "dung"]),
        (Role.APPLICANT, ["an", "dung"]),
        (Role.COMMITTEE_OFFICER, ["dung"]),
    ],
)
def test_role_waits_for_whoever_answers_for_the_case_files_and_opens_nothing(
    secretary, clerk, committee_officer, stranger, cell, nga, admin, role, readers
):
    held = give(nga, cell, role, admin)

    users = (secretary, clerk, committee_officer, stranger, nga)
    assert [user.username for user in users if "nga" in waiting(user)] == readers
    assert {*readers} <= {user.username for user in who_may_confirm(held)}
    assert opens(nga) == CLOSED


def test_officer_of_a_committee_is_no_matter_of_one_cell(
    secretary, committee_officer, superior, nga, admin
):
    give(nga, superior, Role.COMMITTEE_OFFICER, admin)

    assert (waiting(secretary), waiting(committee_officer)) == ([], ["nga"])


def test_confirmed_role_counts_and_the_log_says_by_whom(secretary, cell, nga, admin):
    held = give(nga, cell, Role.CELL_COMMITTEE_MEMBER, admin)

    confirm_role(held, actor=today_actor(secretary))

    assert opens(nga).organisation_ids == {cell.pk}
    entries = [(entry.who, entry.detail) for entry in about_object("user", nga.pk)]
    assert any(who == secretary and "xác nhận vai trò" in words for who, words in entries)


def test_role_that_the_secretary_gives_needs_nobody_else(secretary, cell, nga):
    held = give(nga, cell, Role.CELL_COMMITTEE_MEMBER, today_actor(secretary))

    assert held.confirmed_at is not None


def test_whoever_acts_for_the_secretary_confirms_like_him(
    people, secretary, clerk, cell, nga, admin
):
    own = secretary.roles.get()
    days = Span(TODAY(), TODAY() + timedelta(days=3))
    delegate_role(own, clerk, days, actor=today_actor(secretary))
    held = give(nga, cell, Role.CELL_COMMITTEE_MEMBER, admin)

    confirm_role(held, actor=today_actor(clerk))

    assert opens(nga).organisation_ids == {cell.pk}


@pytest.mark.parametrize("who", ["clerk", "stranger", "nga", "founder"])
def test_nobody_else_confirms(request, secretary, committee_officer, cell, nga, admin, who):
    user = request.getfixturevalue(who)
    # The first user is secretary too: what he gives above his cell he does not confirm himself.
    by, place = (
        (today_actor(user), cell.parents.get().parent) if who == "founder" else (admin, cell)
    )
    role = Role.COMMITTEE_OFFICER if who == "founder" else Role.CELL_COMMITTEE_MEMBER
    held = give(nga, place, role, by)

    with pytest.raises(NotAllowed):
        confirm_role(held, actor=today_actor(user))

    assert opens(nga) == CLOSED


def test_another_account_of_the_holder_does_not_confirm(people, cell, nga, admin):
    second = people.user("nga-2", Role.DEPUTY_CELL_SECRETARY, cell, nga.person)
    held = give(nga, cell, Role.CELL_SECRETARY, admin)

    with pytest.raises(NotAllowed):
        confirm_role(held, actor=today_actor(second))


def test_the_table_itself_refuses_that_giver_or_holder_confirm(secretary, cell, nga, admin):
    held = give(nga, cell, Role.CELL_COMMITTEE_MEMBER, admin)

    for number in (nga.pk, admin.user_id):
        with pytest.raises(IntegrityError), transaction.atomic():
            RoleHeld.objects.filter(pk=held.pk).update(
                confirmed_at=timezone.now(), confirmed_by=number
            )


def test_refused_role_never_counts_and_its_giver_is_told(secretary, cell, nga, admin):
    giver = User.objects.get(pk=admin.user_id)
    for _time in range(2):
        note_access(giver.pk, Deed.SIGNED_IN, object_kind="user", object_id=giver.pk)
    held = give(nga, cell, Role.CELL_COMMITTEE_MEMBER, admin)

    refuse_role(held, "Chi bộ chưa có nghị quyết", actor=today_actor(secretary))

    with pytest.raises(ValidationError):
        confirm_role(held, actor=today_actor(secretary))
    assert waiting(secretary) == []
    assert any("Chi bộ chưa có nghị quyết" in words for words in notices_for(giver))


def test_holder_is_told_at_sign_in_that_the_role_waits(secretary, cell, nga, admin):
    give(nga, cell, Role.CELL_COMMITTEE_MEMBER, admin)

    assert any("chưa có hiệu lực" in words for words in notices_for(nga))


def test_role_that_is_over_waits_no_more(secretary, cell, nga, admin):
    yesterday = TODAY() - timedelta(days=1)
    held = give(nga, cell, Role.CELL_COMMITTEE_MEMBER, admin, until=yesterday)

    with pytest.raises(ValidationError):
        confirm_role(held, actor=today_actor(secretary))

    assert waiting(secretary) == []


def test_where_nobody_is_left_the_machine_confirms(founder, superior, nga, admin):
    held = give(nga, superior, Role.COMMITTEE_OFFICER, admin)

    confirm_at_the_machine(held)

    assert who_may_confirm(held) == []
    assert opens(nga).path_prefixes == {superior.path}


# ---- the first keeper ----


def test_first_secretary_of_a_new_cell_counts_at_once(other_cell, admin, puppet):
    give(puppet, other_cell, Role.CELL_SECRETARY, admin)

    assert opens(puppet).organisation_ids == {other_cell.pk}


def test_second_keeper_of_a_new_cell_waits(people, other_cell, admin, puppet, nga):
    give(puppet, other_cell, Role.CELL_SECRETARY, admin)

    held = give(nga, other_cell, Role.CELL_COMMITTEE_MEMBER, admin)

    assert held.confirmed_at is None


def test_first_keeper_waits_where_an_officer_above_answers(
    other_cell, committee_officer, admin, nga
):
    held = give(nga, other_cell, Role.CELL_SECRETARY, admin)

    assert held.confirmed_at is None
    assert waiting(committee_officer) == ["nga"]


def test_first_keeper_waits_where_people_are_in_the_register(other_cell, admin, nga):
    leads = Held(Role.CELL_SECRETARY, other_cell.pk, other_cell.path)
    machine = Actor(admin.user_id, None, "máy chủ", held=(leads,))
    create_person(other_cell, full_name="Võ Thị Sen", actor=machine, **FACTS)

    held = give(nga, other_cell, Role.CELL_SECRETARY, admin)

    assert held.confirmed_at is None


# ---- the keys ----


def test_confirming_makes_keys_void_that_the_administrator_handed_out(
    secretary, cell, nga, admin, client
):
    own = today_actor(nga)
    until = TODAY() + timedelta(days=9)
    _token, word = issue_access_token("máy", [TokenScope.CASES_READ], until=until, actor=own)
    Authenticator.objects.create(user=nga, type="totp", data={})
    issue_link(nga, actor=admin)
    client.force_login(nga)
    held = give(nga, cell, Role.CELL_COMMITTEE_MEMBER, admin)

    confirm_role(held, actor=today_actor(secretary))

    nga.refresh_from_db()
    assert not nga.has_usable_password()
    assert nga.sessions_from is not None
    assert not SignInLink.objects.filter(user=nga).exists()
    assert not Authenticator.objects.filter(user=nga).exists()
    assert token_behind(word) is None


def test_new_link_then_comes_from_whoever_answers_and_stays_good(secretary, cell, nga, admin):
    lead = today_actor(secretary)
    confirm_role(give(nga, cell, Role.CELL_COMMITTEE_MEMBER, admin), actor=lead)
    (asked,) = key_requests_for(lead)

    use_link(answer_request(asked, actor=lead), PASSWORD)
    confirm_role(give(nga, cell, Role.DEPUTY_CELL_SECRETARY, admin), actor=lead)

    nga.refresh_from_db()
    assert nga.check_password(PASSWORD)


def test_role_given_in_good_faith_makes_the_administrators_keys_void_too(secretary, cell, nga):
    give(nga, cell, Role.CELL_COMMITTEE_MEMBER, today_actor(secretary))

    nga.refresh_from_db()
    assert not nga.has_usable_password()
    assert [asked.user for asked in key_requests_for(today_actor(secretary))] == [nga]


def test_keys_of_a_smaller_reach_are_void_for_a_larger_one(
    secretary, committee_officer, cell, superior, nga, admin
):
    lead = today_actor(secretary)
    confirm_role(give(nga, cell, Role.CELL_COMMITTEE_MEMBER, admin), actor=lead)
    use_link(answer_request(key_requests_for(lead)[0], actor=lead), PASSWORD)

    above = give(nga, superior, Role.COMMITTEE_OFFICER, admin)
    confirm_role(above, actor=today_actor(committee_officer))

    nga.refresh_from_db()
    assert not nga.has_usable_password()
    assert who_may_hand_out(nga) == [committee_officer]


@pytest.mark.parametrize("deed", [issue_link, remove_second_factor])
def test_administrator_has_no_key_of_an_account_that_opens_case_files(
    secretary, clerk, mentor_user, committee_officer, admin, deed
):
    for user in (secretary, clerk, mentor_user, committee_officer):
        with pytest.raises(NotAllowed):
            deed(user, actor=admin)


def test_administrator_makes_his_keys_no_better_by_a_link_of_his_own(
    secretary, superior, cell, nga, admin
):
    give(nga, superior, Role.SYSTEM_ADMINISTRATOR, admin)
    with pytest.raises(NotAllowed):
        issue_link(nga, actor=today_actor(nga))

    give(nga, cell, Role.CELL_COMMITTEE_MEMBER, today_actor(secretary))

    nga.refresh_from_db()
    assert not nga.has_usable_password()


def test_administrator_who_answers_for_the_files_needs_nobody(clerk, administrator):
    assert use_link(issue_link(clerk, actor=administrator), PASSWORD) == clerk


def test_asked_for_link_is_handed_out_once_by_whoever_answers(
    secretary, clerk, committee_officer, stranger, admin
):
    asked = ask_for_keys(clerk, KeyKind.LINK, actor=admin)
    for user in (clerk, stranger):
        with pytest.raises(NotAllowed):
            answer_request(asked, actor=today_actor(user))

    word = answer_request(asked, actor=today_actor(secretary))

    assert use_link(word, "hoa sua thom dau pho") == clerk
    with pytest.raises(NotAllowed):
        answer_request(asked, actor=today_actor(committee_officer))


def test_second_factor_goes_by_the_same_way(secretary, clerk, admin):
    Authenticator.objects.create(user=clerk, type="totp", data={})
    asked = ask_for_keys(clerk, KeyKind.SECOND_FACTOR, actor=admin)

    answer_request(asked, actor=today_actor(secretary))

    assert not Authenticator.objects.filter(user=clerk).exists()


def test_refused_request_changes_nothing(secretary, clerk, admin):
    asked = ask_for_keys(clerk, KeyKind.LINK, actor=admin)

    refuse_request(asked, actor=today_actor(secretary))

    assert key_requests_for(today_actor(secretary)) == []
    assert not SignInLink.objects.filter(user=clerk).exists()


def test_account_that_opens_nothing_is_not_asked_for(nga, admin):
    with pytest.raises(ValidationError):
        ask_for_keys(nga, KeyKind.LINK, actor=admin)

    assert use_link(issue_link(nga, actor=admin), PASSWORD) == nga


# ---- what an administrator may try ----


def _end_and_give_anew(world):
    end_role(world.secretary.roles.get(), on=TODAY(), actor=world.admin)
    return give(world.nga, world.cell, Role.CELL_SECRETARY, world.admin)


def _close_everybody(world):
    for user in (world.secretary, world.officer):
        close_account(user, actor=world.admin)
    return give(world.nga, world.cell, Role.CELL_SECRETARY, world.admin)


def _by_a_second_administrator(world):
    give(world.puppet, world.superior, Role.SYSTEM_ADMINISTRATOR, world.admin)
    held = give(world.nga, world.cell, Role.CELL_SECRETARY, world.admin)
    with pytest.raises(NotAllowed):
        confirm_role(held, actor=today_actor(world.puppet))


def _mentor_of_a_cell_of_his_own(world):
    own = _cell_of_his_own(world)
    give(world.puppet, own, Role.CELL_SECRETARY, world.admin)
    held = give(world.nga, own, Role.MENTOR, today_actor(world.puppet))
    with pytest.raises(NotAllowed):
        confirm_role(held, actor=today_actor(world.puppet))


def _another_account_of_an_applicant(world):
    give(world.nga, world.cell, Role.APPLICANT, world.admin)
    assert not may(today_actor(world.nga), Action.SEE_OWN_RECORD)


def _committee_of_his_own_above_the_cell(world):
    body = create_organisation(
        OrganisationKind.GRASSROOTS_COMMITTEE,
        "Đảng ủy mới",
        since=BEGINNING,
        parent=world.superior,
        actor=world.admin,
    )
    give(world.nga, body, Role.COMMITTEE_OFFICER, world.admin)
    move(world.cell, body, on=TODAY(), actor=world.admin)


def _keeper_of_a_cell_that_then_moves(world):
    own = _cell_of_his_own(world)
    give(world.nga, own, Role.CELL_SECRETARY, world.admin)
    move(world.cell, own, on=TODAY(), actor=world.admin)


def _keeper_there_confirms_elsewhere(world):
    own = _cell_of_his_own(world)
    give(world.puppet, own, Role.CELL_SECRETARY, world.admin)
    for role, place in ((Role.COMMITTEE_OFFICER, own), (Role.CELL_SECRETARY, world.cell)):
        held = give(world.nga, place, role, world.admin)
        with pytest.raises(NotAllowed):
            confirm_role(held, actor=today_actor(world.puppet))


def _cell_of_his_own(world):
    """A new cell at the top, with nobody above who could have a say in it."""
    return create_organisation(
        OrganisationKind.CELL, "Chi bộ riêng", since=BEGINNING, parent=None, actor=world.admin
    )


@pytest.fixture
def world(secretary, committee_officer, cell, superior, admin, puppet, nga):
    """A cell that is well kept, and somebody who administers everything and has two accounts at hand."""
    everything = Held(Role.SYSTEM_ADMINISTRATOR, 0, "")
    return SimpleNamespace(
        secretary=secretary,
        officer=committee_officer,
        cell=cell,
        superior=superior,
        puppet=puppet,
        nga=nga,
        admin=Actor(admin.user_id, None, "quan", held=(everything,)),
    )


@pytest.mark.parametrize(
    "way",
    [
        _end_and_give_anew,
        _close_everybody,
        _by_a_second_administrator,
        _mentor_of_a_cell_of_his_own,
        _another_account_of_an_applicant,
        _committee_of_his_own_above_the_cell,
        _keeper_of_a_cell_that_then_moves,
        _keeper_there_confirms_elsewhere,
    ],
)
def test_no_way_of_an_administrator_alone_opens_the_cell(world, way):
    way(world)

    world.cell.refresh_from_db()
    for user in (world.nga, world.puppet):
        scope = opens(user)
        assert world.cell.pk not in scope.organisation_ids
        assert not any(world.cell.path.startswith(path) for path in scope.path_prefixes)
        assert scope.mentor_person_id is None
