"""Who is left out of the base of a vote (cơ số tính tỷ lệ), in words: each group with its ground."""

from ketnap.domain.casefile.steps import CellVoted, Excluded
from ketnap.domain.casefile.wording.names import code_name
from ketnap.domain.membership import BASE_RULE
from ketnap.domain.paperwork.words import number
from ketnap.domain.rulebook import RulesInForce


def left_out_of_base(vote: CellVoted, rules: RulesInForce) -> str:
    """Those whom the rule in force leaves out; empty where it leaves out nobody."""
    rule = rules.find(BASE_RULE)
    if rule is None:
        return ""
    grounds = frozenset((*rule.value["minus"], *rule.value["minus_if_absent"]))
    groups = (group for group in vote.excluded if group.count and group.ground in grounds)
    return "; ".join(_in_words(group) for group in groups)


def _in_words(group: Excluded) -> str:
    ground = code_name(group.ground, "vi")
    return f"{number(group.count)} đồng chí {ground[0].lower()}{ground[1:]}"
