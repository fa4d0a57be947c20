"""What a counted vote amounts to: the base, what was needed, and whether it was reached."""

from dataclasses import dataclass
from fractions import Fraction

from ketnap.domain.casefile.steps import CellVoted
from ketnap.domain.casefile.votes import base_of, needed_to_reach, reaches, share_rule
from ketnap.domain.rulebook import RulesInForce, RuleValue


@dataclass(frozen=True, slots=True)
class Outcome:
    """A vote measured by the rules of its day; without a share in force `needed` is `None`."""

    vote: CellVoted
    base: int
    needed: int | None
    is_reached: bool
    share_rule: RuleValue | None
    base_rule: RuleValue | None

    @property
    def of_base(self) -> Fraction:
        """Which part of those who count agreed."""
        return Fraction(self.vote.agree, self.base) if self.base > 0 else Fraction(0)

    @property
    def of_all(self) -> Fraction:
        """Which part of all official members agreed, as the printed resolution asks."""
        members = self.vote.official_members
        return Fraction(self.vote.agree, members) if members else Fraction(0)

    @property
    def not_counted_anywhere(self) -> int:
        """Members who count in the base and cast nothing: absent, or no ballot came back."""
        vote = self.vote
        return max(self.base - vote.agree - vote.disagree - vote.invalid, 0)


def outcome_of(vote: CellVoted, rules: RulesInForce) -> Outcome:
    """Return what a vote amounts to under the rules of its day."""
    share = share_rule(vote, rules)
    base = base_of(vote, rules)
    return Outcome(
        vote=vote,
        base=base,
        needed=None if share is None else needed_to_reach(base, share.value),
        is_reached=share is not None and reaches(vote.agree, base=base, share=share.value),
        share_rule=share,
        base_rule=rules.find("cell_vote_base"),
    )
