"""The capsule of a case that moves: written, read back, refused; what runs and what passes on."""

import json
from dataclasses import replace
from datetime import date

import pytest

from domain.casefile.build import (
    assessed,
    casefile,
    papers_before_the_vote,
    step,
    way_to_the_ceremony,
)
from ketnap.domain.casefile.codes import DeadlineCode
from ketnap.domain.transfer.capsule import (
    Capsule,
    CapsulePaper,
    Duty,
    RunningTerm,
    capsule_from_data,
    capsule_to_data,
)
from ketnap.domain.transfer.reading import CapsuleUnreadable
from ketnap.domain.transfer.running import duties_passing, running_terms
from ketnap.rules.load import load_calendar

CAPSULE = Capsule(
    number="a1b2",
    sent_on=date(2018, 7, 2),
    giver="Chi bộ Văn phòng",
    receiver="Chi bộ Kế hoạch",
    reason="chuyển công tác",
    casefile=casefile(*way_to_the_ceremony()),
    recorders=("Trần Thị Hòa",) * len(way_to_the_ceremony()),
    papers=(
        CapsulePaper(form="1-KNĐ", title="Đơn xin vào Đảng", on=date(2018, 1, 8), digest="ff"),
    ),
    terms=(
        RunningTerm(
            code=DeadlineCode.PROBATION_ENDS,
            seq=12,
            due_on=date(2019, 5, 25),
            days_left=327,
            in_working_days=False,
        ),
    ),
    duties=(Duty.ASSIGN_MENTOR, Duty.CONSIDER_RECOGNITION),
)


def test_a_capsule_is_read_back_as_it_was_written():
    text = json.dumps(capsule_to_data(CAPSULE))

    assert capsule_from_data(json.loads(text)) == CAPSULE


@pytest.mark.parametrize(
    "change",
    [
        {"format": "ketnap.capsule/2"},
        {"sent_on": "2/7/2018"},
        {"papers": "không"},
        {"papers": [{"form": "1-KNĐ"}]},
        {"duties": ["nothing_known"]},
        {"casefile": {}},
        {"number": 7},
        {"recorders": ["Trần Thị Hòa"]},
        {"extra": "mục lạ"},
    ],
)
def test_what_is_no_capsule_is_refused(change):
    with pytest.raises(CapsuleUnreadable):
        capsule_from_data({**capsule_to_data(CAPSULE), **change})


def test_a_capsule_of_another_contract_is_told_as_such():
    with pytest.raises(CapsuleUnreadable, match="another contract"):
        capsule_from_data({"format": "ketnap.capsule/0"})


def test_running_terms_tell_what_is_left_in_working_days():
    file = casefile(*papers_before_the_vote(), step("cell_voted", "2018-02-06"))

    terms = running_terms(assessed(file, "2018-02-08"), load_calendar(), on=date(2018, 2, 8))

    decision = next(term for term in terms if term.code is DeadlineCode.DECIDE_ADMISSION)
    left = load_calendar().working_days_between(date(2018, 2, 8), decision.due_on)
    assert (decision.days_left, decision.in_working_days) == (left, True)


def test_a_term_that_passed_is_told_by_how_much():
    file = casefile(*papers_before_the_vote(), step("cell_voted", "2018-02-06"))
    due_on = next(
        term.due_on
        for term in running_terms(
            assessed(file, "2018-02-08"), load_calendar(), on=date(2018, 2, 8)
        )
        if term.code is DeadlineCode.DECIDE_ADMISSION
    )
    day_after = load_calendar().nth_working_day_after(due_on, 1)

    terms = running_terms(assessed(file, day_after), load_calendar(), on=day_after)

    assert {term.code: term.days_left for term in terms}[DeadlineCode.DECIDE_ADMISSION] == -1


def test_terms_that_are_met_do_not_travel():
    terms = running_terms(
        assessed(casefile(*way_to_the_ceremony()), "2018-07-02"),
        load_calendar(),
        on=date(2018, 7, 2),
    )

    assert DeadlineCode.DECIDE_ADMISSION not in {term.code for term in terms}
    assert DeadlineCode.PROBATION_ENDS in {term.code for term in terms}


def test_duties_of_a_probationary_member_pass_on_in_order():
    assessment = assessed(casefile(*way_to_the_ceremony()), "2018-07-02")

    assert duties_passing(assessment) == (
        Duty.ASSIGN_MENTOR,
        Duty.CONTINUE_REVIEWS,
        Duty.CONSIDER_RECOGNITION,
    )


def test_nobody_passes_a_duty_for_an_official_member():
    assessment = replace(assessed(casefile(), "2018-07-02"), deadlines=())

    assert duties_passing(assessment) == ()
