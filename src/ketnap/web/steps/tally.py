"""A vote while it is typed: the base, what is needed, and whether the ballots add up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ketnap.domain.casefile.codes import (
    CommitteeLevel,
    ExclusionGround,
    Matter,
    StepKind,
    VoteMethod,
)
from ketnap.domain.casefile.steps import CellVoted, CommitteeVoted, Excluded
from ketnap.domain.casefile.votes import base_of, needed_to_reach, reaches, share_rule
from ketnap.rules.load import load_rulebook
from ketnap.web.case.findings import Source, source_of
from ketnap.web.language import reader_language


@dataclass(frozen=True, slots=True)
class Tally:
    """The sums of a vote; `needed` is `None` where no rule gives a share on the day."""

    base: int
    present: int
    agree: int
    disagree: int
    invalid: int
    needed: int | None
    is_reached: bool
    source: Source | None
    listed_members: int | None
    """How many official members the cell's list holds, where the paper says another number."""

    @property
    def ballots(self) -> int:
        return self.agree + self.disagree + self.invalid

    @property
    def missing(self) -> int:
        """Members present whose ballot is not counted anywhere."""
        return self.present - self.ballots


def tally_of(
    kind: StepKind, typed: Mapping[str, Any], *, today: date, listed_members: int
) -> Tally | None:
    """The sums of what has been typed so far; numbers not typed yet count as none.

    `typed` holds the values that could be read. Nothing for steps that are no vote, nor before
    anything was typed.
    """
    vote = _vote(kind, typed, typed.get("on") or today) if typed else None
    if vote is None:
        return None
    rules = load_rulebook().on(vote.on)
    share = share_rule(vote, rules)
    base = base_of(vote, rules)
    return Tally(
        base=base,
        present=vote.present_official if isinstance(vote, CellVoted) else vote.members,
        agree=vote.agree,
        disagree=vote.disagree,
        invalid=vote.invalid if isinstance(vote, CellVoted) else 0,
        needed=None if share is None else needed_to_reach(base, share.value),
        is_reached=share is not None and reaches(vote.agree, base=base, share=share.value),
        source=None if share is None else source_of(share, reader_language()),
        listed_members=listed_members if _differs(vote, listed_members) else None,
    )


def _differs(vote: CellVoted | CommitteeVoted, listed_members: int) -> bool:
    return isinstance(vote, CellVoted) and vote.official_members != listed_members


def _vote(kind: StepKind, typed: Mapping[str, Any], on: date) -> CellVoted | CommitteeVoted | None:
    if kind is StepKind.CELL_VOTED:
        return _cell_vote(typed, on)
    if kind is StepKind.COMMITTEE_VOTED:
        return _committee_vote(typed, on)
    return None


def _cell_vote(typed: Mapping[str, Any], on: date) -> CellVoted:
    counts = ((ground, _number(typed, f"excluded.{ground}")) for ground in ExclusionGround)
    return CellVoted(
        on=on,
        matter=typed.get("matter") or Matter.ADMISSION,
        official_members=_number(typed, "official_members"),
        excluded=tuple(Excluded(count=count, ground=ground) for ground, count in counts if count),
        present_official=_number(typed, "present_official"),
        agree=_number(typed, "agree"),
        disagree=_number(typed, "disagree"),
        invalid=_number(typed, "invalid"),
        method=typed.get("method") or VoteMethod.SECRET_BALLOT,
    )


def _committee_vote(typed: Mapping[str, Any], on: date) -> CommitteeVoted:
    return CommitteeVoted(
        on=on,
        matter=typed.get("matter") or Matter.ADMISSION,
        body=typed.get("body") or "",
        level=typed.get("level") or CommitteeLevel.GRASSROOTS,
        members=_number(typed, "members"),
        agree=_number(typed, "agree"),
        disagree=_number(typed, "disagree"),
    )


def _number(typed: Mapping[str, Any], name: str) -> int:
    return typed.get(name) or 0
