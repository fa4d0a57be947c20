"""Who counts in the votes of a committee, and numbers of a sitting that cannot be."""

from datetime import date

import pytest

from ketnap.domain.casefile.codes import ExclusionGround
from ketnap.domain.casefile.steps import Excluded
from ketnap.domain.sitting import (
    CommitteeTurnout,
    TurnoutTrouble,
    exclusion_grounds,
    turnout_trouble,
)
from ketnap.rules.load import load_rulebook

IN_FORCE = load_rulebook().on(date(2026, 1, 15))
BEFORE_ANY = load_rulebook().on(date(2016, 7, 24))
ELSEWHERE = ExclusionGround.ON_TEMPORARY_ACTIVITY_ELSEWHERE
SUSPENDED = ExclusionGround.SUSPENDED_FROM_ACTIVITY


def left_out(*counts: int) -> tuple[Excluded, ...]:
    grounds = (ELSEWHERE, SUSPENDED)
    return tuple(
        Excluded(count=count, ground=ground) for count, ground in zip(counts, grounds, strict=False)
    )


def test_base_is_the_members_less_those_left_out():
    turnout = CommitteeTurnout(members=15, present=12, excluded=left_out(1, 1))

    assert (turnout.base, turnout.absent) == (13, 3)


def test_grounds_are_those_of_the_rule_of_the_day():
    assert exclusion_grounds(IN_FORCE) == (
        ELSEWHERE,
        SUSPENDED,
        ExclusionGround.CHARGED_PROSECUTED_OR_DETAINED,
    )
    assert exclusion_grounds(BEFORE_ANY) == ()


@pytest.mark.parametrize(
    ("members", "present", "excluded", "trouble"),
    [
        (15, None, (), None),
        (15, 15, (), None),
        (15, 16, (), TurnoutTrouble.PRESENT_EXCEED_MEMBERS),
        (15, 13, left_out(1, 1), None),
        (15, 14, left_out(1, 1), TurnoutTrouble.EXCLUDED_EXCEED_ABSENT),
        (15, None, left_out(1), TurnoutTrouble.PRESENT_UNKNOWN),
        (2, 0, left_out(1, 1), TurnoutTrouble.NOBODY_COUNTS),
    ],
)
def test_numbers_that_cannot_be_are_told(members, present, excluded, trouble):
    turnout = CommitteeTurnout(members=members, present=present, excluded=excluded)

    assert turnout_trouble(turnout, IN_FORCE) is trouble


@pytest.mark.parametrize(
    ("ground", "rules"),
    [(ExclusionGround.EXEMPT_FROM_WORK_AND_ACTIVITY, IN_FORCE), (ELSEWHERE, BEFORE_ANY)],
)
def test_nobody_is_left_out_on_a_ground_that_no_rule_names(ground, rules):
    excluded = (Excluded(count=1, ground=ground),)
    turnout = CommitteeTurnout(members=15, present=14, excluded=excluded)

    assert turnout_trouble(turnout, rules) is TurnoutTrouble.GROUND_OF_NO_RULE
