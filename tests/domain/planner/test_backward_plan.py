"""From a ceremony day back to what must be done by when."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from domain.casefile.build import CELL, assessed, casefile, step, way_to_the_ceremony
from domain.planner.planning import (
    APPROVED,
    ASKED,
    CEREMONY_ON,
    FILING,
    GATHERED,
    LISTED,
    STRETCHES,
    SUBMITTED,
    TODAY,
    TRAINED,
    VOTED,
    an,
    carried_out,
    codes,
    plan,
    steps_of,
)
from ketnap.domain.casefile.codes import Severity, StepKind
from ketnap.domain.planner import NoteCode, NotPlannable, Practice
from ketnap.rules.load import load_calendar


def test_decision_and_vote_leave_the_bodies_above_all_their_time():
    made = steps_of(plan(an(*GATHERED), date(2027, 5, 19)))

    calendar = load_calendar()
    decided, voted = made[StepKind.DECIDED], made[StepKind.CELL_VOTED]
    assert decided.last_on == date(2027, 5, 10)
    assert decided.reason.practice is Practice.DECISION_TO_CEREMONY
    assert voted.last_on == date(2027, 3, 3)
    assert voted.reason.rule.rule_id == "admission_decision_deadline"
    assert calendar.nth_working_day_after(voted.last_on, 45) <= decided.last_on
    assert calendar.nth_working_day_after(voted.last_on + timedelta(days=1), 45) > decided.last_on


def test_a_decision_before_its_first_day_would_let_the_ceremony_come_too_late():
    decided = steps_of(plan(an(*GATHERED), date(2027, 5, 19)))[StepKind.DECIDED]

    calendar = load_calendar()
    assert decided.not_before == date(2027, 4, 2)
    assert decided.not_before_rule.rule_id == "ceremony_deadline"
    assert calendar.nth_working_day_after(decided.not_before, 30) >= date(2027, 5, 19)
    assert calendar.nth_working_day_after(date(2027, 4, 1), 30) < date(2027, 5, 19)


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        (GATHERED, ["opinions_summarised", "cell_voted", "submitted", "decided", "ceremony_held"]),
        (VOTED, ["submitted", "decided", "ceremony_held"]),
        (SUBMITTED, ["decided", "ceremony_held"]),
        (APPROVED, ["ceremony_held"]),
    ],
)
def test_only_what_remains_is_planned(steps, expected):
    assert [one.kind for one in plan(an(*steps), date(2026, 12, 1)).steps] == expected


def test_from_the_nomination_on_every_step_is_planned_in_an_order_that_can_be_kept():
    made = plan(an(*LISTED[:1]))

    kinds = [one.kind for one in made.steps]
    assert set(kinds) == {
        StepKind.LISTED_AS_SYMPATHISER,
        StepKind.MENTOR_ASSIGNED,
        StepKind.SENT_TO_COURSE,
        StepKind.COURSE_CERTIFIED,
        StepKind.FILE_OPENED,
        StepKind.CONSENT_GIVEN,
        StepKind.APPLICATION_FILED,
        StepKind.CV_DECLARED,
        StepKind.VERIFICATION_REQUESTED,
        StepKind.VERIFICATION_ANSWERED,
        StepKind.CV_CERTIFIED,
        StepKind.INTRODUCED,
        StepKind.OPINIONS_SUMMARISED,
        StepKind.CELL_VOTED,
        StepKind.SUBMITTED,
        StepKind.DECIDED,
        StepKind.CEREMONY_HELD,
    }
    assert [one.last_on for one in made.steps] == sorted(one.last_on for one in made.steps)
    assert kinds.index(StepKind.FILE_OPENED) < kinds.index(StepKind.APPLICATION_FILED)


def test_verification_is_asked_for_so_early_that_the_place_has_all_its_time():
    made = steps_of(plan(an(*FILING)))

    asked, answered = (
        made[StepKind.VERIFICATION_REQUESTED],
        made[StepKind.VERIFICATION_ANSWERED],
    )
    assert asked.reason.rule.rule_id == "verification_reply_home_deadline"
    assert load_calendar().nth_working_day_after(asked.last_on, 30) <= answered.last_on


def test_an_answer_still_in_time_may_come_after_the_day_it_is_needed():
    made = plan(an(*ASKED), date(2027, 1, 6))

    assert (NoteCode.ANSWER_MAY_COME_LATER, StepKind.VERIFICATION_ANSWERED) in codes(made)


# ---- what stands in the way ----


def test_too_late_names_the_step_and_the_day_by_which_it_was_needed():
    made = plan(an(*GATHERED), date(2026, 11, 20))

    late = [note for note in made.notes if note.code is NoteCode.TOO_LATE]
    assert not made.is_in_time
    assert late[0].kind is StepKind.OPINIONS_SUMMARISED
    assert late[0].on < TODAY


def test_a_plan_made_on_a_last_safe_day_is_in_time_and_a_day_later_is_not():
    made = plan(an(*GATHERED), date(2027, 5, 19))
    last_on = made.steps[0].last_on

    on_the_day = plan(an(*GATHERED), date(2027, 5, 19), today=last_on)
    a_day_later = plan(an(*GATHERED), date(2027, 5, 19), today=last_on + timedelta(days=1))

    assert on_the_day.is_in_time
    assert (NoteCode.RUSHED, made.steps[0].kind) in codes(on_the_day)
    assert (NoteCode.TOO_LATE, made.steps[0].kind) in codes(a_day_later)


def test_soonest_ceremony_is_in_time_and_the_working_day_before_is_not():
    soonest = plan(an(*GATHERED)).soonest_on

    assert plan(an(*GATHERED), soonest).is_in_time
    assert not plan(an(*GATHERED), soonest - timedelta(days=7)).is_in_time


def test_the_vote_waits_for_the_eighteenth_birthday():
    born_on = date(2009, 6, 1)

    made = plan(an(*GATHERED, born_on=born_on), date(2027, 5, 19))

    [early] = [note for note in made.notes if note.code is NoteCode.TOO_EARLY]
    assert (early.kind, early.on) == (StepKind.CELL_VOTED, date(2027, 6, 1))
    assert early.rule.rule_id == "age_min_months"
    assert not made.is_in_time
    assert made.soonest_on > date(2027, 6, 1)


def test_papers_that_go_stale_before_the_vote_are_gathered_again():
    old = replace(step("opinions_summarised", "2026-02-02"))

    made = steps_of(plan(an(*GATHERED, old), date(2027, 5, 19)))

    assert StepKind.OPINIONS_SUMMARISED in made
    renewed = made[StepKind.OPINIONS_SUMMARISED]
    assert renewed.not_before == date(2026, 3, 3)
    assert renewed.not_before_rule.rule_id == "dossier_papers_valid_months"


def test_a_certificate_that_lapses_before_the_vote_calls_for_another_course():
    lapsing = [
        step("course_certified", "2022-01-14") if one.kind is StepKind.COURSE_CERTIFIED else one
        for one in GATHERED
    ]

    soon = steps_of(plan(an(*lapsing), date(2027, 3, 10)))
    later = steps_of(plan(an(*lapsing), date(2027, 5, 19)))

    assert StepKind.SENT_TO_COURSE not in soon
    assert {StepKind.SENT_TO_COURSE, StepKind.COURSE_CERTIFIED} <= later.keys()
    assert later[StepKind.COURSE_CERTIFIED].last_on < later[StepKind.CELL_VOTED].last_on


def test_somebody_on_a_course_is_not_sent_again():
    sent = step("sent_to_course", "2026-09-21")

    made = steps_of(plan(an(*LISTED, sent)))

    assert StepKind.COURSE_CERTIFIED in made
    assert StepKind.SENT_TO_COURSE not in made


def test_past_the_age_of_the_youth_union_others_introduce():
    file = replace(
        an(*TRAINED, born_on=date(1995, 12, 20), youth_union_member=True),
        cell=replace(CELL, has_youth_union=True),
    )

    soon, later = plan(file, date(2027, 3, 3)), plan(file, date(2027, 9, 2))

    assert (NoteCode.PAST_YOUTH_AGE, StepKind.INTRODUCED) not in codes(soon)
    assert (NoteCode.PAST_YOUTH_AGE, StepKind.INTRODUCED) in codes(later)


def test_a_decision_due_long_before_the_ceremony_comes_too_soon():
    made = plan(an(*SUBMITTED), date(2027, 9, 2))

    assert (NoteCode.DECISION_DUE_TOO_SOON, StepKind.DECIDED) in codes(made)
    assert steps_of(made)[StepKind.DECIDED].last_on == date(2026, 12, 3)
    assert steps_of(made)[StepKind.DECIDED].is_due_by_itself


def test_a_decision_may_still_come_after_the_day_it_is_needed():
    made = plan(an(*SUBMITTED), date(2026, 12, 2))

    assert (NoteCode.ANSWER_MAY_COME_LATER, StepKind.DECIDED) in codes(made)


@pytest.mark.parametrize(
    ("ceremony_on", "is_in_time"), [(date(2026, 11, 12), True), (date(2026, 11, 13), False)]
)
def test_a_ceremony_after_its_own_deadline_is_not_in_time(ceremony_on, is_in_time):
    assert plan(an(*APPROVED), ceremony_on).is_in_time is is_in_time


def test_a_ceremony_on_a_day_off_is_pointed_out_and_allowed():
    made = plan(an(*GATHERED), date(2027, 9, 2))

    assert (NoteCode.DAY_OFF, StepKind.CEREMONY_HELD) in codes(made)
    assert made.is_in_time


def test_what_no_step_mends_is_left_to_people():
    made = plan(an(*GATHERED, born_on=date(1960, 5, 1)), date(2027, 5, 19))

    assert [found.code for found in made.findings] == ["age_above_max"]


@pytest.mark.parametrize(
    "steps",
    [way_to_the_ceremony(), (*LISTED, step("withdrawn", "2026-02-02"))],
    ids=["after the ceremony", "closed"],
)
def test_nothing_is_planned_without_a_ceremony_ahead(steps):
    with pytest.raises(NotPlannable):
        plan(casefile(*steps))


# ---- what always holds ----

BAD = {Severity.BLOCK, Severity.WARN}


@settings(max_examples=60, deadline=None)
@given(
    stretch=st.sampled_from(sorted(STRETCHES)),
    months_ahead=st.integers(1, 24),
    day=st.integers(1, 28),
    preparing=st.integers(0, 25),
)
def test_what_is_planned_backwards_is_overdue_nowhere_forwards(
    stretch, months_ahead, day, preparing
):
    file = an(*STRETCHES[stretch])
    month = TODAY.month - 1 + months_ahead
    ceremony_on = date(TODAY.year + month // 12, month % 12 + 1, day)

    made = plan(file, ceremony_on, decision_to_ceremony=preparing)
    assume(made.is_in_time)

    findings = assessed(carried_out(file, made), ceremony_on).findings
    assert [found.code for found in findings if found.severity in BAD] == []


@settings(max_examples=40, deadline=None)
@given(stretch=st.sampled_from(sorted(STRETCHES)), practice=st.sampled_from(list(Practice)))
def test_more_time_for_anything_never_moves_a_last_day_later(stretch, practice):
    file = an(*STRETCHES[stretch])

    usual, slower = steps_of(plan(file)), steps_of(plan(file, **{practice.value: 40}))

    common = usual.keys() & slower.keys()
    assert all(slower[kind].last_on <= usual[kind].last_on for kind in common)


@settings(max_examples=40, deadline=None)
@given(stretch=st.sampled_from(["nominated", "listed", "trained", "filing", "asked", "gathered"]))
def test_the_soonest_day_is_in_time(stretch):
    file = an(*STRETCHES[stretch])

    soonest = plan(file, CEREMONY_ON).soonest_on

    assert plan(file, soonest).is_in_time
