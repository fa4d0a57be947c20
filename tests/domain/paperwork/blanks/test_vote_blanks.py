"""The counts and shares of a vote, of all members and of the base that the rule counts."""

from datetime import date

from domain.casefile.build import step
from domain.paperwork.materials import ON, material_of, value_of, values_of
from ketnap.domain.casefile.codes import ExclusionGround
from ketnap.domain.casefile.steps import Excluded
from ketnap.domain.paperwork.material import SittingFacts
from ketnap.domain.sitting import CommitteeTurnout

LEFT_OUT = [
    {"count": 2, "ground": "exempt_from_work_and_activity"},
    {"count": 1, "ground": "suspended_from_activity"},
]


def vote(on=ON, **fields):
    return step("cell_voted", on, **fields)


def about(step_, on=ON):
    return material_of(step_, about=step_, on=on)


def test_the_share_is_said_of_all_members_and_of_the_base():
    counted = vote(official_members=12, present_official=9, excluded=LEFT_OUT, agree=8, disagree=1)

    shares = values_of("vote_agree_percent vote_base vote_base_agree_percent", about(counted))

    assert shares == {
        "vote_agree_percent": "66,7",
        "vote_base": 9,
        "vote_base_agree_percent": "88,9",
    }


def test_the_base_is_not_said_again_where_everybody_counts():
    counted = vote(official_members=9, agree=9)

    assert value_of("vote_base_agree_percent", about(counted)) is None
    assert value_of("vote_left_out", about(counted)) is None


def test_those_left_out_are_told_with_their_grounds():
    counted = vote(official_members=12, present_official=9, excluded=LEFT_OUT, agree=9)

    left_out = value_of("vote_left_out", about(counted))

    assert str(left_out).startswith("02 đồng chí được miễn công tác và sinh hoạt đảng")
    assert str(left_out).endswith("; 01 đồng chí bị đình chỉ sinh hoạt đảng")


def test_nobody_is_left_out_before_a_rule_says_so():
    early = date(2012, 6, 1)
    counted = vote(early, official_members=12, present_official=9, excluded=LEFT_OUT, agree=9)

    assert value_of("vote_left_out", about(counted, on=early)) is None


def test_the_rest_of_those_present_is_said_only_where_there_is_a_rest():
    all_spoke = vote(official_members=9, present_official=9, agree=8, disagree=1)
    one_did_not = vote(official_members=9, present_official=9, agree=7, disagree=1, invalid=1)

    assert value_of("vote_neither", about(all_spoke)) is None
    assert value_of("vote_neither", about(one_did_not)) == 1


def test_a_vote_of_a_committee_has_no_rest_nobody_counted():
    counted = step("committee_voted", ON, members=15, agree=14, disagree=1)

    values = values_of("vote_members vote_agree_percent vote_neither", about(counted))

    assert values == {
        "vote_members": 15,
        "vote_agree_percent": "93,3",
        "vote_neither": None,
    }


def test_a_vote_below_the_share_has_not_carried():
    lost = vote(official_members=9, agree=5, disagree=4)
    carried = vote(official_members=9, agree=6, disagree=3)

    assert value_of("vote_carried", about(lost)) is None
    assert value_of("vote_carried", about(carried)) == "đạt"


COMMITTEE = "vote_members committee_present committee_absent vote_base vote_agree_percent"
SITTING = SittingFacts(
    turnout=CommitteeTurnout(
        members=15,
        present=13,
        excluded=(
            Excluded(count=1, ground=ExclusionGround.SUSPENDED_FROM_ACTIVITY),
            Excluded(count=1, ground=ExclusionGround.ON_TEMPORARY_ACTIVITY_ELSEWHERE),
        ),
    ),
    presiding="Bùi Xuân Nam",
)


def committee_vote(**fields):
    return step("committee_voted", ON, level="grassroots", body="Đảng ủy Cục", **fields)


def test_the_vote_of_a_committee_tells_its_base_by_the_sitting():
    counted = committee_vote(members=13, agree=12, disagree=1)
    material = material_of(counted, about=counted, sitting=SITTING)

    assert values_of(COMMITTEE, material) == {
        "vote_members": 15,
        "committee_present": 13,
        "committee_absent": 2,
        "vote_base": 13,
        "vote_agree_percent": "80",
    }
    assert values_of("vote_left_out vote_base_agree_percent presiding_name", material) == {
        "vote_left_out": "01 đồng chí sinh hoạt đảng tạm thời ở nơi khác; "
        "01 đồng chí bị đình chỉ sinh hoạt đảng",
        "vote_base_agree_percent": "92,3",
        "presiding_name": "Bùi Xuân Nam",
    }


def test_the_vote_of_a_committee_tells_no_base_where_no_sitting_is_known():
    counted = committee_vote(members=15, agree=12, disagree=1)
    material = material_of(counted, about=counted)

    told = values_of("committee_present vote_left_out vote_base_agree_percent", material)

    assert set(told.values()) == {None}
    assert value_of("vote_members", material) == 15


def test_a_vote_is_unopposed_where_nobody_was_against():
    nobody = vote(official_members=12, present_official=12, agree=11)
    somebody = vote(official_members=12, present_official=12, agree=11, disagree=1)

    assert value_of("vote_unopposed", about(nobody)) == "có"
    assert value_of("vote_unopposed", about(somebody)) is None
