"""Who was at a meeting of the cell, and what that makes of the base of its votes."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ketnap.domain.casefile.codes import ExclusionGround
from ketnap.domain.casefile.steps import Excluded
from ketnap.domain.membership import Member, vote_base
from ketnap.domain.rulebook import RulesInForce

KEPT_AWAY = frozenset(
    {
        ExclusionGround.SUSPENDED_FROM_ACTIVITY,
        ExclusionGround.CHARGED_PROSECUTED_OR_DETAINED,
    }
)
"""Members in such a standing take no part in a meeting, so nobody marks them present."""


@dataclass(frozen=True, slots=True)
class Attending:
    """One member who was called to a meeting, and whether he was there."""

    member: Member
    is_present: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Turnout:
    """How many were at a meeting (sĩ số); `excluded` are the official members who do not count."""

    official_members: int
    present_official: int
    excluded: tuple[Excluded, ...]
    probationary_members: int = 0
    present_probationary: int = 0

    @property
    def base(self) -> int:
        """The official members who count in a vote."""
        return self.official_members - sum(group.count for group in self.excluded)

    @property
    def absent_official(self) -> int:
        return self.official_members - self.present_official

    @property
    def absent_and_counted(self) -> int:
        """Official members who are not there and count in the base all the same."""
        return self.base - self.present_official

    @property
    def absent_probationary(self) -> int:
        return self.probationary_members - self.present_probationary


def turnout_of(attending: Iterable[Attending], rules: RulesInForce) -> Turnout:
    """Return the numbers of a meeting; who is left out follows the rule in force on its day."""
    called = list(attending)
    present = frozenset(each.member for each in called if each.is_present)
    base = vote_base([each.member for each in called], rules)
    absent_and_left_out = [out for out in base.left_out_if_absent if out.member not in present]
    grounds = Counter(out.ground for out in (*base.always_left_out, *absent_and_left_out))
    return Turnout(
        official_members=len(base.official),
        present_official=len(present.intersection(base.official)),
        excluded=tuple(
            Excluded(count=grounds[ground], ground=ground)
            for ground in ExclusionGround
            if grounds[ground]
        ),
        probationary_members=len(base.without_vote),
        present_probationary=len(present.intersection(base.without_vote)),
    )
