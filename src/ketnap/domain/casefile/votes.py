"""The arithmetic of votes: the base, the share, and numbers that cannot all be true."""

from collections.abc import Mapping
from typing import Any

from ketnap.domain.casefile.codes import CommitteeLevel, ExclusionGround, Matter
from ketnap.domain.casefile.steps import CellVoted, CommitteeVoted
from ketnap.domain.rulebook import RulesInForce, RuleValue

_CELL_SHARE_RULE: Mapping[Matter, str] = {
    Matter.ADMISSION: "cell_vote_admission",
    Matter.RECOGNITION: "cell_vote_recognition",
    Matter.STRIKE_OFF: "cell_vote_strike_off_probationary",
}
_COMMITTEE_SHARE_RULE: Mapping[CommitteeLevel, str] = {
    CommitteeLevel.GRASSROOTS: "grassroots_vote",
    CommitteeLevel.STANDING: "standing_committee_vote",
}


def share_rule(vote: CellVoted | CommitteeVoted, rules: RulesInForce) -> RuleValue | None:
    """The share in force that a vote is measured against, if any."""
    if isinstance(vote, CellVoted):
        return rules.find(_CELL_SHARE_RULE[vote.matter])
    return rules.find(_COMMITTEE_SHARE_RULE[vote.level])


def base_of(vote: CellVoted | CommitteeVoted, rules: RulesInForce) -> int:
    """How many people the share is measured against.

    In a cell, the official members less those excluded on a ground that `cell_vote_base` allows;
    in a committee, its members.
    """
    if isinstance(vote, CommitteeVoted):
        return vote.members
    if not vote.excluded or "cell_vote_base" not in rules:
        return vote.official_members
    rule = rules["cell_vote_base"].value
    return vote.official_members - excluded_on(
        vote, frozenset((*rule["minus"], *rule["minus_if_absent"]))
    )


def excluded_on(vote: CellVoted, grounds: frozenset[ExclusionGround] | frozenset[str]) -> int:
    """How many members were left out on the given grounds."""
    return sum(group.count for group in vote.excluded if group.ground in grounds)


def reaches(agree: int, *, base: int, share: Mapping[str, Any]) -> bool:
    """Whether `agree` of `base` is the share that a vote rule asks for; a base below one never is."""
    if base < 1:
        return False
    part: int = agree * share["den"]
    whole: int = base * share["num"]
    return part > whole if share["compare"] == "more_than" else part >= whole


def needed_to_reach(base: int, share: Mapping[str, Any]) -> int:
    """The smallest number of members who must agree."""
    part: int = base * share["num"] // share["den"]
    rest: int = base * share["num"] % share["den"]
    return part + 1 if rest or share["compare"] == "more_than" else part


def carried(vote: CellVoted | CommitteeVoted, rules: RulesInForce) -> bool:
    """Whether a vote reached its share; without a share in force it did not carry."""
    rule = share_rule(vote, rules)
    return rule is not None and reaches(vote.agree, base=base_of(vote, rules), share=rule.value)


def counts_disagree(vote: CellVoted | CommitteeVoted, rules: RulesInForce) -> bool:
    """Whether the numbers of a vote contradict each other."""
    if isinstance(vote, CommitteeVoted):
        numbers = (vote.members, vote.agree, vote.disagree)
        return min(numbers) < 0 or vote.agree + vote.disagree > vote.members
    return _cell_counts_disagree(vote) or _more_excluded_than_absent(vote, rules)


def _cell_counts_disagree(vote: CellVoted) -> bool:
    numbers = (
        vote.official_members,
        vote.present_official,
        vote.agree,
        vote.disagree,
        vote.invalid,
        *(group.count for group in vote.excluded),
    )
    return (
        min(numbers) < 0
        or vote.agree + vote.disagree + vote.invalid > vote.present_official
        or vote.present_official > vote.official_members
        or sum(group.count for group in vote.excluded) > vote.official_members
    )


def _more_excluded_than_absent(vote: CellVoted, rules: RulesInForce) -> bool:
    if not vote.excluded or "cell_vote_base" not in rules:
        return False
    must_be_absent = frozenset(rules["cell_vote_base"].value["minus_if_absent"])
    return excluded_on(vote, must_be_absent) > vote.official_members - vote.present_official
