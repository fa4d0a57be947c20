from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.casefile.build import casefile, found, step
from domain.rulebook.invented import invented_rule
from ketnap.domain.casefile.codes import Severity
from ketnap.domain.casefile.steps import CellVoted, CommitteeVoted
from ketnap.domain.casefile.votes import (
    base_of,
    carried,
    counts_disagree,
    needed_to_reach,
    reaches,
    share_rule,
)
from ketnap.domain.rulebook import Rulebook, RulesInForce

MEETING = date(2030, 3, 2)
AT_LEAST_THREE_FIFTHS = {"num": 3, "den": 5, "compare": "at_least"}
MORE_THAN_A_THIRD = {"num": 1, "den": 3, "compare": "more_than"}
SUSPENDED, EXEMPT = "suspended_from_activity", "exempt_from_work_and_activity"
ELSEWHERE, CHARGED = "on_temporary_activity_elsewhere", "charged_prosecuted_or_detained"
BASE = {"minus": [SUSPENDED], "minus_if_absent": [EXEMPT]}
LAW: dict[str, Any] = {
    "cell_vote_admission": AT_LEAST_THREE_FIFTHS,
    "cell_vote_recognition": MORE_THAN_A_THIRD,
    "cell_vote_base": BASE,
    "grassroots_vote": AT_LEAST_THREE_FIFTHS,
    "standing_committee_vote": MORE_THAN_A_THIRD,
}


def rules(**law: Any) -> RulesInForce:
    invented = [invented_rule((MEETING, None, value), rule_id=name) for name, value in law.items()]
    return Rulebook(invented).on(MEETING)


def cell_vote(**fields: Any) -> CellVoted:
    vote = step("cell_voted", MEETING, **fields)
    assert isinstance(vote, CellVoted)
    return vote


def committee_vote(**fields: Any) -> CommitteeVoted:
    vote = step("committee_voted", MEETING, **fields)
    assert isinstance(vote, CommitteeVoted)
    return vote


def left_out(**groups: int) -> list[dict[str, Any]]:
    return [{"count": count, "ground": ground} for ground, count in groups.items()]


# ---- the share ----


@pytest.mark.parametrize(
    ("agree", "base", "share", "expected"),
    [
        (5, 10, AT_LEAST_THREE_FIFTHS, False),
        (6, 10, AT_LEAST_THREE_FIFTHS, True),
        (7, 10, AT_LEAST_THREE_FIFTHS, True),
        (6, 11, AT_LEAST_THREE_FIFTHS, False),
        (7, 11, AT_LEAST_THREE_FIFTHS, True),
        (2, 9, MORE_THAN_A_THIRD, False),
        (3, 9, MORE_THAN_A_THIRD, False),
        (4, 9, MORE_THAN_A_THIRD, True),
        (1, 1, AT_LEAST_THREE_FIFTHS, True),
        (0, 0, AT_LEAST_THREE_FIFTHS, False),
        (5, 0, AT_LEAST_THREE_FIFTHS, False),
        (5, -3, AT_LEAST_THREE_FIFTHS, False),
        (-1, 2, MORE_THAN_A_THIRD, False),
    ],
)
def test_share_is_reached_exactly_at_its_limit(agree, base, share, expected):
    assert reaches(agree, base=base, share=share) is expected


@given(
    base=st.integers(1, 200),
    num=st.integers(1, 5),
    more=st.integers(0, 5),
    compare=st.sampled_from(["at_least", "more_than"]),
)
def test_number_needed_is_always_the_smallest_that_reaches(base, num, more, compare):
    share = {"num": num, "den": num + more, "compare": compare}

    needed = needed_to_reach(base, share)

    assert reaches(needed, base=base, share=share)
    assert not reaches(needed - 1, base=base, share=share)


@pytest.mark.parametrize(
    ("vote", "expected"),
    [
        (cell_vote(matter="admission"), "cell_vote_admission"),
        (cell_vote(matter="recognition"), "cell_vote_recognition"),
        (committee_vote(level="grassroots", matter="recognition"), "grassroots_vote"),
        (committee_vote(level="standing", matter="strike_off"), "standing_committee_vote"),
    ],
)
def test_vote_is_measured_against_the_share_of_its_matter_or_level(vote, expected):
    rule = share_rule(vote, rules(**LAW))

    assert rule is not None
    assert rule.rule_id == expected


def test_vote_without_a_share_in_force_did_not_carry():
    from_tomorrow = (date(2030, 3, 3), None, AT_LEAST_THREE_FIFTHS)
    rule = invented_rule(from_tomorrow, rule_id="cell_vote_strike_off_probationary")
    today = Rulebook([rule]).on(MEETING)
    vote = cell_vote(matter="strike_off")

    assert share_rule(vote, today) is None
    assert not carried(vote, today)


# ---- the base ----


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ({}, 10),
        ({SUSPENDED: 1}, 9),
        ({EXEMPT: 2}, 8),
        ({SUSPENDED: 1, EXEMPT: 2}, 7),
        ({ELSEWHERE: 3}, 10),
        ({CHARGED: 3, SUSPENDED: 1}, 9),
        ({SUSPENDED: 11}, -1),
    ],
)
def test_base_leaves_out_only_the_grounds_that_the_rule_allows(groups, expected):
    vote = cell_vote(official_members=10, excluded=left_out(**groups))

    assert base_of(vote, rules(**LAW)) == expected


def test_base_leaves_nobody_out_without_a_rule():
    vote = cell_vote(official_members=10, excluded=left_out(**{SUSPENDED: 1}))

    assert base_of(vote, rules()) == 10


def test_several_groups_of_one_ground_add_up():
    groups = left_out(**{SUSPENDED: 1}) + left_out(**{SUSPENDED: 2})

    assert base_of(cell_vote(official_members=10, excluded=groups), rules(**LAW)) == 7


def test_base_of_a_committee_is_its_members():
    assert base_of(committee_vote(members=13), rules(**LAW)) == 13


@pytest.mark.parametrize(("agree", "expected"), [(4, False), (5, True), (6, True)])
def test_vote_carries_by_the_share_of_the_reduced_base(agree, expected):
    groups = left_out(**{SUSPENDED: 2})
    vote = cell_vote(official_members=10, excluded=groups, agree=agree)

    assert carried(vote, rules(**LAW)) is expected


def test_vote_carries_whatever_else_is_wrong_with_its_numbers():
    vote = cell_vote(official_members=10, present_official=3, agree=9)

    assert counts_disagree(vote, rules(**LAW))
    assert carried(vote, rules(**LAW))


# ---- numbers that cannot all be true ----

BALANCED: dict[str, Any] = {
    "official_members": 10,
    "present_official": 8,
    "agree": 5,
    "disagree": 2,
    "invalid": 1,
}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, False),
        ({"agree": 4}, False),
        ({"agree": 6}, True),
        ({"invalid": 2}, True),
        ({"present_official": 10}, False),
        ({"present_official": 11}, True),
        ({"excluded": left_out(**{EXEMPT: 2})}, False),
        ({"excluded": left_out(**{EXEMPT: 3})}, True),
        ({"excluded": left_out(**{SUSPENDED: 10})}, False),
        ({"excluded": left_out(**{SUSPENDED: 11})}, True),
        ({"excluded": left_out(**{SUSPENDED: 6, ELSEWHERE: 5})}, True),
        ({"excluded": left_out(**{EXEMPT: 2, SUSPENDED: 8})}, False),
        ({"excluded": left_out(**{SUSPENDED: -1})}, True),
        ({"official_members": -1, "present_official": -1}, True),
        ({"agree": -1}, True),
        ({"disagree": -1}, True),
        ({"invalid": -1}, True),
    ],
)
def test_numbers_of_a_cell_vote_are_compared_with_each_other(changes, expected):
    vote = cell_vote(**(BALANCED | changes))

    assert counts_disagree(vote, rules(**LAW)) is expected


def test_without_a_rule_no_ground_needs_absence():
    vote = cell_vote(**(BALANCED | {"excluded": left_out(**{EXEMPT: 9})}))

    assert not counts_disagree(vote, rules())


@pytest.mark.parametrize(
    ("members", "agree", "disagree", "expected"),
    [
        (9, 9, 0, False),
        (9, 5, 4, False),
        (9, 5, 5, True),
        (9, 0, 0, False),
        (-1, 0, 0, True),
        (9, -1, 5, True),
        (9, 5, -1, True),
    ],
)
def test_numbers_of_a_committee_vote_are_compared_with_each_other(
    members, agree, disagree, expected
):
    vote = committee_vote(members=members, agree=agree, disagree=disagree)

    assert counts_disagree(vote, rules()) is expected


# ---- the law ----


@pytest.mark.parametrize(
    ("fields", "short"),
    [
        ({"official_members": 9, "agree": 5}, True),
        ({"official_members": 9, "agree": 6}, False),
        ({"official_members": 10, "agree": 6}, True),
        ({"official_members": 10, "agree": 7}, False),
        ({"official_members": 9, "agree": 5, "excluded": left_out(**{CHARGED: 2})}, False),
        ({"official_members": 9, "agree": 5, "excluded": left_out(**{ELSEWHERE: 1})}, True),
    ],
)
@pytest.mark.parametrize("matter", ["admission", "recognition", "strike_off"])
def test_two_thirds_of_the_official_members_carry_a_vote_of_the_cell(matter, fields, short):
    vote = step("cell_voted", "2025-08-12", matter=matter, present_official=7, disagree=0, **fields)

    findings = found(casefile(vote), "2025-08-12")

    assert (("vote_share_not_reached", Severity.INFO, 1) in findings) is short


@pytest.mark.parametrize(
    ("level", "members", "agree", "short"),
    [
        ("grassroots", 12, 7, True),
        ("grassroots", 12, 8, False),
        ("grassroots", 13, 8, True),
        ("grassroots", 13, 9, False),
        ("standing", 12, 6, True),
        ("standing", 12, 7, False),
        ("standing", 13, 6, True),
        ("standing", 13, 7, False),
    ],
)
def test_committee_carries_by_two_thirds_and_standing_committee_by_more_than_half(
    level, members, agree, short
):
    vote = step(
        "committee_voted", "2025-08-12", level=level, members=members, agree=agree, disagree=0
    )

    findings = found(casefile(vote), "2025-08-12")

    assert (("vote_share_not_reached", Severity.INFO, 1) in findings) is short


@pytest.mark.parametrize(("on", "expected"), [("2016-09-19", 0), ("2016-09-20", 1)])
def test_strike_off_has_a_share_from_the_first_guidance_on(on, expected):
    vote = step("cell_voted", on, matter="strike_off", agree=0, disagree=9)

    findings = found(casefile(vote), on)

    assert len([code for code, _, _ in findings if code == "vote_share_not_reached"]) == expected


def test_inconsistent_numbers_block():
    vote = step("cell_voted", "2025-08-12", agree=10)

    assert ("vote_counts_inconsistent", Severity.BLOCK, 1) in found(casefile(vote), "2025-08-12")
