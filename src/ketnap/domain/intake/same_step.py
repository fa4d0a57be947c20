"""Whether two steps tell the same: of one kind and day, and nothing in them says otherwise."""

from ketnap.domain.casefile.steps import (
    Appraised,
    Decided,
    MentorReviewed,
    Nominated,
    Nominator,
    Returned,
    Step,
    Submitted,
    Transferred,
)
from ketnap.domain.intake.way import NOT_IN_THE_SHEET


def tells_the_same(step: Step, other: Step) -> bool:
    """Numbers may be written in two ways; a matter, an outcome and a nominator say what it was."""
    if (step.kind, step.on) != (other.kind, other.on):
        return False
    match step, other:
        case Decided(), Decided():
            return (step.matter, step.outcome) == (other.matter, other.outcome)
        case Appraised(), Appraised():
            return (step.matter, step.outcome) == (other.matter, other.outcome)
        case Submitted(), Submitted():
            return step.matter is other.matter
        case Returned(), Returned():
            return step.matter is other.matter
        case Transferred(), Transferred():
            return step.direction is other.direction
        case MentorReviewed(), MentorReviewed():
            return step.outcome is other.outcome
        case Nominated(), Nominated():
            return _may_be_one(step.by, other.by)
        case _:
            return True


def _may_be_one(one: Nominator, another: Nominator) -> bool:
    """A sheet that does not name the nominator says nothing against any."""
    if NOT_IN_THE_SHEET in (one.name, another.name):
        return True
    return one.kind is another.kind and _bare(one.name) == _bare(another.name)


def _bare(name: str) -> str:
    return " ".join(name.casefold().split())
