"""Planning and preparing a ceremony: people, programme, mentors, invitees, checklist."""

from datetime import date, time

import pytest
from django.db import IntegrityError, transaction

from admitting import CEREMONY_DUE_ON, Admitting, approved, listed
from casefiles.papers import mentor_assigned
from conftest import today_actor
from ketnap.audit.models import AccessEntry
from ketnap.domain.access import NotAllowed
from ketnap.domain.ceremony import OATH_CODE, READING_CODE
from ketnap.occasions.ceremonies.models import Ceremony, NewMember
from ketnap.occasions.ceremonies.queries import (
    awaiting_ceremony,
    ceremonies_visible_to,
    ceremony_visible_to,
    turns_of,
)
from ketnap.occasions.ceremonies.refusals import (
    CeremonyNotVisible,
    MentorNotOfficial,
    NobodyToAdmit,
    NotAwaitingCeremony,
)
from ketnap.occasions.ceremonies.services import (
    Invitation,
    LineWords,
    NewMemberOrder,
    add_preparation,
    admit_earlier,
    call_off_ceremony,
    change_ceremony,
    drop_preparation,
    invite,
    plan_ceremony,
    prepare_new_members,
    tick_preparations,
    write_programme,
)
from occasions.ceremonies.conftest import TODAY, planned

ON = date(2024, 3, 20)


def names_at(ceremony: Ceremony, admitting: Admitting) -> list[str]:
    return [turn.full_name for turn in turns_of(ceremony, admitting.actor, today=TODAY)]


# ---- who ----


def test_approved_people_await_a_ceremony_with_their_deadline(admitting, minh):
    admitting.case("Vũ Thu Hà", listed())

    [found] = awaiting_ceremony(admitting.actor, on=ON, planned_on=date(2024, 4, 22))

    assert (found.full_name, found.decision.decision) == ("Đỗ Quang Minh", "41-QĐ/ĐU")
    assert found.clock is not None
    assert (found.clock.due_on, found.clock.working_day) == (CEREMONY_DUE_ON, 31)


def test_people_of_another_cell_await_nothing_here(minh, stranger):
    assert awaiting_ceremony(today_actor(stranger), on=ON, planned_on=ON) == ()


def test_ceremony_is_planned_for_several_in_the_order_of_names(plan, admitting, minh, ha):
    ceremony = plan(minh, ha)

    assert names_at(ceremony, admitting) == ["Vũ Thu Hà", "Đỗ Quang Minh"]


def test_ceremony_of_another_cell_is_hidden(plan, minh, stranger):
    ceremony = plan(minh)

    assert list(ceremonies_visible_to(today_actor(stranger))) == []
    with pytest.raises(CeremonyNotVisible):
        ceremony_visible_to(today_actor(stranger), ceremony.pk)


@pytest.mark.parametrize("who", ["committee_officer", "mentor_user", "stranger"])
def test_only_the_cell_itself_plans_its_ceremony(who, request, admitting, minh):
    actor = today_actor(request.getfixturevalue(who))

    with pytest.raises(NotAllowed):
        plan_ceremony(admitting.cell, planned(), [minh.pk], by=actor, today=ON)


def test_ceremony_without_anybody_is_refused(plan):
    with pytest.raises(NobodyToAdmit):
        plan()


def test_person_without_a_decision_gets_no_ceremony(plan, admitting, minh):
    waiting = admitting.case("Vũ Thu Hà", listed())

    with pytest.raises(NotAwaitingCeremony) as refused:
        plan(minh, waiting)

    assert refused.value.casefile_ids == (waiting.pk,)
    assert not Ceremony.objects.exists()


def test_person_has_one_planned_ceremony_at_a_time(plan, minh):
    plan(minh)

    with pytest.raises(NotAwaitingCeremony):
        plan(minh, held_on=date(2024, 4, 10))


def test_database_itself_refuses_a_second_planned_ceremony(plan, minh, ha):
    plan(minh)
    other = plan(ha)

    with pytest.raises(IntegrityError), transaction.atomic():
        NewMember.objects.create(ceremony=other, casefile=minh, position=9)


def test_being_planned_is_noted_with_the_case(plan, minh):
    plan(minh)

    details = AccessEntry.objects.filter(casefile_id=minh.pk).values_list("detail", flat=True)

    assert "xếp vào lễ kết nạp" in details


# ---- programme ----


def test_programme_stands_in_the_prescribed_order_with_decision_and_oath_for_each(plan, minh, ha):
    ceremony = plan(minh, ha)

    lines = list(ceremony.programme.values_list("code", "who", "hands_over"))

    assert lines[:4] == [
        ("flag_salute_and_anthems", "Trần Văn Bình", ""),
        ("opening_and_guests", "Trần Văn Bình", ""),
        (READING_CODE, "", "Quyết định kết nạp 41-QĐ/ĐU"),
        (OATH_CODE, "Vũ Thu Hà", ""),
    ]
    assert len(lines) == 9


def test_what_was_written_stays_when_people_change(plan, admitting, minh, ha):
    ceremony = plan(minh, ha)
    words = [LineWords(minutes=7, who="Phạm Dũng", detail=f"dòng {n}") for n in range(9)]
    write_programme(ceremony.pk, words, by=admitting.actor)

    change_ceremony(ceremony.pk, planned(), [minh.pk], by=admitting.actor, today=ON)

    lines = list(ceremony.programme.values_list("code", "detail"))
    assert len(lines) == 7
    assert lines[2:5] == [
        (READING_CODE, "dòng 4"),
        (OATH_CODE, "dòng 5"),
        ("duties_rights_tasks_and_assignment_of_helper", "dòng 6"),
    ]


def test_programme_takes_words_for_every_item_or_none(plan, admitting, minh):
    ceremony = plan(minh)

    with pytest.raises(ValueError, match="shorter"):
        write_programme(ceremony.pk, [LineWords(minutes=7)], by=admitting.actor)

    assert not ceremony.programme.filter(minutes=7).exists()


def test_new_host_takes_over_the_lines_of_the_former(plan, admitting, minh):
    ceremony = plan(minh)

    order = planned(host="Lê Thị Chi", starts_at=time(9))
    change_ceremony(ceremony.pk, order, [minh.pk], by=admitting.actor, today=ON)

    assert ceremony.programme.filter(who="Lê Thị Chi").count() == 3
    assert not ceremony.programme.filter(who="Trần Văn Bình").exists()


# ---- mentors ----


def test_mentor_of_the_case_is_proposed_for_probation(plan, admitting):
    assigned = mentor_assigned(date(2023, 2, 6), name="Lê Thị Chi", official_on=date(2010, 1, 1))
    case = admitting.case("Đỗ Quang Minh", *approved(), assigned)

    ceremony = plan(case)

    assert ceremony.new_members.get().mentor == admitting.mentor


def test_probationary_member_is_no_mentor(plan, admitting, minh):
    ceremony = plan(minh)
    outsider = admitting.people.person(admitting.cell, "Vũ Văn Nam")

    with pytest.raises(MentorNotOfficial) as refused:
        prepare_new_members(
            ceremony.pk,
            [NewMemberOrder(casefile_id=minh.pk, mentor_id=outsider.pk)],
            by=admitting.actor,
        )

    assert refused.value.casefile_ids == (minh.pk,)


# ---- invitees and checklist ----


def test_invitees_are_exactly_those_of_the_last_list(plan, admitting, minh):
    ceremony = plan(minh)
    invite(ceremony.pk, [Invitation("Vũ Nam", "Bí thư Đảng ủy")], by=admitting.actor)

    invite(
        ceremony.pk, [Invitation("Hồ Lan", "Bí thư Đoàn"), Invitation("Vũ Nam")], by=admitting.actor
    )

    assert list(ceremony.invitees.values_list("name", "office")) == [
        ("Hồ Lan", "Bí thư Đoàn"),
        ("Vũ Nam", ""),
    ]


def test_checklist_begins_with_the_decoration_the_rule_prescribes(plan, minh):
    codes = list(plan(minh).preparations.values_list("code", flat=True))

    assert codes[:6] == [
        "slogan_on_top",
        "party_flag",
        "national_flag",
        "ho_chi_minh_statue_or_portrait_left",
        "marx_lenin_picture_right",
        "title_line",
    ]


def test_checklist_says_who_did_what_and_keeps_who_did_it_first(plan, admitting, minh, clerk):
    ceremony = plan(minh)
    first, second = ceremony.preparations.all()[:2]
    tick_preparations(ceremony.pk, {first.pk}, by=admitting.actor)

    tick_preparations(ceremony.pk, {first.pk, second.pk}, by=today_actor(clerk))

    done = ceremony.preparations.filter(done_at__isnull=False)
    assert list(done.values_list("done_by_id", flat=True)) == [admitting.actor.user_id, clerk.pk]


def test_tick_taken_away_leaves_the_line_undone(plan, admitting, minh):
    ceremony = plan(minh)
    first = ceremony.preparations.all()[0]
    tick_preparations(ceremony.pk, {first.pk}, by=admitting.actor)

    tick_preparations(ceremony.pk, set(), by=admitting.actor)

    assert not ceremony.preparations.filter(done_at__isnull=False).exists()


def test_line_of_ones_own_comes_and_goes_and_the_prescribed_stay(plan, admitting, minh):
    ceremony = plan(minh)
    own = add_preparation(ceremony.pk, "Hoa tươi, 2 bó", by=admitting.actor)
    prescribed = ceremony.preparations.all()[0]

    for line in (own, prescribed):
        drop_preparation(ceremony.pk, line.pk, by=admitting.actor)

    left = ceremony.preparations.values_list("pk", flat=True)
    assert own.pk not in left
    assert prescribed.pk in left


def test_ceremony_called_off_lets_its_people_await_another(plan, admitting, minh):
    ceremony = plan(minh)

    call_off_ceremony(ceremony.pk, by=admitting.actor)

    [waiting] = awaiting_ceremony(admitting.actor, on=ON, planned_on=ON)
    assert waiting.planned_id is None
    assert not Ceremony.objects.exists()


# ---- whose turn ----


def oaths(ceremony: Ceremony) -> list[str]:
    lines = ceremony.programme.filter(code=OATH_CODE).order_by("position")
    return [line.who for line in lines]


@pytest.fixture
def three(admitting, minh, ha, plan) -> Ceremony:
    """Minh, Hà and Thanh, in the order of their names."""
    return plan(minh, ha, admitting.approved("Phan Văn Thanh"))


def test_turn_moved_forward_changes_order_and_programme(admitting, three):
    before = names_at(three, admitting)
    last = three.new_members.latest("position").casefile_id

    admit_earlier(three.pk, last, by=admitting.actor, today=ON)

    expected = [before[0], before[2], before[1]]
    assert names_at(three, admitting) == expected
    assert oaths(three) == expected


def test_what_was_written_for_a_person_moves_with_him(admitting, three):
    person = three.new_members.latest("position")
    line = three.programme.get(code=READING_CODE, new_member=person)
    three.programme.filter(pk=line.pk).update(minutes=17, detail="đọc toàn văn")

    admit_earlier(three.pk, person.casefile_id, by=admitting.actor, today=ON)

    moved = three.programme.get(code=READING_CODE, new_member=person)
    assert (moved.minutes, moved.detail) == (17, "đọc toàn văn")
    assert moved.position < line.position


def test_first_turn_stays_first(admitting, three):
    before = names_at(three, admitting)
    first = three.new_members.earliest("position").casefile_id

    admit_earlier(three.pk, first, by=admitting.actor, today=ON)

    assert names_at(three, admitting) == before


def test_turn_of_who_is_not_at_the_ceremony_is_refused(admitting, three):
    other = admitting.approved("Lý Văn Sơn")

    with pytest.raises(NotAwaitingCeremony):
        admit_earlier(three.pk, other.pk, by=admitting.actor, today=ON)


def test_stranger_changes_no_turn(admitting, three, stranger):
    last = three.new_members.latest("position").casefile_id

    with pytest.raises(CeremonyNotVisible):
        admit_earlier(three.pk, last, by=today_actor(stranger), today=ON)
