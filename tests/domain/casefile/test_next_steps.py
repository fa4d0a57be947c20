from dataclasses import replace

import pytest

from domain.casefile.build import assessed, casefile, papers_before_the_vote, step
from ketnap.domain.casefile.codes import ChainRole, Stage, StepKind
from ketnap.domain.casefile.next_steps import next_steps
from ketnap.domain.casefile.replay import Round
from ketnap.domain.casefile.steps import Casefile, ChainLink


@pytest.mark.parametrize("stage", Stage)
def test_every_stage_but_the_last_has_a_next_step(stage):
    usual = next_steps(stage, Round(), casefile().cell)

    assert bool(usual) is (stage is not Stage.OFFICIAL)
    assert len(usual) == len(set(usual))


def test_step_done_once_and_for_all_is_not_offered_again():
    listed = casefile(step("listed_as_sympathiser", "2018-01-08"))
    sent = casefile(*listed.steps, step("sent_to_course", "2018-02-05"))

    assert StepKind.SENT_TO_COURSE in assessed(listed, "2018-02-05").next_steps
    assert StepKind.SENT_TO_COURSE not in assessed(sent, "2018-02-05").next_steps
    assert StepKind.COURSE_CERTIFIED in assessed(sent, "2018-02-05").next_steps


def test_step_that_may_come_again_stays():
    answer = assessed(casefile(*papers_before_the_vote()), "2018-02-05")

    assert answer.stage is Stage.FILING
    assert {StepKind.INTRODUCED, StepKind.CELL_VOTED} <= set(answer.next_steps)
    assert StepKind.APPLICATION_FILED not in answer.next_steps


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("nominated", (StepKind.LISTED_AS_SYMPATHISER,)),
        ("decided", (StepKind.CEREMONY_HELD,)),
        ("withdrawn", (StepKind.NOMINATED, StepKind.LISTED_AS_SYMPATHISER)),
    ],
)
def test_what_usually_follows(kind, expected):
    assert assessed(casefile(step(kind, "2018-01-08")), "2018-01-08").next_steps == expected


def test_step_of_an_earlier_round_is_offered_again():
    file = casefile(
        step("ceremony_held", "2018-01-08"),
        step("withdrawn", "2018-02-05"),
        step("nominated", "2018-03-05"),
        step("decided", "2018-04-02"),
    )

    assert assessed(file, "2018-04-02").next_steps == (StepKind.CEREMONY_HELD,)


def with_chain(file: Casefile, *roles: ChainRole) -> Casefile:
    chain = tuple(ChainLink(body=f"Cấp {role}", role=role) for role in roles)
    return replace(file, cell=replace(file.cell, chain=chain))


@pytest.mark.parametrize("matter", ["admission", "recognition"])
@pytest.mark.parametrize("appraises", [True, False])
def test_appraisal_is_named_only_where_a_body_of_the_chain_appraises(matter, appraises):
    roles = (ChainRole.APPRAISE, ChainRole.DECIDE) if appraises else (ChainRole.DECIDE,)
    held = [step("ceremony_held", "2017-01-09")] if matter == "recognition" else []
    voted = casefile(*held, step("cell_voted", "2018-02-05", matter=matter))

    answer = assessed(with_chain(voted, *roles), "2018-02-06")

    assert (StepKind.APPRAISED in answer.next_steps) is appraises


def test_an_expired_certificate_brings_the_course_back():
    file = casefile(
        step("listed_as_sympathiser", "2017-02-06"),
        step("mentor_assigned", "2017-02-06"),
        step("sent_to_course", "2017-03-01"),
        step("course_certified", "2017-04-14"),
    )
    again = casefile(*file.steps, step("sent_to_course", "2023-02-01"))

    expired = assessed(file, "2023-01-10")

    assert "certificate_expired" in {found.code for found in expired.gate.findings}
    assert expired.next_steps[:2] == (StepKind.SENT_TO_COURSE, StepKind.COURSE_CERTIFIED)
    assert StepKind.SENT_TO_COURSE not in assessed(again, "2023-02-01").next_steps
    assert StepKind.COURSE_CERTIFIED in assessed(again, "2023-02-01").next_steps


def test_what_was_left_out_before_the_file_was_opened_comes_first():
    file = casefile(step("listed_as_sympathiser", "2017-02-06"), step("file_opened", "2018-01-10"))

    answer = assessed(file, "2018-06-01")

    assert answer.stage is Stage.FILING
    assert answer.next_steps[:3] == (
        StepKind.MENTOR_ASSIGNED,
        StepKind.SENT_TO_COURSE,
        StepKind.COURSE_CERTIFIED,
    )


def test_papers_of_a_later_stage_are_not_asked_for_early():
    assert assessed(casefile(step("nominated", "2018-01-08")), "2018-01-08").next_steps == (
        StepKind.LISTED_AS_SYMPATHISER,
    )


@pytest.mark.parametrize(
    ("steps", "offered"),
    [
        ([step("consent_given", "2026-01-05")], True),
        (
            [
                step("consent_given", "2026-01-05"),
                step("consent_given", "2026-01-05", purpose="verification"),
            ],
            False,
        ),
        (
            [
                step("consent_given", "2026-01-05"),
                step("consent_given", "2026-01-05", purpose="verification"),
                step("consent_withdrawn", "2026-02-05"),
            ],
            True,
        ),
    ],
    ids=["one-lacks", "both-given", "one-taken-back"],
)
def test_a_consent_that_does_not_stand_is_asked_for(steps, offered):
    file = casefile(step("file_opened", "2026-01-05"), *steps)

    assert (StepKind.CONSENT_GIVEN in assessed(file, "2026-04-01").next_steps) is offered


def test_after_the_last_vote_allowed_the_matter_goes_up():
    failed = {"matter": "recognition", "agree": 5, "disagree": 4}
    votes = [step("cell_voted", f"2019-{month}-18", **failed) for month in ("03", "04", "05")]
    held = step("ceremony_held", "2018-03-12")

    twice = assessed(casefile(held, *votes[:2]), "2019-05-20").next_steps
    thrice = assessed(casefile(held, *votes), "2019-05-20").next_steps

    assert StepKind.CELL_VOTED in twice
    assert StepKind.SUBMITTED not in twice
    assert StepKind.CELL_VOTED not in thrice
    assert thrice[-2:] == (StepKind.SUBMITTED, StepKind.DECIDED)
