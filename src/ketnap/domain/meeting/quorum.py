"""How many official members must be there for a meeting to vote, by the rule in force."""

from collections.abc import Mapping
from dataclasses import dataclass

from ketnap.domain.casefile.votes import needed_to_reach
from ketnap.domain.meeting.attendance import Turnout
from ketnap.domain.rulebook import RulesInForce, RuleValue

FOLLOWS_THE_SHARE = "none_beyond_vote_share"


@dataclass(frozen=True, slots=True)
class Quorum:
    """The least attendance; `rule` names a figure, or says that only the share of a vote asks for it."""

    needed: int
    is_met: bool
    rule: RuleValue

    @property
    def follows_the_share(self) -> bool:
        return bool(self.rule.value == FOLLOWS_THE_SHARE)


def quorum_of(turnout: Turnout, rules: RulesInForce) -> Quorum | None:
    """Return how many must be there on the day of the rules; nothing where no rule speaks of it."""
    rule = rules.find("cell_meeting_min_attendance")
    share = _share(rule, rules)
    if rule is None or share is None:
        return None
    needed = needed_to_reach(turnout.base, share)
    return Quorum(needed, turnout.present_official >= needed, rule)


def _share(rule: RuleValue | None, rules: RulesInForce) -> Mapping[str, object] | None:
    if rule is None:
        return None
    if rule.value != FOLLOWS_THE_SHARE:
        named: Mapping[str, object] = rule.value
        return named
    votes = rules.find("cell_vote_admission")
    return None if votes is None else votes.value
