"""The facts in a case that figures count. Pure functions."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from ketnap.domain.casefile.codes import DecisionOutcome, Matter, StepKind
from ketnap.domain.casefile.replay import corrected_steps
from ketnap.domain.casefile.steps import Decided, Step


class Counted(StrEnum):
    """What happened, so far as figures tell it apart."""

    LISTED = "listed"
    SENT_TO_COURSE = "sent_to_course"
    CERTIFIED = "certified"
    ADMISSION_DECIDED = "admission_decided"
    CEREMONY_HELD = "ceremony_held"
    RECOGNISED = "recognised"
    REMOVED = "removed"


_BY_KIND = {
    StepKind.LISTED_AS_SYMPATHISER: Counted.LISTED,
    StepKind.SENT_TO_COURSE: Counted.SENT_TO_COURSE,
    StepKind.COURSE_CERTIFIED: Counted.CERTIFIED,
    StepKind.CEREMONY_HELD: Counted.CEREMONY_HELD,
    StepKind.REMOVED_FROM_LIST: Counted.REMOVED,
}
_BY_MATTER = {
    Matter.ADMISSION: Counted.ADMISSION_DECIDED,
    Matter.RECOGNITION: Counted.RECOGNISED,
}


def counted_in(steps: Iterable[Step]) -> set[tuple[Counted, date]]:
    """What the steps of one case count as after every correction, each once a day."""
    found = ((_counted(step), step.on) for step in corrected_steps(steps))
    return {(what, on) for what, on in found if what is not None}


def _counted(step: Step) -> Counted | None:
    if not isinstance(step, Decided):
        return _BY_KIND.get(step.kind)
    approved = step.outcome is DecisionOutcome.APPROVED
    return _BY_MATTER.get(step.matter) if approved else None
