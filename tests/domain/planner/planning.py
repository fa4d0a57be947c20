"""Plans for An, and what happens when they are carried out on their last safe days."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from domain.casefile.build import BINH, CELL, CHI, casefile, step
from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.casefile.steps import Casefile, Step
from ketnap.domain.planner import BackwardPlan, NoteCode, PlannedStep, Practice, plan_back
from ketnap.rules.load import load_calendar, load_rulebook

TODAY = date(2026, 10, 1)
CEREMONY_ON = date(2027, 9, 2)
PRACTICES: Mapping[Practice, int] = {
    Practice.LISTING_TO_COURSE: 20,
    Practice.COURSE_TO_CERTIFICATE: 15,
    Practice.CERTIFICATE_TO_OPENING: 10,
    Practice.OPENING_TO_CV: 10,
    Practice.CV_TO_VERIFICATION: 5,
    Practice.ANSWERS_TO_CERTIFICATION: 5,
    Practice.INTRODUCTION_TO_OPINIONS: 5,
    Practice.PAPERS_TO_VOTE: 5,
    Practice.VOTE_TO_SUBMISSION: 4,
    Practice.SUBMISSION_TO_DECISION: 30,
    Practice.DECISION_TO_CEREMONY: 7,
    Practice.MARGIN: 5,
}
CONSENTS = (
    step("consent_given", "2026-01-05", purpose="case_file"),
    step("consent_given", "2026-01-05", purpose="verification"),
)

# An on her way: each stretch holds everything up to its end.
LISTED = (
    step("nominated", "2025-11-03"),
    step("listed_as_sympathiser", "2025-12-02"),
    step("mentor_assigned", "2025-12-02"),
)
TRAINED = (*LISTED, step("course_certified", "2026-03-06"))
FILING = (
    *TRAINED,
    *CONSENTS,
    step("file_opened", "2026-04-01"),
    step("application_filed", "2026-04-20"),
    step("cv_declared", "2026-04-20", own_side_member=False),
)
ASKED = (*FILING, step("verification_requested", "2026-09-14"))
GATHERED = (
    *ASKED,
    step("verification_answered", "2026-09-21"),
    step("cv_certified", "2026-09-25"),
    step("introduced", "2026-09-28", by=BINH),
    step("introduced", "2026-09-28", by=CHI),
)
VOTED = (
    *GATHERED,
    step("opinions_summarised", "2026-09-29"),
    step("cell_voted", "2026-09-30"),
)
SUBMITTED = (*VOTED, step("submitted", "2026-10-01"))
APPROVED = (*VOTED, step("decided", "2026-10-01"))
STRETCHES: Mapping[str, tuple[Step, ...]] = {
    "nominated": LISTED[:1],
    "listed": LISTED,
    "trained": TRAINED,
    "filing": FILING,
    "asked": ASKED,
    "gathered": GATHERED,
    "voted": VOTED,
    "submitted": SUBMITTED,
}


def plan(
    file: Casefile,
    ceremony_on: date = CEREMONY_ON,
    *,
    today: date = TODAY,
    **practices: int,
) -> BackwardPlan:
    """The plan of a case, with other habits where they are given."""
    habits = {**PRACTICES, **{Practice(name): days for name, days in practices.items()}}
    return plan_back(
        file,
        load_rulebook(),
        load_calendar(),
        ceremony_on=ceremony_on,
        today=today,
        practices=habits,
    )


def steps_of(made: BackwardPlan) -> dict[StepKind, PlannedStep]:
    return {one.kind: one for one in made.steps}


def codes(made: BackwardPlan) -> set[tuple[NoteCode, StepKind]]:
    return {(note.code, note.kind) for note in made.notes}


def carried_out(file: Casefile, made: BackwardPlan) -> Casefile:
    """The case after every planned step was done on its last safe day."""
    done = [recorded for one in made.steps for recorded in _recorded(one, file.steps)]
    numbered = [replace(one, seq=seq) for seq, one in enumerate([*file.steps, *done], start=1)]
    return replace(file, steps=tuple(numbered))


def _recorded(planned: PlannedStep, before: Sequence[Step]) -> list[Step]:
    on, kind = planned.last_on, planned.kind.value
    match planned.kind:
        case StepKind.INTRODUCED:
            return [step(kind, on, by=BINH), step(kind, on, by=CHI)]
        case StepKind.CONSENT_GIVEN:
            return [step(kind, on, purpose=purpose) for purpose in ("case_file", "verification")]
        case StepKind.CV_DECLARED:
            return [step(kind, on, own_side_member=False)]
        case StepKind.SENT_TO_COURSE | StepKind.LISTED_AS_SYMPATHISER:
            return [step(kind, on)]
        case _:
            return [step(kind, on, **_usual(planned.kind))]


def _usual(kind: StepKind) -> dict[str, Any]:
    return {"received_on": None} if kind is StepKind.DECIDED else {}


def an(*steps: Step, **person: Any) -> Casefile:
    """An's case in a cell without a Youth Union, where two members introduce her."""
    file = casefile(*steps, cell=CELL)
    return replace(file, person=replace(file.person, **person))
