"""The one step that every page calls next."""

from datetime import date

from domain.casefile.build import assessed, casefile, papers_before_the_vote, step
from ketnap.domain.casefile.codes import Matter, StepKind
from ketnap.domain.casefile.replay import replay
from ketnap.domain.casefile.steps import Step
from ketnap.domain.casefile.usual_next import matter_at_hand, usual_next

ADMITTED = (
    step("cell_voted", "2018-02-05"),
    step("submitted", "2018-02-08"),
    step("committee_voted", "2018-02-20"),
    step("decided", "2018-03-05"),
    step("ceremony_held", "2018-03-12"),
)
PROPOSED = step("cell_voted", "2019-03-18", matter="recognition")


def next_of(*steps: Step, on: str) -> StepKind | None:
    file = casefile(*steps)
    return usual_next(assessed(file, on), replay(file.steps, on=date.fromisoformat(on)).rounds[-1])


def test_what_a_finding_asks_for_comes_before_the_vote():
    papers = [each for each in papers_before_the_vote() if each.kind is not StepKind.CV_DECLARED]
    consent = step("consent_given", "2018-01-08")

    assert next_of(consent, *papers, on="2018-02-05") is StepKind.CV_DECLARED


def test_the_cell_sends_its_file_before_anybody_above_decides():
    assert next_of(*ADMITTED[:1], on="2018-02-06") is StepKind.SUBMITTED
    assert next_of(*ADMITTED[:2], on="2018-02-09") is StepKind.COMMITTEE_VOTED
    assert next_of(*ADMITTED[:3], on="2018-02-21") is StepKind.DECIDED


def test_steps_on_the_admission_are_no_steps_on_the_recognition():
    assert next_of(*ADMITTED, PROPOSED, on="2019-03-19") is StepKind.SUBMITTED


def test_nothing_comes_after_recognition():
    recognised = step("decided", "2019-04-02", matter="recognition")

    assert next_of(*ADMITTED, PROPOSED, recognised, on="2019-04-03") is None


def test_recognition_is_at_hand_once_the_ceremony_was_held():
    before, after = (
        replay(each, on=date(2019, 1, 7)).rounds[-1] for each in (ADMITTED[:4], ADMITTED)
    )

    assert (matter_at_hand(before), matter_at_hand(after)) == (Matter.ADMISSION, Matter.RECOGNITION)
