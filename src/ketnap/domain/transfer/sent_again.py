"""Whether a file was received before: the receipt was lost, and the giver sent it again."""

from collections.abc import Sequence

from ketnap.domain.casefile.joining import said
from ketnap.domain.casefile.replay import corrected_steps
from ketnap.domain.casefile.steps import Step, Transferred


def is_of_received(steps: Sequence[Step], log: Sequence[Step], *, received_at: int) -> bool:
    """Whether the steps are those of a file received once, with what its giver recorded before or after.

    `log` is the receiver's, `received_at` the number of its transfer in. A file that holds that
    step too has been here and comes back: it is no such file.
    """
    taken = log[: received_at - 1]
    both = min(len(taken), len(steps))
    arrival = said(log[received_at - 1])
    comes_back = any(said(step) == arrival for step in steps)
    return both > 0 and tuple(steps[:both]) == tuple(taken[:both]) and not comes_back


def tells_the_same(steps: Sequence[Step], taken: Sequence[Step]) -> bool:
    """Whether two files that were sent say the same of the person, whenever they were sent."""
    return _before_leaving(steps) == _before_leaving(taken)


def _before_leaving(steps: Sequence[Step]) -> list[Step]:
    """What counts of a file, but for the transfer out with which it ends."""
    counting = corrected_steps(steps)
    return counting[:-1] if counting and isinstance(counting[-1], Transferred) else counting
