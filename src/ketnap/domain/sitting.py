"""A sitting of a committee (cuộc họp cấp ủy): who was there, and whom its votes are measured against."""

from dataclasses import dataclass
from enum import StrEnum

from ketnap.domain.casefile.codes import ExclusionGround
from ketnap.domain.casefile.steps import Excluded
from ketnap.domain.rulebook import RulesInForce

BASE_RULE = "committee_vote_base"


class TurnoutTrouble(StrEnum):
    """Why the numbers of a sitting cannot be."""

    PRESENT_EXCEED_MEMBERS = "present_exceed_members"
    PRESENT_UNKNOWN = "present_unknown"
    GROUND_OF_NO_RULE = "ground_of_no_rule"
    EXCLUDED_EXCEED_ABSENT = "excluded_exceed_absent"
    NOBODY_COUNTS = "nobody_counts"


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeTurnout:
    """How many members a committee has and how many were there; `excluded` do not count in its votes."""

    members: int
    present: int | None = None
    """Nothing where the sitting was taken down without it."""
    excluded: tuple[Excluded, ...] = ()

    @property
    def left_out(self) -> int:
        return sum(group.count for group in self.excluded)

    @property
    def base(self) -> int:
        """The members a share is measured against."""
        return self.members - self.left_out

    @property
    def absent(self) -> int | None:
        return None if self.present is None else self.members - self.present


def exclusion_grounds(rules: RulesInForce) -> tuple[ExclusionGround, ...]:
    """The grounds on which the rule in force leaves a member out; none without a rule."""
    rule = rules.find(BASE_RULE)
    if rule is None:
        return ()
    named = frozenset((*rule.value["minus"], *rule.value["minus_if_absent"]))
    return tuple(ground for ground in ExclusionGround if ground in named)


def turnout_trouble(turnout: CommitteeTurnout, rules: RulesInForce) -> TurnoutTrouble | None:
    """Why the numbers of a sitting cannot be; nothing where they can.

    Whoever is left out is not there: suspended and detained members take no part, and a member
    away on temporary activity counts as soon as he comes.
    """
    absent, grounds = turnout.absent, exclusion_grounds(rules)
    if absent is not None and absent < 0:
        return TurnoutTrouble.PRESENT_EXCEED_MEMBERS
    if any(group.ground not in grounds for group in turnout.excluded):
        return TurnoutTrouble.GROUND_OF_NO_RULE
    if turnout.base < 1:
        return TurnoutTrouble.NOBODY_COUNTS
    if turnout.left_out and absent is None:
        return TurnoutTrouble.PRESENT_UNKNOWN
    if absent is not None and turnout.left_out > absent:
        return TurnoutTrouble.EXCLUDED_EXCEED_ABSENT
    return None
