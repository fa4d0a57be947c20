"""What the demo tells: the figures of the term, every stage, the deadlines, and the turns of life."""

from collections import Counter
from datetime import date, timedelta

from demo.reading import Case, Filled
from ketnap.accounts.actors import actor_of
from ketnap.accounts.models import User
from ketnap.casefiles.models import LogEntry
from ketnap.casefiles.queries import CountBy, Figure, due_rows, indicators
from ketnap.domain.casefile.codes import (
    Closing,
    DeadlineCode,
    ExclusionGround,
    Matter,
    Severity,
    Stage,
    StepKind,
)
from ketnap.domain.casefile.deadlines import EVENTS, LAPSES
from ketnap.domain.casefile.steps import CellVoted, Corrected, Returned, Step
from ketnap.organisations.queries import organisations_called
from ketnap.rules.load import load_calendar

TERM_BEGAN_ON = date(2015, 6, 1)
COUNTED_UNTIL = date(2018, 7, 30)
A_MONTH = timedelta(days=31)


def case_with(filled: Filled, kind: StepKind, stage: Stage) -> Case:
    """Return the only open case of the cell at a stage that has a step of a kind."""
    (found,) = (
        case
        for case in filled.own
        if case.assessment.stage is stage and any(step.kind is kind for step in case.steps)
    )
    return found


def failed_votes(case: Case) -> list[Matter]:
    """Return the matters of the votes that half agreed to."""
    return [
        step.matter
        for step in case.steps
        if isinstance(step, CellVoted) and step.disagree > step.present_official // 3
    ]


# ---- the term 2015-2020 ----


def test_term_counts_twenty_three_sent_to_the_course_and_five_admitted(filled: Filled):
    [organisation] = organisations_called(filled.demo.organisation)
    for start in (TERM_BEGAN_ON, date(2015, 1, 1)):
        for count_by in CountBy:
            figures = indicators(organisation.pk, start, COUNTED_UNTIL, count_by=count_by)

            assert figures[Figure.SENT_TO_COURSE] == 23
            assert figures[Figure.ADMITTED] == 5


def test_term_has_nothing_recorded_before_it_began(filled: Filled):
    days = [step.on for case in filled.cases for step in case.steps]

    assert min(days) >= TERM_BEGAN_ON
    assert max(days) <= filled.today


def test_two_of_the_term_were_admitted_in_one_ceremony(filled: Filled):
    together = LogEntry.objects.filter(
        kind=StepKind.CEREMONY_HELD, happened_on=date(2018, 7, 26)
    ).order_by("position")

    first, second = together

    assert first.casefile_id != second.casefile_id
    assert first.recorded_at == second.recorded_at
    assert second.position == first.position + 1


# ---- clean histories ----


def test_histories_hold_no_finding_but_the_intended_ones(filled: Filled):
    found = Counter(
        (finding.code, finding.severity, case.name)
        for case in filled.cases
        for finding in case.assessment.findings
    )

    assert found == {
        ("vote_share_not_reached", Severity.INFO, "Hoàng Mạnh Tường"): 1,
        ("vote_share_not_reached", Severity.INFO, "Vũ Đình Phong Nhã"): 1,
        ("vote_share_not_reached", Severity.INFO, "Viên Đình Hưng"): 1,
        ("vote_share_not_reached", Severity.INFO, "Đỗ Thị Quế Lâm"): 1,
        ("admission_decision_overdue", Severity.WARN, "Lê Thị Hà Giang"): 1,
        ("admission_decision_overdue", Severity.WARN, "Kim Thị Thu Hằng"): 1,
        ("recognition_consideration_overdue", Severity.WARN, "Cù Thị Thanh Trúc"): 1,
    }


def test_histories_keep_to_working_days(filled: Filled):
    calendar = load_calendar()

    # A person gives consent on screen, on any day; papers are written when offices work.
    off_days = [
        (case.name, step.kind, step.on)
        for case in filled.cases
        for step in case.steps
        if not calendar.is_working_day(step.on) and step.kind is not StepKind.CONSENT_GIVEN
    ]

    assert off_days == []


def test_consents_are_recorded_from_2026_on(filled: Filled):
    consents = [step for step in filled.own_steps if step.kind is StepKind.CONSENT_GIVEN]

    assert len(consents) >= 15
    assert min(step.on for step in consents) >= date(2025, 12, 1)


def test_mentors_review_every_month_from_2026_on(filled: Filled):
    (reviewed,) = (case for case in filled.own if case.name == "Hoàng Thị Tố Uyên")

    months = [
        (step.on.year, step.on.month)
        for step in reviewed.steps
        if step.kind is StepKind.MENTOR_REVIEWED
    ]

    assert len(months) >= 4
    assert len(months) == len(set(months))
    assert min(months) >= (2026, 1)


# ---- stages ----


def test_demo_has_some_seventy_cases_and_forty_that_live(filled: Filled):
    a_year_ago = filled.today - timedelta(days=365)

    lively = [case for case in filled.own if max(step.on for step in case.steps) > a_year_ago]

    assert len(filled.own) >= 60
    assert 40 <= len(lively) <= 50


def test_every_stage_and_every_reason_of_closing_is_present(filled: Filled):
    stages = Counter(case.assessment.stage for case in filled.own)
    reasons = Counter(case.assessment.closed for case in filled.own)

    assert {stage for stage in Stage if stages[stage] == 0} == set()
    assert {reason for reason in Closing if reasons[reason] == 0} == set()
    assert {stage for stage in Stage if stages[stage] < 2} == set()


# ---- deadlines ----


def test_several_deadlines_fall_due_within_a_month(filled: Filled):
    actor = actor_of(User.objects.get(username="bithu"), on=filled.today)

    due = due_rows(actor, filled.today, filled.today + A_MONTH, limit=100).rows
    ahead = {row.code for row in due if row.due_on >= filled.today}

    assert ahead == {
        DeadlineCode.VERIFICATION_REPLY,
        DeadlineCode.CERTIFICATE_EXPIRES,
        DeadlineCode.PAPERS_GO_STALE,
        DeadlineCode.DECIDE_ADMISSION,
        DeadlineCode.HOLD_CEREMONY,
        DeadlineCode.FILE_MEMBER_RECORD,
        DeadlineCode.PROBATION_ENDS,
        DeadlineCode.CONSIDER_RECOGNITION,
        DeadlineCode.DECIDE_RECOGNITION,
    }


def test_one_deadline_is_overdue(filled: Filled):
    overdue = [
        (case.name, deadline.code)
        for case in filled.own
        for deadline in case.assessment.deadlines
        if deadline.met_on is None
        and deadline.due_on < filled.today
        and deadline.code not in EVENTS | LAPSES
    ]

    assert overdue == [("Cù Thị Thanh Trúc", DeadlineCode.CONSIDER_RECOGNITION)]


def test_one_certificate_has_lapsed_before_the_vote(filled: Filled):
    lapsed = [
        (case.name, deadline.code, case.assessment.stage)
        for case in filled.own
        for deadline in case.assessment.deadlines
        if deadline.met_on is None and deadline.due_on < filled.today and deadline.code in LAPSES
    ]

    assert lapsed == [("Khổng Thị Hoài An", DeadlineCode.CERTIFICATE_EXPIRES, Stage.LISTED)]


def test_a_certificate_lapses_and_papers_go_stale_while_the_file_is_open(filled: Filled):
    soon = {
        deadline.code: case.assessment.stage
        for case in filled.own
        for deadline in case.assessment.deadlines
        if deadline.met_on is None and filled.today <= deadline.due_on <= filled.today + A_MONTH
    }

    assert soon[DeadlineCode.CERTIFICATE_EXPIRES] is Stage.FILING
    assert soon[DeadlineCode.PAPERS_GO_STALE] is Stage.FILING


# ---- turns ----


def test_one_file_came_back_from_the_committee(filled: Filled):
    returned = case_with(filled, StepKind.RETURNED, Stage.CELL_PROPOSED)

    assert isinstance(returned.steps[-1], Returned)
    assert returned.steps[-1].by == "Đảng ủy Bộ Khảo cứu và Ứng dụng"


def test_one_case_is_paused(filled: Filled):
    paused = [case.assessment.stage for case in filled.own if case.assessment.paused]

    assert paused == [Stage.FILING]


def test_one_step_was_put_right_by_a_correction(filled: Filled):
    corrected = case_with(filled, StepKind.CORRECTED, Stage.FILING)

    (correction,) = (step for step in corrected.steps if isinstance(step, Corrected))
    wrong: Step = corrected.steps[correction.corrects - 1]

    assert wrong.kind is StepKind.CV_DECLARED
    assert correction.replacement is not None
    assert correction.replacement.kind is StepKind.CV_DECLARED
    assert correction.replacement.on != wrong.on


def test_one_late_decision_was_recorded_with_a_reason(filled: Filled):
    with_reason = LogEntry.objects.exclude(override_reason="")

    assert StepKind.DECIDED in {entry.kind for entry in with_reason}
    assert len({entry.casefile_id for entry in with_reason}) == 1
    assert len({entry.override_reason for entry in with_reason}) == 1


def test_two_cases_carried_in_a_second_vote(filled: Filled):
    failed = {
        case.assessment.stage: failed_votes(case) for case in filled.own if failed_votes(case)
    }

    assert failed == {
        Stage.CELL_PROPOSED: [Matter.ADMISSION],
        Stage.RECOGNITION_PROPOSED: [Matter.RECOGNITION],
    }


def test_votes_of_today_leave_out_members_who_stay_away(filled: Filled):
    votes = [step for step in filled.own_steps if isinstance(step, CellVoted)]

    latest = max(votes, key=lambda vote: vote.on)

    assert {(group.ground, group.count) for group in latest.excluded} == {
        (ExclusionGround.EXEMPT_FROM_WORK_AND_ACTIVITY, 2),
        (ExclusionGround.ON_TEMPORARY_ACTIVITY_ELSEWHERE, 1),
    }


def test_one_case_starts_anew_after_a_withdrawal(filled: Filled):
    anew = case_with(filled, StepKind.WITHDRAWN, Stage.TRAINED)

    nominations = [step for step in anew.steps if step.kind is StepKind.NOMINATED]

    assert len(nominations) == 2
    assert nominations[1].on > max(
        step.on for step in anew.steps if step.kind is StepKind.WITHDRAWN
    )
