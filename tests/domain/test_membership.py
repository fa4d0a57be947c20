"""Whom a vote of a cell is measured against."""

from datetime import date

import pytest

from domain.rulebook.invented import invented_rule
from ketnap.domain.casefile.codes import ExclusionGround
from ketnap.domain.membership import LeftOut, Member, vote_base
from ketnap.domain.rulebook import Rulebook
from ketnap.rules.load import load_rulebook

DAY = date(2030, 5, 1)
BASE = {
    "start_from": "official_members_summoned",
    "minus_if_absent": ["on_temporary_activity_elsewhere", "exempt_from_work_and_activity"],
    "minus": ["suspended_from_activity"],
    "counted_if_present_and_voting": [],
}
ELSEWHERE = ExclusionGround.ON_TEMPORARY_ACTIVITY_ELSEWHERE
EXEMPT = ExclusionGround.EXEMPT_FROM_WORK_AND_ACTIVITY
SUSPENDED = ExclusionGround.SUSPENDED_FROM_ACTIVITY

AN = Member(1, "Nguyễn Thị An", is_official=True)
BINH = Member(2, "Trần Văn Bình", is_official=True, grounds=frozenset({EXEMPT}))
CHI = Member(3, "Lê Thị Chi", is_official=True, grounds=frozenset({ELSEWHERE}))
DUNG = Member(4, "Đỗ Mạnh Dũng", is_official=True, grounds=frozenset({SUSPENDED}))
GIANG = Member(5, "Phạm Hương Giang", is_official=False)


@pytest.fixture
def rules():
    return Rulebook([invented_rule((date(2030, 1, 1), None, BASE), rule_id="cell_vote_base")]).on(
        DAY
    )


def test_base_counts_official_members_alone(rules):
    base = vote_base([AN, GIANG], rules)

    assert (base.official, base.without_vote) == ((AN,), (GIANG,))
    assert (base.least, base.most) == (1, 1)


def test_exempt_and_temporarily_absent_members_count_only_when_they_vote(rules):
    base = vote_base([AN, BINH, CHI], rules)

    assert base.left_out_if_absent == (LeftOut(BINH, EXEMPT), LeftOut(CHI, ELSEWHERE))
    assert (base.least, base.most) == (1, 3)


def test_suspended_member_never_counts(rules):
    base = vote_base([AN, DUNG], rules)

    assert base.always_left_out == (LeftOut(DUNG, SUSPENDED),)
    assert (base.least, base.most) == (1, 1)


def test_member_with_two_grounds_is_left_out_once(rules):
    both = Member(
        6, "Hồ Văn Em", is_official=True, grounds=frozenset({SUSPENDED, EXEMPT, ELSEWHERE})
    )

    base = vote_base([AN, both], rules)

    assert base.always_left_out == (LeftOut(both, SUSPENDED),)
    assert base.left_out_if_absent == ()
    assert base.least == 1


def test_two_members_of_one_name_are_two(rules):
    twin = Member(7, BINH.name, is_official=True, grounds=BINH.grounds)

    assert vote_base([AN, BINH, twin], rules).least == 1


def test_everybody_official_counts_before_the_rule_is_in_force(rules):
    book = Rulebook([invented_rule((date(2030, 6, 1), None, BASE), rule_id="cell_vote_base")])

    base = vote_base([AN, BINH], book.on(DAY))

    assert (base.least, base.most, base.rule) == (2, 2, None)


@pytest.mark.parametrize("day", [date(2018, 7, 26), date(2025, 7, 1), date(2026, 9, 1)])
def test_real_rulebook_names_only_grounds_a_vote_knows(day):
    base = vote_base([AN, BINH, CHI, DUNG], load_rulebook().on(day))

    assert (base.least, base.most) == (1, 3)
    assert base.rule is not None
