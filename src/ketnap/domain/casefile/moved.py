"""What a case file takes no more once it has moved (chuyển đi) to another cell."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from ketnap.domain.casefile.codes import Closing, TransferDirection
from ketnap.domain.casefile.findings import Finding, finding
from ketnap.domain.casefile.replay import corrected_steps, replay
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


def undone_findings(recorded: Sequence[Step], settled: Iterable[int]) -> Iterator[Finding]:
    """Yield which transfers, confirmed by the other side, no longer count as they were recorded.

    `settled` are the numbers of their steps. Where to and why may be put right; that the file moved,
    and on which day, both sides tell alike.
    """
    counting = {step.seq: step for step in corrected_steps(recorded)}
    for seq in settled:
        told = recorded[seq - 1]
        if isinstance(told, Transferred) and not _is_same_move(told, counting.get(seq)):
            yield finding("transfer_settled", seq=seq, facts={"on": told.on, "other": told.other})


def _is_same_move(told: Transferred, now: Step | None) -> bool:
    return isinstance(now, Transferred) and (now.direction, now.on) == (told.direction, told.on)


def reopened_findings(recorded: Sequence[Step]) -> Iterator[Finding]:
    """Yield that the file is with another cell where it would be followed here too."""
    rounds = replay(recorded, on=date.max).rounds
    if rounds[-1].closed is not None:
        return
    moves = [move for each in rounds for move in each.of(Transferred) if _leaves(move)]
    for move in moves[-1:]:
        yield finding("case_moved_away", seq=None, facts={"on": move.on, "other": move.other})


def _leaves(move: Transferred) -> bool:
    return move.direction is TransferDirection.OUT
