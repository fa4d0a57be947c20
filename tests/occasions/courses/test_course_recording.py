"""Sending and certifying: one step in each case, all or none."""

from datetime import date

import pytest

from admitting import Admitting, approved, kinds_of, listed, seq_of
from casefiles.papers import mentor_assigned, step, voided
from conftest import today_actor
from ketnap.casefiles.models import Casefile, LogEntry
from ketnap.casefiles.refusals import CaseChanged, StepRefused
from ketnap.casefiles.services import record_steps
from ketnap.domain.access import NotAllowed
from ketnap.domain.casefile.steps import CourseCertified, SentToCourse
from ketnap.occasions.courses.models import Course, CourseKind
from ketnap.occasions.courses.queries import courses_visible_to, seats_of, with_counts
from ketnap.occasions.courses.refusals import ListChanged, NoStepForIt
from ketnap.occasions.courses.services import (
    Result,
    certify_participants,
    gather_recorded,
    plan_course,
    propose_participants,
    send_participants,
    take_off_list,
)
from occasions.courses.conftest import planned

SENT_ON, GIVEN_ON = date(2024, 3, 4), date(2024, 3, 15)


@pytest.fixture
def minh(admitting: Admitting) -> Casefile:
    return admitting.case("Đỗ Quang Minh", listed())


@pytest.fixture
def ha(admitting: Admitting) -> Casefile:
    return admitting.case("Vũ Thu Hà", listed())


@pytest.fixture
def listed_course(course: Course, admitting: Admitting, minh: Casefile, ha: Casefile) -> Course:
    """The course with Minh and Hà on its list."""
    propose_participants(course.pk, [minh.pk, ha.pk], by=admitting.actor, on=date(2024, 3, 1))
    return course


def result(case: Casefile, number: str, *, seen_seq: int | None = None) -> Result:
    seen = seq_of(case) if seen_seq is None else seen_seq
    return Result(casefile_id=case.pk, certificate=number, on=GIVEN_ON, seen_seq=seen)


def test_sending_records_one_step_in_each_case(listed_course, admitting, minh, ha):
    send_participants(listed_course.pk, {minh.pk: 1, ha.pk: 1}, on=SENT_ON, by=admitting.actor)

    seats = seats_of(listed_course, admitting.actor)

    sent = SentToCourse(on=SENT_ON, seq=2, course=listed_course.title)
    assert [(seat.sent and seat.sent.course, seat.seen_seq) for seat in seats] == [
        (sent.course, 2),
        (sent.course, 2),
    ]
    assert kinds_of(minh) == kinds_of(ha) == ["listed_as_sympathiser", "sent_to_course"]


def test_nobody_is_sent_whose_file_moved_away_before(listed_course, admitting, minh, ha):
    moved = step("transferred", SENT_ON, direction="out", other="Chi bộ Kế hoạch", reason="chuyển")
    record_steps(ha.pk, [moved], by=admitting.actor, seen_seq=1)

    with pytest.raises(StepRefused):
        send_participants(listed_course.pk, {minh.pk: 1, ha.pk: 2}, on=SENT_ON, by=admitting.actor)

    assert kinds_of(minh) == ["listed_as_sympathiser"]


def test_sending_with_one_case_changed_meanwhile_records_nothing(
    listed_course, admitting, minh, ha
):
    record_steps(
        ha.pk,
        [mentor_assigned(SENT_ON, name="Lê Thị Chi", official_on=date(2010, 1, 1))],
        by=admitting.actor,
        seen_seq=1,
    )

    with pytest.raises(CaseChanged) as changed:
        send_participants(listed_course.pk, {minh.pk: 1, ha.pk: 1}, on=SENT_ON, by=admitting.actor)

    assert changed.value.casefile_id == ha.pk
    assert kinds_of(minh) == ["listed_as_sympathiser"]
    assert all(seat.sent is None for seat in seats_of(listed_course, admitting.actor))


def test_nobody_is_sent_twice_to_one_course(listed_course, admitting, minh, ha):
    send_participants(listed_course.pk, {minh.pk: 1}, on=SENT_ON, by=admitting.actor)

    with pytest.raises(ListChanged) as refused:
        send_participants(listed_course.pk, {minh.pk: 2, ha.pk: 1}, on=SENT_ON, by=admitting.actor)

    assert refused.value.casefile_ids == (minh.pk,)
    assert kinds_of(ha) == ["listed_as_sympathiser"]


def test_steps_cancelled_since_are_not_counted_and_are_recorded_anew(
    listed_course, admitting, minh, ha
):
    def seen(case: Casefile) -> dict[int, int]:
        return {case.pk: seq_of(case)}

    def cancel(seq: int) -> None:
        cancelled = [voided(seq, GIVEN_ON)]
        record_steps(ha.pk, cancelled, by=admitting.actor, seen_seq=seq_of(ha))

    def counts() -> tuple[int, int]:
        found = with_counts(courses_visible_to(admitting.actor)).get()
        return found.sent, found.certified

    send_participants(listed_course.pk, seen(minh) | seen(ha), on=SENT_ON, by=admitting.actor)
    results = [result(minh, "1/GCN"), result(ha, "2/GCN")]
    certify_participants(listed_course.pk, results, by=admitting.actor)
    recorded = counts()

    cancel(3)
    without_certificate = counts()
    cancel(2)
    without_either = counts()
    send_participants(listed_course.pk, seen(ha), on=SENT_ON, by=admitting.actor)
    certify_participants(listed_course.pk, [result(ha, "3/GCN")], by=admitting.actor)

    assert [recorded, without_certificate, without_either] == [(2, 2), (2, 1), (1, 1)]
    assert counts() == (2, 2)


def test_whoever_was_not_sent_after_all_is_taken_off_the_list(listed_course, admitting, ha):
    send_participants(listed_course.pk, {ha.pk: 1}, on=SENT_ON, by=admitting.actor)
    record_steps(ha.pk, [voided(2, SENT_ON)], by=admitting.actor, seen_seq=2)

    take_off_list(listed_course.pk, ha.pk, by=admitting.actor)

    assert "Vũ Thu Hà" not in [seat.full_name for seat in seats_of(listed_course, admitting.actor)]


def test_committee_officer_sees_the_course_and_records_nothing(
    listed_course, admitting, committee_officer, minh
):
    officer = today_actor(committee_officer)

    assert len(seats_of(listed_course, officer)) == 2
    with pytest.raises(NotAllowed):
        send_participants(listed_course.pk, {minh.pk: 1}, on=SENT_ON, by=officer)


def test_certificates_are_recorded_with_number_day_and_issuer(listed_course, admitting, minh, ha):
    certify_participants(
        listed_course.pk, [result(minh, "0123/GCN"), result(ha, "0124/GCN")], by=admitting.actor
    )

    found = {seat.full_name: seat.certified for seat in seats_of(listed_course, admitting.actor)}

    told = {name: (type(one), one.certificate, one.on, one.issuer) for name, one in found.items()}
    assert told == {
        "Đỗ Quang Minh": (CourseCertified, "0123/GCN", GIVEN_ON, "Trung tâm Chính trị"),
        "Vũ Thu Hà": (CourseCertified, "0124/GCN", GIVEN_ON, "Trung tâm Chính trị"),
    }


def test_certificates_with_one_case_changed_meanwhile_are_not_recorded(
    listed_course, admitting, minh, ha
):
    with pytest.raises(CaseChanged):
        certify_participants(
            listed_course.pk,
            [result(minh, "0123/GCN"), result(ha, "0124/GCN", seen_seq=0)],
            by=admitting.actor,
        )

    assert kinds_of(minh) == kinds_of(ha) == ["listed_as_sympathiser"]


def test_nobody_is_certified_twice_by_one_course(listed_course, admitting, minh):
    certify_participants(listed_course.pk, [result(minh, "0123/GCN")], by=admitting.actor)

    with pytest.raises(ListChanged):
        certify_participants(listed_course.pk, [result(minh, "0999/GCN")], by=admitting.actor)

    assert kinds_of(minh).count("course_certified") == 1


def test_step_that_was_voided_in_the_case_counts_no_more_on_the_list(
    listed_course, admitting, minh
):
    send_participants(listed_course.pk, {minh.pk: 1}, on=SENT_ON, by=admitting.actor)
    record_steps(minh.pk, [voided(2, GIVEN_ON)], by=admitting.actor, seen_seq=2)

    seats = {seat.full_name: seat for seat in seats_of(listed_course, admitting.actor)}

    assert seats["Đỗ Quang Minh"].sent is None


@pytest.fixture
def new_members(cell, admitting: Admitting) -> Course:
    order = planned(kind=CourseKind.NEW_MEMBER, title="Lớp đảng viên mới 2024")
    return plan_course(cell, order, by=admitting.actor)


@pytest.fixture
def admitted(admitting: Admitting) -> Casefile:
    mentor = {"name": "Lê Thị Chi", "official_on": "2010-01-01"}
    held = step("ceremony_held", date(2024, 4, 3), place="Hội trường", mentor=mentor)
    return admitting.case("Đỗ Quang Minh", *approved(), held)


def test_new_member_course_certifies_probationary_members(new_members, admitting, admitted):
    propose_participants(new_members.pk, [admitted.pk], by=admitting.actor, on=date(2024, 5, 6))
    order = Result(
        casefile_id=admitted.pk,
        certificate="07/ĐVM",
        on=date(2024, 5, 20),
        seen_seq=seq_of(admitted),
    )

    certify_participants(new_members.pk, [order], by=admitting.actor)

    assert kinds_of(admitted)[-1] == "new_member_course_certified"


def test_new_member_course_sends_nobody(new_members, admitting, admitted):
    propose_participants(new_members.pk, [admitted.pk], by=admitting.actor, on=date(2024, 5, 6))

    with pytest.raises(NoStepForIt):
        send_participants(new_members.pk, {admitted.pk: 4}, on=SENT_ON, by=admitting.actor)


def test_what_cases_tell_of_the_course_is_gathered(course, admitting):
    sent = step("sent_to_course", SENT_ON, course=course.title)
    elsewhere = step("sent_to_course", SENT_ON, course="Lớp khác")
    given = step("course_certified", GIVEN_ON, certificate="0123/GCN", issuer="Trung tâm")
    admitting.case("Đỗ Quang Minh", listed(), sent, given)
    admitting.case("Vũ Thu Hà", listed(), sent)
    admitting.case("Bùi Văn Nam", listed(), elsewhere, given)

    gathered = gather_recorded(course.pk, by=admitting.actor)
    again = gather_recorded(course.pk, by=admitting.actor)

    seats = seats_of(course, admitting.actor)
    assert (gathered, again) == (2, 0)
    assert {seat.full_name: bool(seat.certified) for seat in seats} == {
        "Đỗ Quang Minh": True,
        "Vũ Thu Hà": False,
    }


def test_reason_is_kept_beside_a_step_recorded_in_spite_of_a_warning(admitting, course):
    late = admitting.case("Đỗ Quang Minh", listed())
    propose_participants(course.pk, [late.pk], by=admitting.actor, on=date(2024, 3, 1))

    send_participants(
        course.pk, {late.pk: 1}, on=SENT_ON, by=admitting.actor, override_reason="theo danh sách"
    )

    assert LogEntry.objects.get(casefile=late, seq=2).override_reason == "theo danh sách"
