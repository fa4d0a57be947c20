"""Planning a course and putting people on its list."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from admitting import Admitting, certified, listed
from conftest import today_actor
from ketnap.audit.models import AccessEntry
from ketnap.casefiles.models import Casefile
from ketnap.domain.access import NotAllowed
from ketnap.domain.casefile.codes import Stage
from ketnap.domain.course import Standing
from ketnap.occasions.courses.models import Course, CourseKind, Participant
from ketnap.occasions.courses.queries import (
    Vision,
    candidates_for,
    certificates,
    course_visible_to,
    courses_visible_to,
    seats_of,
)
from ketnap.occasions.courses.refusals import CourseNotVisible, ListChanged
from ketnap.occasions.courses.services import (
    change_course,
    plan_course,
    propose_participants,
    send_participants,
    take_off_list,
)
from occasions.courses.conftest import planned

ON = date(2024, 3, 1)
VISION = Vision(vote_on=date(2024, 9, 3), cycle_months=6)


def propose(course: Course, admitting: Admitting, *cases: Casefile) -> None:
    ids = [case.pk for case in cases]
    propose_participants(course.pk, ids, by=admitting.actor, on=ON)


def test_course_stands_in_the_list_of_its_cell(course, actor):
    assert list(courses_visible_to(actor)) == [course]


def test_course_of_another_cell_is_hidden(course, stranger):
    assert list(courses_visible_to(today_actor(stranger))) == []
    with pytest.raises(CourseNotVisible):
        course_visible_to(today_actor(stranger), course.pk)


def test_mentor_sees_no_course(course, mentor_user):
    assert list(courses_visible_to(today_actor(mentor_user))) == []


def test_stranger_plans_no_course_in_the_cell(cell, stranger):
    with pytest.raises(NotAllowed):
        plan_course(cell, planned(), by=today_actor(stranger))


def test_title_stands_once_in_a_cell(course, cell, actor):
    with pytest.raises(ValidationError, match="Chi bộ đã có lớp mang tên này"):
        plan_course(cell, planned(), by=actor)


def test_course_that_ends_before_it_begins_is_refused(cell, actor):
    with pytest.raises(ValidationError, match="Ngày bế giảng"):
        plan_course(cell, planned(ends_on=date(2024, 3, 3)), by=actor)


def test_database_itself_minds_the_days(course):
    with pytest.raises(IntegrityError), transaction.atomic():
        Course.objects.filter(pk=course.pk).update(ends_on=date(2024, 3, 3))


def test_candidates_stand_in_the_order_of_urgency(course, admitting):
    lapsing = admitting.case("Đỗ Quang Minh", listed(), certified(date(2019, 8, 1)))
    never = admitting.case("Vũ Thu Hà", listed())
    holding = admitting.case("Bùi Văn Nam", listed(), certified(date(2023, 6, 1)))
    soon = admitting.case("Hồ Thị Lan", listed(), certified(date(2019, 10, 1)))

    found = candidates_for(course, admitting.actor, on=ON, vision=VISION)

    assert [(one.casefile_id, one.outlook.standing) for one in found] == [
        (never.pk, Standing.NONE),
        (lapsing.pk, Standing.LAPSES_BEFORE),
        (soon.pk, Standing.LAPSES_SOON_AFTER),
        (holding.pk, Standing.HOLDS),
    ]


def test_who_is_on_the_list_is_no_candidate_any_more(course, admitting):
    case = admitting.case("Đỗ Quang Minh", listed())
    propose(course, admitting, case)

    assert candidates_for(course, admitting.actor, on=ON, vision=VISION) == ()
    assert [seat.full_name for seat in seats_of(course, admitting.actor)] == ["Đỗ Quang Minh"]


def test_somebody_approved_is_no_candidate_for_the_awareness_course(course, admitting):
    admitting.approved("Đỗ Quang Minh")

    assert candidates_for(course, admitting.actor, on=date(2024, 3, 11), vision=VISION) == ()


def test_certificates_of_another_cell_are_hidden(admitting, stranger):
    admitting.case("Đỗ Quang Minh", listed())

    shown = [
        [one.full_name for one in certificates(actor, on=ON, vision=VISION)]
        for actor in (admitting.actor, today_actor(stranger))
    ]

    assert shown == [["Đỗ Quang Minh"], []]


def test_candidate_carries_the_stage_and_the_course_that_is_waited_for(course, admitting):
    case = admitting.case("Đỗ Quang Minh", listed())
    other = plan_course(admitting.cell, planned(title="Lớp khác"), by=admitting.actor)
    propose(course, admitting, case)
    send_participants(course.pk, {case.pk: 1}, on=ON, by=admitting.actor)

    [found] = candidates_for(other, admitting.actor, on=date(2024, 3, 4), vision=VISION)

    assert (found.stage, found.sent_on) == (Stage.LISTED, ON)


def test_person_of_another_cell_is_not_put_on_the_list(course, admitting, other_cell, stranger):
    abroad = Admitting(admitting.people, other_cell, today_actor(stranger), admitting.mentor)
    foreign = abroad.case("Vũ Thu Hà", listed())

    with pytest.raises(ListChanged) as refused:
        propose(course, admitting, foreign)

    assert refused.value.casefile_ids == (foreign.pk,)
    assert not Participant.objects.exists()


def test_proposal_with_one_wrong_person_puts_nobody_on_the_list(course, admitting):
    right = admitting.case("Đỗ Quang Minh", listed())
    wrong = admitting.approved("Vũ Thu Hà")

    with pytest.raises(ListChanged):
        propose_participants(
            course.pk, [right.pk, wrong.pk], by=admitting.actor, on=date(2024, 3, 11)
        )

    assert not Participant.objects.exists()


def test_being_proposed_is_noted_with_the_case(course, admitting):
    case = admitting.case("Đỗ Quang Minh", listed())
    propose(course, admitting, case)

    details = AccessEntry.objects.filter(casefile_id=case.pk).values_list("detail", flat=True)

    assert "đề nghị cử học" in details


def test_who_was_not_sent_yet_is_taken_off_the_list(course, admitting):
    case = admitting.case("Đỗ Quang Minh", listed())
    propose(course, admitting, case)

    take_off_list(course.pk, case.pk, by=admitting.actor)

    assert seats_of(course, admitting.actor) == ()


def test_who_was_sent_stays_on_the_list(course, admitting):
    case = admitting.case("Đỗ Quang Minh", listed())
    propose(course, admitting, case)
    send_participants(course.pk, {case.pk: 1}, on=ON, by=admitting.actor)

    with pytest.raises(ListChanged):
        take_off_list(course.pk, case.pk, by=admitting.actor)


def test_title_stays_once_people_were_sent(course, admitting):
    case = admitting.case("Đỗ Quang Minh", listed())
    propose(course, admitting, case)
    send_participants(course.pk, {case.pk: 1}, on=ON, by=admitting.actor)

    order = planned(kind=CourseKind.NEW_MEMBER, title="Tên khác", place="Hội trường")
    changed = change_course(course.pk, order, by=admitting.actor)

    assert (changed.kind, changed.title, changed.place) == (
        CourseKind.AWARENESS,
        course.title,
        "Hội trường",
    )
