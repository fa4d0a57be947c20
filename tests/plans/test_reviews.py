"""Reviews of the list: who is on it, what is decided, and what is kept."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from casefiles.papers import listed, mentor_assigned, nominated, reviewed, step, voided
from conftest import today_actor
from ketnap.casefiles.models import LogEntry
from ketnap.casefiles.services import record_steps
from ketnap.domain.access import NotAllowed
from ketnap.domain.casefile.codes import ReviewOutcome, Stage, StepKind
from ketnap.domain.course.outlook import Standing
from ketnap.plans.models import ListReview, ReviewDecision
from ketnap.plans.queries.reviews import (
    choices_at,
    lines_of,
    people_on_list,
    review_visible_to,
    reviews_visible_to,
)
from ketnap.plans.refusals import PlanningRecordNotVisible
from ketnap.plans.services.reviews import Decided, begin_review, decide, finish_review

LISTED_ON, ON = date(2024, 2, 5), date(2024, 5, 6)


def certified(on: date):
    return step("course_certified", on, certificate="0001/GCN", issuer="Trung tâm Chính trị")


def names(people) -> list[str]:
    return [each.full_name for each in people]


def kept(case) -> Decided:
    return Decided(casefile_id=case.pk, decision=ReviewDecision.KEEP)


def test_list_holds_everybody_from_the_nomination_until_the_file_is_opened(sourcing):
    sourcing.case("Bùi Xuân Nam", nominated(LISTED_ON))
    sourcing.case("Vũ Thu Hà", listed(LISTED_ON))
    sourcing.case("Đỗ Quang Minh", listed(LISTED_ON), certified(date(2024, 4, 1)))
    opened = step("file_opened", date(2024, 4, 8), permitted_by="Đảng ủy cơ sở")
    sourcing.case("Lý Văn Sơn", listed(LISTED_ON), certified(date(2024, 4, 1)), opened)
    removed = step("removed_from_list", date(2024, 4, 8), reason="Nghỉ việc")
    sourcing.case("Ngô Văn Khải", listed(LISTED_ON), removed)

    people = people_on_list(sourcing.actor, sourcing.cell.pk, on=ON)

    assert {each.full_name: each.stage for each in people} == {
        "Bùi Xuân Nam": Stage.NOMINATED,
        "Vũ Thu Hà": Stage.LISTED,
        "Đỗ Quang Minh": Stage.TRAINED,
    }


def test_list_says_since_when_who_helps_and_what_was_reviewed(sourcing):
    sourcing.case(
        "Vũ Thu Hà",
        nominated(date(2024, 1, 8)),
        listed(LISTED_ON),
        mentor_assigned(LISTED_ON, name="Lê Thị Chi"),
        reviewed(date(2024, 4, 2)),
        reviewed(date(2024, 6, 4)),
    )

    (one,) = people_on_list(sourcing.actor, sourcing.cell.pk, on=ON)

    assert (one.since, one.mentor_name) == (date(2024, 1, 8), "Lê Thị Chi")
    assert (one.reviewed_on, one.outcome) == (date(2024, 4, 2), ReviewOutcome.PROGRESSING)


def test_list_judges_a_certificate_by_the_rule_of_the_day(sourcing):
    sourcing.case("Đỗ Quang Minh", listed(date(2024, 2, 5)), certified(date(2024, 4, 1)))

    (one,) = people_on_list(sourcing.actor, sourcing.cell.pk, on=ON)

    assert one.certificate.standing is Standing.HOLDS
    assert one.certificate.valid_until == date(2029, 4, 1)


def test_list_is_never_that_of_another_cell(sourcing, stranger):
    sourcing.case("Vũ Thu Hà", listed(LISTED_ON))

    assert people_on_list(today_actor(stranger), sourcing.cell.pk, on=ON) == ()


@pytest.mark.parametrize(
    ("stage", "offered"),
    [
        (Stage.NOMINATED, ["keep", "list", "remove"]),
        (Stage.LISTED, ["keep", "to_course", "remove"]),
        (Stage.TRAINED, ["keep", "to_course", "open_file", "remove"]),
    ],
)
def test_choices_fit_the_stage(stage, offered):
    assert [choice.value for choice in choices_at(stage)] == offered


def test_decisions_are_kept_and_nothing_enters_the_log(sourcing):
    case = sourcing.case("Vũ Thu Hà", listed(LISTED_ON))
    steps = LogEntry.objects.count()
    review = begin_review(sourcing.cell, on=ON, by=sourcing.actor)

    to_course = Decided(casefile_id=case.pk, decision=ReviewDecision.TO_COURSE, note="Lớp tháng 9")
    decide(review.pk, [to_course], by=sourcing.actor)

    (line,) = lines_of(review, sourcing.actor)
    assert line.decided is not None
    assert (line.decided.decision, line.decided.note) == ("to_course", "Lớp tháng 9")
    assert LogEntry.objects.count() == steps


def test_decision_may_be_changed_while_the_review_is_open(sourcing):
    case = sourcing.case("Vũ Thu Hà", listed(LISTED_ON))
    review = begin_review(sourcing.cell, on=ON, by=sourcing.actor)
    decide(review.pk, [kept(case)], by=sourcing.actor)

    remove = Decided(casefile_id=case.pk, decision=ReviewDecision.REMOVE)
    decide(review.pk, [remove], by=sourcing.actor)

    (line,) = lines_of(review, sourcing.actor)
    assert line.decided is not None
    assert line.decided.decision == ReviewDecision.REMOVE


def test_decision_that_does_not_fit_the_stage_is_refused(sourcing):
    case = sourcing.case("Vũ Thu Hà", listed(LISTED_ON))
    review = begin_review(sourcing.cell, on=ON, by=sourcing.actor)
    opened = Decided(casefile_id=case.pk, decision=ReviewDecision.OPEN_FILE)

    with pytest.raises(ValidationError) as refusal:
        decide(review.pk, [opened], by=sourcing.actor)

    assert refusal.value.code == "decision_does_not_fit"


def test_decision_about_somebody_not_on_the_list_is_refused(sourcing):
    later = sourcing.case("Vũ Thu Hà", listed(date(2024, 5, 7)))
    review = begin_review(sourcing.cell, on=ON, by=sourcing.actor)

    with pytest.raises(ValidationError) as refusal:
        decide(review.pk, [kept(later)], by=sourcing.actor)

    assert refusal.value.code == "not_on_list"


def test_review_is_finished_once_everybody_has_a_decision(sourcing):
    first = sourcing.case("Vũ Thu Hà", listed(LISTED_ON))
    second = sourcing.case("Đỗ Quang Minh", listed(LISTED_ON))
    review = begin_review(sourcing.cell, on=ON, by=sourcing.actor)
    decide(review.pk, [kept(first)], by=sourcing.actor)

    with pytest.raises(ValidationError, match="Còn 1 người"):
        finish_review(review.pk, by=sourcing.actor)
    decide(review.pk, [kept(second)], by=sourcing.actor)
    finished = finish_review(review.pk, by=sourcing.actor)

    assert not finished.is_open


def test_finished_review_takes_no_decision(sourcing):
    case = sourcing.case("Vũ Thu Hà", listed(LISTED_ON))
    review = begin_review(sourcing.cell, on=ON, by=sourcing.actor)
    decide(review.pk, [kept(case)], by=sourcing.actor)
    finish_review(review.pk, by=sourcing.actor)

    with pytest.raises(ValidationError) as refusal:
        decide(review.pk, [kept(case)], by=sourcing.actor)

    assert refusal.value.code == "finished"


def test_finished_review_keeps_whom_a_later_correction_takes_off_the_list(sourcing):
    case = sourcing.case("Vũ Thu Hà", listed(LISTED_ON))
    review = begin_review(sourcing.cell, on=ON, by=sourcing.actor)
    decide(review.pk, [kept(case)], by=sourcing.actor)
    review = finish_review(review.pk, by=sourcing.actor)

    record_steps(
        case.pk,
        [voided(1, date(2024, 5, 20))],
        by=sourcing.actor,
        seen_seq=1,
        override_reason="ghi nhầm người",
    )

    (line,) = lines_of(review, sourcing.actor)
    assert (line.listed.full_name, line.listed.stage) == ("Vũ Thu Hà", None)


def test_line_tells_which_steps_followed_the_review(sourcing):
    case = sourcing.case(
        "Vũ Thu Hà",
        listed(LISTED_ON),
        step("sent_to_course", date(2024, 5, 20), course="Lớp nhận thức đợt II"),
    )
    review = begin_review(sourcing.cell, on=ON, by=sourcing.actor)
    decide(review.pk, [kept(case)], by=sourcing.actor)

    (line,) = lines_of(review, sourcing.actor)

    assert line.listed.kinds_since == {StepKind.SENT_TO_COURSE}
    assert line.listed.sent_on is None


def test_cell_has_one_open_review(sourcing):
    begin_review(sourcing.cell, on=ON, by=sourcing.actor)

    with pytest.raises(ValidationError, match="chưa xong"):
        begin_review(sourcing.cell, on=date(2024, 6, 3), by=sourcing.actor)
    with pytest.raises(IntegrityError), transaction.atomic():
        ListReview.objects.create(
            cell=sourcing.cell, held_on=date(2024, 6, 3), created_by_id=sourcing.actor.user_id
        )


def test_review_is_hidden_from_another_cell_and_read_only_from_above(
    sourcing, stranger, committee_officer
):
    case = sourcing.case("Vũ Thu Hà", listed(LISTED_ON))
    review = begin_review(sourcing.cell, on=ON, by=sourcing.actor)
    above = today_actor(committee_officer)

    assert list(reviews_visible_to(above)) == [review]
    with pytest.raises(NotAllowed):
        decide(review.pk, [kept(case)], by=above)
    with pytest.raises(PlanningRecordNotVisible):
        review_visible_to(today_actor(stranger), review.pk)
