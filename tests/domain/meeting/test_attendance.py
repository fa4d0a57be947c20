"""Who counts at a meeting: exempt, elsewhere, suspended and charged members, there or not."""

from datetime import date

import pytest

from ketnap.domain.casefile.codes import ExclusionGround
from ketnap.domain.casefile.steps import Excluded
from ketnap.domain.meeting.attendance import Attending, Turnout, turnout_of
from ketnap.domain.meeting.quorum import quorum_of
from ketnap.domain.membership import Member
from ketnap.rules.load import load_rulebook

RULES = load_rulebook().on(date(2025, 9, 3))
BEFORE_ANY_RULE = load_rulebook().on(date(2011, 2, 1))

EXEMPT = ExclusionGround.EXEMPT_FROM_WORK_AND_ACTIVITY
ELSEWHERE = ExclusionGround.ON_TEMPORARY_ACTIVITY_ELSEWHERE
SUSPENDED = ExclusionGround.SUSPENDED_FROM_ACTIVITY
CHARGED = ExclusionGround.CHARGED_PROSECUTED_OR_DETAINED


def attending(
    number: int,
    *grounds: ExclusionGround,
    is_present: bool = True,
    is_official: bool = True,
) -> Attending:
    member = Member(number, f"Đảng viên {number}", is_official, frozenset(grounds))
    return Attending(member, is_present)


def nine_and(*others: Attending) -> list[Attending]:
    return [*(attending(number) for number in range(1, 10)), *others]


@pytest.mark.parametrize(
    ("ground", "is_present", "expected_base"),
    [
        (None, True, 10),
        (None, False, 10),
        (EXEMPT, True, 10),
        (EXEMPT, False, 9),
        (ELSEWHERE, True, 10),
        (ELSEWHERE, False, 9),
        (SUSPENDED, False, 9),
        (CHARGED, False, 9),
    ],
)
def test_base_depends_on_the_ground_and_on_being_there(ground, is_present, expected_base):
    tenth = attending(10, *([ground] if ground else []), is_present=is_present)

    turnout = turnout_of(nine_and(tenth), RULES)

    assert turnout.base == expected_base
    assert turnout.present_official == 9 + is_present
    assert turnout.absent_and_counted == expected_base - 9 - is_present


def test_turnout_tells_the_groups_and_the_probationary_members_apart():
    others = [
        attending(10, EXEMPT, is_present=False),
        attending(11, EXEMPT, is_present=False),
        attending(12, ELSEWHERE, is_present=False),
        attending(13, SUSPENDED, is_present=False),
        attending(14, is_present=False),
        attending(15, is_official=False),
        attending(16, is_official=False, is_present=False),
    ]

    turnout = turnout_of(nine_and(*others), RULES)

    assert turnout == Turnout(
        official_members=14,
        present_official=9,
        excluded=(
            Excluded(count=1, ground=ELSEWHERE),
            Excluded(count=2, ground=EXEMPT),
            Excluded(count=1, ground=SUSPENDED),
        ),
        probationary_members=2,
        present_probationary=1,
    )
    assert (turnout.base, turnout.absent_official, turnout.absent_probationary) == (10, 5, 1)


def test_nobody_is_left_out_where_no_rule_is_in_force():
    called = nine_and(attending(10, EXEMPT, is_present=False))

    assert turnout_of(called, BEFORE_ANY_RULE).base == 10


@pytest.mark.parametrize(("present", "is_met"), [(5, False), (6, True), (7, True)])
def test_quorum_is_what_the_share_of_a_vote_asks_for(present, is_met):
    called = [attending(number, is_present=number <= present) for number in range(1, 10)]

    quorum = quorum_of(turnout_of(called, RULES), RULES)

    assert quorum is not None
    assert (quorum.needed, quorum.is_met, quorum.follows_the_share) == (6, is_met, True)


def test_quorum_is_silent_where_no_rule_speaks_of_it():
    turnout = turnout_of(nine_and(), BEFORE_ANY_RULE)

    assert quorum_of(turnout, BEFORE_ANY_RULE) is None
