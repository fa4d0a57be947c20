"""Who is left out of the base of a vote is said in words, by the rule of its day."""

from datetime import date

from domain.casefile.build import step
from ketnap.domain.casefile.codes import ExclusionGround
from ketnap.domain.paperwork.left_out import GROUNDS, left_out_of_base
from ketnap.rules.load import load_rulebook

ON = date(2026, 1, 15)


def vote(*excluded: dict[str, object]):
    return step("cell_voted", ON, official_members=12, present_official=9, excluded=list(excluded))


def test_each_group_is_named_with_its_ground():
    ballot = vote(
        {"count": 2, "ground": "exempt_from_work_and_activity"},
        {"count": 1, "ground": "suspended_from_activity"},
    )

    said = left_out_of_base(ballot, load_rulebook().on(ON))

    assert said == (
        "02 đồng chí được miễn công tác và sinh hoạt đảng; 01 đồng chí bị đình chỉ sinh hoạt đảng"
    )


def test_the_same_groups_in_another_order_are_said_alike():
    exempt = {"count": 2, "ground": "exempt_from_work_and_activity"}
    suspended = {"count": 1, "ground": "suspended_from_activity"}
    rules = load_rulebook().on(ON)

    said = {
        left_out_of_base(vote(exempt, suspended), rules),
        left_out_of_base(vote(suspended, exempt), rules),
        left_out_of_base(vote(suspended, {**exempt, "count": 1}, {**exempt, "count": 1}), rules),
    }

    assert len(said) == 1


def test_nobody_is_left_out_where_nobody_was_excluded():
    assert left_out_of_base(vote(), load_rulebook().on(ON)) == ""


def test_every_ground_has_words():
    assert set(GROUNDS) == set(ExclusionGround)
