"""A paper entered twice (giấy tờ ghi trùng): the same step, day and number, or the same in everything."""

from collections.abc import Sequence
from dataclasses import dataclass

from ketnap.domain.casefile.format import step_payload
from ketnap.domain.casefile.steps import Corrected, Step
from ketnap.domain.numbering import tidy_number


@dataclass(frozen=True, slots=True)
class Repeat:
    """A step about to be recorded, and the one that tells of the same paper already.

    `place` is that of the step among the new ones; `earlier` has a `seq` where it is recorded.
    """

    place: int
    step: Step
    earlier: Step


def repeats_in(steps: Sequence[Step], recorded: Sequence[Step]) -> tuple[Repeat, ...]:
    """The new steps that look like a recorded one, or like a new one before them.

    It only asks: two papers may well bear one day and one number.
    """
    found = []
    for place, step in enumerate(steps):
        before = (*recorded, *steps[:place])
        earlier = next((each for each in before if _is_same(step, each)), None)
        if earlier is not None:
            found.append(Repeat(place, step, earlier))
    return tuple(found)


def number_of(step: Step | None) -> str:
    """The official number that a recorded step carries, as printed; empty where it has none."""
    for name in ("resolution", "decision", "certificate"):
        number = getattr(step, name, None)
        if number:
            return str(number).removeprefix("Số ").strip()
    return ""


def _is_same(step: Step, other: Step) -> bool:
    if isinstance(step, Corrected) or (step.kind, step.on) != (other.kind, other.on):
        return False
    number = tidy_number(number_of(step))
    if number and number == tidy_number(number_of(other)):
        return True
    return step_payload(step) == step_payload(other)
