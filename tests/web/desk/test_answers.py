"""The form behind the button of each deadline."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from casefiles.papers import ceremony, file_named, step
from ketnap.domain.casefile.assess import Assessment, assess
from ketnap.domain.casefile.codes import DeadlineCode, Matter, Stage, StepKind
from ketnap.domain.casefile.deadlines import Deadline
from ketnap.domain.casefile.steps import Casefile, Step
from ketnap.rules.load import load_calendar, load_rulebook
from ketnap.web.desk.answers import Answer, answer_to

DUE_ON = date(2026, 6, 15)
ONE_DAY = timedelta(days=1)
RULE = load_rulebook().value("ceremony_deadline", DUE_ON)


def deadline(code: DeadlineCode, *, starts_on: date = date(2026, 1, 5)) -> Deadline:
    return Deadline(code, 1, starts_on, DUE_ON, None, 30, False, 0, RULE, None)


def casefile(*steps: Step) -> Casefile:
    numbered = tuple(replace(each, seq=seq) for seq, each in enumerate(steps, start=1))
    return replace(file_named("straight_path"), steps=numbered)


def assessment(file: Casefile, *, stage: Stage, next_steps: tuple[StepKind, ...]) -> Assessment:
    """What the domain says of a file, as if it stood at a stage."""
    found = assess(file, load_rulebook(), load_calendar(), on=DUE_ON)
    return replace(found, stage=stage, next_steps=next_steps, gate=None, findings=())


def answer(
    code: DeadlineCode,
    *steps: Step,
    stage: Stage = Stage.FILING,
    next_steps: tuple[StepKind, ...] = (StepKind.CELL_VOTED,),
    on: date = DUE_ON,
) -> tuple[StepKind, Matter | None] | None:
    file = casefile(*steps)
    found = answer_to(
        deadline(code), file, assessment(file, stage=stage, next_steps=next_steps), on=on
    )
    return found and (found.kind, found.matter)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (DeadlineCode.VERIFICATION_REPLY, (StepKind.VERIFICATION_ANSWERED, None)),
        (DeadlineCode.HOLD_CEREMONY, (StepKind.CEREMONY_HELD, None)),
        (DeadlineCode.FILE_MEMBER_RECORD, (StepKind.MEMBER_RECORD_FILED, None)),
    ],
)
def test_a_duty_is_answered_by_its_step_in_time_and_late(code, expected):
    assert answer(code) == answer(code, on=DUE_ON + ONE_DAY) == expected


@pytest.mark.parametrize(
    "code",
    [
        DeadlineCode.DECIDE_ADMISSION,
        DeadlineCode.CONSIDER_RECOGNITION,
        DeadlineCode.CERTIFICATE_EXPIRES,
        DeadlineCode.PAPERS_GO_STALE,
    ],
)
@pytest.mark.parametrize(
    ("kind", "matter"),
    [(StepKind.SUBMITTED, Matter.ADMISSION), (StepKind.OPINIONS_SUMMARISED, None)],
)
def test_a_vote_or_a_decision_is_come_nearer_to_by_what_the_case_calls_next(code, kind, matter):
    assert answer(code, next_steps=(kind, StepKind.DECIDED)) == (kind, matter)


def test_recognition_is_not_offered_before_probation_ends():
    coming = deadline(DeadlineCode.CONSIDER_RECOGNITION, starts_on=DUE_ON)
    file = casefile(ceremony(date(2025, 6, 15)))
    stands = assessment(file, stage=Stage.PROBATION, next_steps=(StepKind.CELL_VOTED,))

    found = [answer_to(coming, file, stands, on=day) for day in (DUE_ON - ONE_DAY, DUE_ON)]

    assert found == [None, Answer(StepKind.CELL_VOTED, "Ghi biểu quyết", Matter.RECOGNITION)]


@pytest.mark.parametrize(
    ("paper", "code"),
    [
        (
            step("course_certified", date(2025, 6, 15), certificate="1/GCN", issuer="Trung tâm"),
            DeadlineCode.CERTIFICATE_EXPIRES,
        ),
        (
            step(
                "opinions_summarised",
                date(2025, 6, 15),
                organisations={"asked": 1, "agree": 1},
                residence={"asked": 1, "agree": 1},
            ),
            DeadlineCode.PAPERS_GO_STALE,
        ),
    ],
)
def test_papers_are_voted_on_while_they_count_and_renewed_afterwards(paper, code):
    vote = (StepKind.CELL_VOTED, Matter.ADMISSION)

    assert answer(code, paper) == vote
    assert answer(code, paper, stage=Stage.TRAINED) is None
    assert answer(code, paper, on=DUE_ON + ONE_DAY) == (paper.kind, None)
    assert answer(code, paper, stage=Stage.TRAINED, on=DUE_ON + ONE_DAY) == (paper.kind, None)


def test_the_end_of_probation_offers_the_course_for_new_members_once():
    held = ceremony(date(2025, 6, 15))
    course = step(
        "new_member_course_certified", date(2026, 1, 5), certificate="2/GCN", issuer="Trung tâm"
    )

    assert answer(DeadlineCode.PROBATION_ENDS, held) == (StepKind.NEW_MEMBER_COURSE_CERTIFIED, None)
    assert answer(DeadlineCode.PROBATION_ENDS, held, course) is None


@pytest.mark.parametrize("code", DeadlineCode)
def test_every_button_says_what_is_recorded(code):
    paper = step("course_certified", date(2025, 6, 15), certificate="1/GCN", issuer="Trung tâm")

    file = casefile(paper)
    stands = assessment(file, stage=Stage.FILING, next_steps=(StepKind.CELL_VOTED,))
    found = answer_to(deadline(code), file, stands, on=DUE_ON + ONE_DAY)

    assert found is not None
    assert found.label.startswith("Ghi ")
