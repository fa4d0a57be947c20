"""The way of a file since the vote of the cell that sent it up, as its steps tell it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter
from typing import TypeVar

from ketnap.domain.calendar import WorkingCalendar
from ketnap.domain.casefile.codes import ChainRole, DeadlineCode, Matter, TransferDirection
from ketnap.domain.casefile.deadlines import Deadline, carried_votes, deadlines_of
from ketnap.domain.casefile.moment import Setting
from ketnap.domain.casefile.replay import Round, first_from, replay
from ketnap.domain.casefile.steps import (
    Appraised,
    Casefile,
    CellVoted,
    CommitteeVoted,
    Decided,
    Returned,
    Step,
    Submitted,
    Transferred,
)
from ketnap.domain.rulebook import Rulebook

S = TypeVar("S", Submitted, Returned, Submitted | Returned, Appraised, CommitteeVoted)

_IN_ORDER = attrgetter("on", "seq")
_DEADLINES = frozenset({DeadlineCode.DECIDE_ADMISSION, DeadlineCode.DECIDE_RECOGNITION})


@dataclass(frozen=True, slots=True)
class Stop:
    """A body of the chain above a cell, by every name it has borne."""

    body_id: int
    names: frozenset[str]
    role: ChainRole


@dataclass(frozen=True, slots=True)
class Journey:
    """A file between the vote of the cell and the decision.

    `at` names the body it lies with, and is empty while it lies with the cell; `since` is the
    day it came there. `moved_on` is the day the case moved to its cell, if it did since the
    last move of the file.
    """

    matter: Matter
    vote: CellVoted
    moves: tuple[Submitted | Returned, ...]
    appraisals: tuple[Appraised, ...]
    committee_votes: tuple[CommitteeVoted, ...]
    deadline: Deadline | None
    moved_on: date | None = None

    def brought_along(self) -> "Journey":
        """The way of a file that moved with its case away from the bodies it had gone to."""
        return replace(self, moves=(), appraisals=(), committee_votes=())

    @property
    def at(self) -> str:
        last = self.moves[-1] if self.moves else None
        return last.to if isinstance(last, Submitted) else ""

    @property
    def since(self) -> date:
        return self.moves[-1].on if self.moves else self.moved_on or self.vote.on

    @property
    def returned(self) -> Returned | None:
        """The return after which the cell has not sent the file up again."""
        last = self.moves[-1] if self.moves else None
        return last if isinstance(last, Returned) else None

    @property
    def visited(self) -> frozenset[str]:
        """Every body the file was sent to since it was last with the cell."""
        names: list[str] = []
        for move in self.moves:
            names = [*names, move.to] if isinstance(move, Submitted) else []
        return frozenset(names)


def journey_of(
    casefile: Casefile, rulebook: Rulebook, calendar: WorkingCalendar, *, on: date
) -> Journey | None:
    """The way of a file as of a day; none before a vote that carried, and none once decided."""
    history = replay(casefile.steps, on=on)
    last = history.rounds[-1]
    setting = Setting(casefile, history, rulebook, calendar, on)
    vote = None if last.closed else _undecided_vote(setting, last)
    if vote is None:
        return None
    ways: list[Submitted | Returned] = [*last.of(Submitted), *last.of(Returned)]
    moves = _since(vote, ways)
    return Journey(
        matter=vote.matter,
        vote=vote,
        moves=moves,
        appraisals=_since(vote, last.of(Appraised)),
        committee_votes=_since(vote, last.of(CommitteeVoted)),
        deadline=_deadline(setting, last, vote),
        moved_on=_moved_on(last, after=moves[-1] if moves else vote),
    )


def next_stop(chain: Sequence[Stop], journey: Journey) -> Stop | None:
    """The body the file goes to next by the chain of the day; none after the one that decides.

    Where the chain has changed so that the body the file lies with is no longer part of it, the
    file goes to the first body of the new chain that has not had it yet, and else to the one
    that decides: it never stays with a body that can do nothing with it.
    """
    if not journey.at:
        return chain[0] if chain else None
    here = stop_named(chain, journey.at)
    if here is not None:
        following = chain[chain.index(here) + 1 :]
        return following[0] if following else None
    fresh = (stop for stop in chain if not stop.names & journey.visited)
    return next(fresh, chain[-1] if chain else None)


def stop_named(chain: Iterable[Stop], name: str) -> Stop | None:
    """The body of a chain that bears or bore a name."""
    return next((stop for stop in chain if name in stop.names), None)


def _undecided_vote(setting: Setting, last: Round) -> CellVoted | None:
    votes = [votes[-1] for matter in Matter if (votes := carried_votes(setting, last, matter))]
    latest = max(votes, key=_IN_ORDER, default=None)
    if latest is None:
        return None
    decisions = (step for step in last.of(Decided) if step.matter is latest.matter)
    return latest if first_from(decisions, latest.on) is None else None


def _since(vote: CellVoted, steps: Iterable[S]) -> tuple[S, ...]:
    """The steps on the matter of a vote from its day on, in their order."""
    kept = [step for step in steps if step.matter is vote.matter and step.on >= vote.on]
    return tuple(sorted(kept, key=_IN_ORDER))


def _moved_on(last: Round, *, after: Step) -> date | None:
    days = [
        step.on
        for step in last.of(Transferred)
        if step.direction is TransferDirection.IN and _IN_ORDER(step) > _IN_ORDER(after)
    ]
    return max(days, default=None)


def _deadline(setting: Setting, last: Round, vote: CellVoted) -> Deadline | None:
    deadlines = deadlines_of(setting, last)
    return next(
        (each for each in deadlines if each.code in _DEADLINES and each.seq == vote.seq), None
    )
