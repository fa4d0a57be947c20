"""What a case file takes no more once it has moved (chuyển đi) to another cell."""

from collections.abc import Iterable, Iterator, Sequence

from ketnap.domain.casefile.codes import Closing
from ketnap.domain.casefile.findings import Finding, finding
from ketnap.domain.casefile.replay import replay
from ketnap.domain.casefile.steps import (
    CellVoted,
    CeremonyHeld,
    CourseCertified,
    NewMemberCourseCertified,
    SentToCourse,
    Step,
    Transferred,
)

_DONE_BY_THE_CELL = (
    SentToCourse,
    CourseCertified,
    CellVoted,
    CeremonyHeld,
    NewMemberCourseCertified,
)


def moved_findings(recorded: Sequence[Step], added: Iterable[Step]) -> Iterator[Finding]:
    """Yield that the file has moved where a step of its former cell falls on the day or later.

    The receiving file would never learn of such a step. What was done before is still taken.
    """
    for step in added:
        last = replay(recorded, on=step.on).rounds[-1]
        if isinstance(step, _DONE_BY_THE_CELL) and last.closed is Closing.TRANSFERRED:
            move = last.of(Transferred)[-1]
            facts = {"on": move.on, "other": move.other}
            yield finding("case_moved_away", seq=None, facts=facts)
            return
