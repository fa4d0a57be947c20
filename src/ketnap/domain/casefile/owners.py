"""Who has the ball: with whom a case lies while a deadline runs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import assert_never

from ketnap.domain.casefile.codes import ChainRole, DeadlineCode, Matter
from ketnap.domain.casefile.deadlines import Deadline
from ketnap.domain.casefile.replay import Round, replay
from ketnap.domain.casefile.steps import (
    Casefile,
    CellFacts,
    Returned,
    Submitted,
    VerificationRequested,
)


class OwnerKind(StrEnum):
    """What sort of person or body must act; the first two have a name of their own."""

    PLACE = "place"
    BODY = "body"
    CELL = "cell"
    CELL_COMMITTEE = "cell_committee"
    PROBATIONER = "probationer"
    NEW_MEMBER = "new_member"


@dataclass(frozen=True, slots=True)
class Owner:
    """Whoever must act next; `name` is empty where the kind says all."""

    kind: OwnerKind
    name: str = ""

    @property
    def is_elsewhere(self) -> bool:
        """Whether the cell can only wait or ask."""
        return self.kind in {OwnerKind.PLACE, OwnerKind.BODY}


def owner_of(casefile: Casefile, deadline: Deadline, *, on: date) -> Owner:
    """Return who must act for a deadline to be met, as of a day."""
    last = replay(casefile.steps, on=on).rounds[-1]
    match deadline.code:
        case DeadlineCode.VERIFICATION_REPLY:
            return _asked_place(last, deadline.seq)
        case DeadlineCode.DECIDE_ADMISSION:
            return _where_the_file_lies(last, casefile.cell, Matter.ADMISSION, deadline)
        case DeadlineCode.DECIDE_RECOGNITION:
            return _where_the_file_lies(last, casefile.cell, Matter.RECOGNITION, deadline)
        case DeadlineCode.HOLD_CEREMONY | DeadlineCode.CONSIDER_RECOGNITION:
            return Owner(OwnerKind.CELL)
        case DeadlineCode.CERTIFICATE_EXPIRES | DeadlineCode.PAPERS_GO_STALE:
            return Owner(OwnerKind.CELL_COMMITTEE)
        case DeadlineCode.FILE_MEMBER_RECORD:
            return Owner(OwnerKind.NEW_MEMBER)
        case DeadlineCode.PROBATION_ENDS:
            return Owner(OwnerKind.PROBATIONER)
        case _:
            assert_never(deadline.code)


def _asked_place(round_: Round, seq: int) -> Owner:
    request = next(step for step in round_.of(VerificationRequested) if step.seq == seq)
    return Owner(OwnerKind.PLACE, request.place)


def _where_the_file_lies(
    round_: Round, cell: CellFacts, matter: Matter, deadline: Deadline
) -> Owner:
    """The body the file was last sent to since the vote, else the one that decides."""
    moves = _moves_since(round_, matter, deadline)
    if not moves:
        return Owner(OwnerKind.BODY, _deciding_body(cell))
    last = moves[-1]
    return Owner(OwnerKind.BODY, last.to) if isinstance(last, Submitted) else Owner(OwnerKind.CELL)


def _moves_since(
    round_: Round, matter: Matter, deadline: Deadline
) -> Sequence[Submitted | Returned]:
    moves: list[Submitted | Returned] = [*round_.of(Submitted), *round_.of(Returned)]
    since = [step for step in moves if step.matter is matter and step.on >= deadline.starts_on]
    return sorted(since, key=attrgetter("on", "seq"))


def _deciding_body(cell: CellFacts) -> str:
    deciding = (link.body for link in cell.chain if link.role is ChainRole.DECIDE)
    return next(deciding, cell.superior)
