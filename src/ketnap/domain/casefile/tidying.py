"""Steps as they are recorded: the number of a decision as papers carry it, however it was typed."""

from dataclasses import replace

from ketnap.domain.casefile.steps import Corrected, Decided, Step
from ketnap.domain.numbering import tidy_number


def tidied(step: Step) -> Step:
    """Return a step to be recorded with its number tidied; only before it is, for a log stays as it is."""
    match step:
        case Decided():
            return replace(step, decision=tidy_number(step.decision))
        case Corrected(replacement=Decided() as decision):
            return replace(step, replacement=tidied(decision))
        case _:
            return step
