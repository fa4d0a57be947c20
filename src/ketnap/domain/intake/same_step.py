"""Whether two steps tell the same: of one kind and day, and nothing in them says otherwise."""

from ketnap.domain.casefile.steps import Decided, Nominated, Nominator, Step
from ketnap.domain.intake.way import NOT_IN_THE_SHEET


def tells_the_same(step: Step, other: Step) -> bool:
    """Numbers may be written in two ways; a matter, an outcome and a nominator say what it was."""
    if (step.kind, step.on) != (other.kind, other.on):
        return False
    match step, other:
        case Decided(), Decided():
            return (step.matter, step.outcome) == (other.matter, other.outcome)
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
