"""Second and third votes, and when a case goes up."""

from datetime import date

import pytest

from casefiles.papers import ceremony, step
from ketnap.domain.casefile.codes import Matter
from ketnap.domain.casefile.replay import Round, replay
from ketnap.domain.casefile.steps import Step
from ketnap.domain.meeting.repeats import earlier_votes, escalation_of
from ketnap.rules.load import load_rulebook

CEREMONY_ON = date(2024, 9, 3)
DAY = date(2025, 12, 3)
RULES = load_rulebook().on(DAY)


def voted(on: date, matter: Matter) -> Step:
    return step(
        "cell_voted",
        on,
        matter=matter.value,
        official_members=9,
        excluded=[],
        present_official=9,
        agree=4,
        disagree=5,
        invalid=0,
        method="secret_ballot",
    )


def round_of(*steps: Step) -> Round:
    return replay(steps, on=DAY).rounds[-1]


def test_recognition_and_striking_off_are_counted_together():
    round_ = round_of(
        voted(date(2024, 5, 3), Matter.ADMISSION),
        ceremony(CEREMONY_ON),
        voted(date(2025, 9, 10), Matter.RECOGNITION),
        voted(date(2025, 10, 3), Matter.STRIKE_OFF),
    )

    counted = {matter: len(earlier_votes(round_, matter, on=DAY)) for matter in Matter}

    assert counted == {Matter.ADMISSION: 1, Matter.RECOGNITION: 2, Matter.STRIKE_OFF: 2}


def test_votes_after_the_day_do_not_count():
    round_ = round_of(ceremony(CEREMONY_ON), voted(date(2025, 9, 10), Matter.RECOGNITION))

    assert earlier_votes(round_, Matter.RECOGNITION, on=date(2025, 9, 9)) == ()
    assert len(earlier_votes(round_, Matter.RECOGNITION, on=date(2025, 9, 10))) == 1


@pytest.mark.parametrize(
    ("number", "is_last", "is_beyond"),
    [(1, False, False), (2, False, False), (3, True, False), (4, False, True)],
)
def test_case_goes_up_after_the_third_failed_vote(number, is_last, is_beyond):
    escalation = escalation_of(number, Matter.RECOGNITION, RULES)

    assert escalation is not None
    assert (escalation.is_last, escalation.is_beyond) == (is_last, is_beyond)
    assert escalation.rule.rule_id == "recognition_max_votes"


def test_striking_off_goes_up_like_recognition_and_admission_does_not():
    before_the_rule = load_rulebook().on(date(2015, 1, 1))

    assert escalation_of(3, Matter.STRIKE_OFF, RULES) is not None
    assert escalation_of(3, Matter.ADMISSION, RULES) is None
    assert escalation_of(3, Matter.RECOGNITION, before_the_rule) is None
