"""The members of a cell (chi bộ) on a day, and those of them a vote is measured against."""

from collections.abc import Iterable
from dataclasses import dataclass

from ketnap.domain.casefile.codes import ExclusionGround
from ketnap.domain.rulebook import RulesInForce, RuleValue

BASE_RULE = "cell_vote_base"


@dataclass(frozen=True, slots=True)
class Member:
    """A member as the base of a vote (cơ số tính tỷ lệ) sees him; grounds may apply together.

    `number` tells apart members of the same name.
    """

    number: int
    name: str
    is_official: bool
    grounds: frozenset[ExclusionGround] = frozenset()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An official member who is not counted, and the ground the rule names for it."""

    member: Member
    ground: ExclusionGround


@dataclass(frozen=True, slots=True)
class VoteBase:
    """Who is counted in a vote of a day; what depends on attendance is said both ways."""

    official: tuple[Member, ...]
    without_vote: tuple[Member, ...]
    always_left_out: tuple[LeftOut, ...]
    left_out_if_absent: tuple[LeftOut, ...]
    rule: RuleValue | None

    @property
    def most(self) -> int:
        """The base when everybody who may be counted attends and votes."""
        return len(self.official) - len(self.always_left_out)

    @property
    def least(self) -> int:
        """The base when everybody who may be left out is absent."""
        return self.most - len(self.left_out_if_absent)


def vote_base(members: Iterable[Member], rules: RulesInForce) -> VoteBase:
    """Return whom a vote of the cell is measured against, by the rules in force on its day.

    A ground that leaves somebody out in any case goes before one that asks whether he attends;
    nobody is left out twice. Without a rule everybody official is counted.
    """
    everybody = tuple(members)
    official = tuple(member for member in everybody if member.is_official)
    rule = rules.find(BASE_RULE)
    always = _left_out(official, () if rule is None else rule.value["minus"])
    gone = {each.member for each in always}
    rest = [member for member in official if member not in gone]
    return VoteBase(
        official=official,
        without_vote=tuple(member for member in everybody if not member.is_official),
        always_left_out=always,
        left_out_if_absent=_left_out(rest, () if rule is None else rule.value["minus_if_absent"]),
        rule=rule,
    )


def _left_out(members: Iterable[Member], grounds: Iterable[str]) -> tuple[LeftOut, ...]:
    named = [ExclusionGround(ground) for ground in grounds]
    return tuple(
        LeftOut(member, next(ground for ground in named if ground in member.grounds))
        for member in members
        if member.grounds & set(named)
    )
