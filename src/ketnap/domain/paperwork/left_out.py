"""Who is left out of the base of a vote (cơ số tính tỷ lệ), in words: each group with its ground."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from ketnap.domain.casefile.codes import ExclusionGround
from ketnap.domain.casefile.steps import CellVoted, CommitteeVoted, Excluded
from ketnap.domain.membership import BASE_RULE
from ketnap.domain.paperwork.material import Material
from ketnap.domain.paperwork.sheet import Version
from ketnap.domain.paperwork.words import number
from ketnap.domain.rulebook import RulesInForce

GROUNDS: Mapping[ExclusionGround, str] = {
    ExclusionGround.ON_TEMPORARY_ACTIVITY_ELSEWHERE: "sinh hoạt đảng tạm thời ở nơi khác",
    ExclusionGround.EXEMPT_FROM_WORK_AND_ACTIVITY: "được miễn công tác và sinh hoạt đảng",
    ExclusionGround.SUSPENDED_FROM_ACTIVITY: "bị đình chỉ sinh hoạt đảng",
    ExclusionGround.CHARGED_PROSECUTED_OR_DETAINED: "bị khởi tố, truy tố hoặc tạm giam",
}
"""Each ground as a sentence goes on."""
LEFT_OUT = "vote_left_out"
"""The blank that tells of those who do not count."""


def left_out_of_base(vote: CellVoted, rules: RulesInForce) -> str:
    """Those whom the rule in force leaves out; empty where it leaves out nobody."""
    rule = rules.find(BASE_RULE)
    if rule is None:
        return ""
    grounds = frozenset((*rule.value["minus"], *rule.value["minus_if_absent"]))
    return groups_in_words(vote.excluded, grounds)


def base_is_untold(version: Version, material: Material) -> bool:
    """Whether a paper on the vote of a committee leaves out its base: no sitting is known behind it."""
    is_asked = LEFT_OUT in version.names() and isinstance(material.step, CommitteeVoted)
    return is_asked and material.sitting is None


def groups_in_words(excluded: Iterable[Excluded], grounds: Collection[str]) -> str:
    """Those left out on some of the grounds, each group with its own."""
    counts = Counter[ExclusionGround]()
    for group in excluded:
        counts[group.ground] += group.count
    # In one order, whatever the order of recording: the same people are no other fact.
    named = (ground for ground in GROUNDS if ground in grounds and counts[ground])
    return "; ".join(f"{number(counts[ground])} đồng chí {GROUNDS[ground]}" for ground in named)
