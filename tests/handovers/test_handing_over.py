"""A member leaves: cases, roles and membership pass on together, or not at all."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from casefiles.papers import listed, mentor_assigned, nominated, reviewed, step
from conftest import BEGINNING, today_actor
from handovers.leaving import DAY, order, today
from ketnap.accounts.services import grant_role
from ketnap.casefiles.models import CaseStanding, LogEntry
from ketnap.casefiles.queries import domain_casefile
from ketnap.casefiles.refusals import CaseChanged
from ketnap.casefiles.services import open_casefile, record_steps
from ketnap.casefiles.verification import verify
from ketnap.domain.access import NotAllowed, Role
from ketnap.domain.casefile.steps import Mentor, MentorAssigned
from ketnap.handovers.models import HandOver
from ketnap.handovers.queries import (
    accounts_to_choose,
    duties_of,
    handover_visible_to,
    handovers_of,
    successors_of,
)
from ketnap.handovers.services import hand_over
from ketnap.people.models import MemberStatus
from ketnap.people.queries import membership_on
from ketnap.people.services import admit_member, change_membership

pytestmark = pytest.mark.django_db


def assert_nothing_happened(leaver, cases):
    assert not HandOver.objects.exists()
    assert membership_on(leaver.person_id, today()) == leaver
    assert LogEntry.objects.count() == 3 * len(cases)
    assert [held.role for held in duties_of(None, leaver, on=today()).roles] == [Role.MENTOR]


def test_duties_are_the_cases_helped_with_and_the_roles_held(leaver, cases, actor):
    duties = duties_of(actor, leaver, on=today())

    assert list(duties.cases) == cases
    assert [held.role for held in duties.roles] == [Role.MENTOR]
    assert duties.delegations == ()


def test_case_that_was_closed_is_no_duty_any_more(leaver, cases, actor):
    record_steps(cases[0].pk, [step("withdrawn", today(), reason="xin thôi")], by=actor, seen_seq=3)

    assert list(duties_of(actor, leaver, on=today()).cases) == cases[1:]


def test_case_whose_mentor_is_known_by_name_alone_is_a_duty(people, cell, leaver, actor):
    case = open_casefile(people.person(cell, "Vũ Thu Hà"), cell, by=actor)
    steps = [nominated(DAY), listed(DAY), mentor_assigned(DAY, name=leaver.person.full_name)]
    record_steps(case.pk, steps, by=actor, seen_seq=0, override_reason="chưa rõ ngày chính thức")

    assert list(duties_of(actor, leaver, on=today()).cases) == [case]


def test_each_case_gets_a_new_mentor_in_one_resolution(leaver, cases, binh, actor):
    hand_over(leaver, order(cases, binh), actor=actor)

    for case in cases:
        step = domain_casefile(case).steps[-1]
        assert isinstance(step, MentorAssigned)
        assert step.mentor == Mentor(name="Trần Văn Bình", official_on=BEGINNING)
        assert (step.resolution, step.replaces) == ("12-NQ/CB", "Lê Thị Chi")
    assert set(CaseStanding.objects.values_list("mentor_person", flat=True)) == {binh.pk}
    assert verify() == []


def test_membership_and_roles_end_on_the_day(leaver, cases, binh, mentor_user, actor):
    hand_over(leaver, order(cases, binh), actor=actor)

    assert membership_on(leaver.person_id, today() - timedelta(days=1)) == leaver
    assert membership_on(leaver.person_id, today()) is None
    assert today_actor(mentor_user).held == ()


def test_role_passes_to_the_chosen_account(leaver, cases, binh, clerk, actor):
    [held] = duties_of(actor, leaver, on=today()).roles

    hand_over(leaver, order(cases, binh, heirs={held.pk: clerk.pk}), actor=actor)

    assert today_actor(clerk).holds(Role.MENTOR, organisation_id=leaver.cell_id)


def test_role_nobody_here_may_end_stays_on_the_list(
    leaver, cases, binh, mentor_user, cell, administrator, actor
):
    grant_role(mentor_user, cell, Role.CELL_SECRETARY, since=BEGINNING, actor=administrator)

    handover = hand_over(leaver, order(cases, binh), actor=actor)

    assert {row.held.role: row.ended for row in handover.roles.all()} == {
        Role.MENTOR: True,
        Role.CELL_SECRETARY: False,
    }
    assert today_actor(mentor_user).roles() == {Role.CELL_SECRETARY}


def test_member_without_duties_leaves_without_a_resolution(binh, actor):
    own = binh.memberships.get()

    hand_over(own, order([], binh, assigned_on=None, resolution=""), actor=actor)

    assert membership_on(binh.pk, today()) is None


def test_case_without_a_successor_stops_everything(leaver, cases, binh, actor):
    with pytest.raises(ValidationError) as refusal:
        hand_over(leaver, order(cases[:1], binh), actor=actor)

    assert refusal.value.code == "case_without_successor"
    assert_nothing_happened(leaver, cases)


def test_cases_without_a_resolution_stop_everything(leaver, cases, binh, actor):
    with pytest.raises(ValidationError) as refusal:
        hand_over(leaver, order(cases, binh, resolution=""), actor=actor)

    assert refusal.value.code == "resolution_missing"
    assert_nothing_happened(leaver, cases)


def test_probationary_successor_stops_everything(leaver, cases, people, cell, actor):
    giang = people.person(cell, "Phạm Hương Giang")
    admit_member(giang, cell, status=MemberStatus.PROBATIONARY, since=BEGINNING, actor=actor)

    with pytest.raises(ValidationError) as refusal:
        hand_over(leaver, order(cases, giang), actor=actor)

    assert refusal.value.code == "case_without_successor"
    assert_nothing_happened(leaver, cases)


def test_step_recorded_meanwhile_stops_everything(leaver, cases, binh, actor):
    seen = {case.pk: 3 for case in cases}
    record_steps(cases[1].pk, [reviewed(DAY)], by=actor, seen_seq=3)

    with pytest.raises(CaseChanged):
        hand_over(leaver, order(cases, binh, seen_seqs=seen), actor=actor)

    assert not HandOver.objects.exists()
    assert membership_on(leaver.person_id, today()) == leaver
    assert LogEntry.objects.filter(kind="mentor_assigned").count() == 2


def test_heir_without_membership_stops_everything(leaver, cases, binh, stranger, actor):
    [held] = duties_of(actor, leaver, on=today()).roles

    with pytest.raises(ValidationError) as refusal:
        hand_over(leaver, order(cases, binh, heirs={held.pk: stranger.pk}), actor=actor)

    assert refusal.value.code == "heir_unknown"
    assert_nothing_happened(leaver, cases)


def test_day_before_the_membership_began_stops_everything(leaver, cases, binh, actor):
    with pytest.raises(ValidationError) as refusal:
        hand_over(leaver, order(cases, binh, left_on=BEGINNING), actor=actor)

    assert refusal.value.code == "change_before_start"
    assert_nothing_happened(leaver, cases)


def test_stranger_hands_nothing_over(leaver, cases, binh, stranger):
    with pytest.raises(NotAllowed):
        hand_over(leaver, order(cases, binh), actor=today_actor(stranger))

    assert_nothing_happened(leaver, cases)


def test_successors_are_the_official_members_present(leaver, binh, secretary, actor):
    change_membership(binh.memberships.get(), on=DAY, on_temporary_activity=True, actor=actor)

    assert successors_of(leaver, on=today()) == [secretary.person]
    assert list(accounts_to_choose(leaver, on=today())) == [secretary]


def test_handover_is_read_in_its_own_cell_alone(leaver, cases, binh, actor, stranger):
    handover = hand_over(leaver, order(cases, binh), actor=actor)

    assert handover_visible_to(actor, handover.pk) == handover
    assert handover_visible_to(today_actor(stranger), handover.pk) is None
    assert handover_visible_to(None, handover.pk) is None
    assert list(handovers_of(leaver.cell_id)) == [handover]
