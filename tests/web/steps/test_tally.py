"""The sums of a vote while it is typed."""

from datetime import date

import pytest

from ketnap.domain.casefile.codes import CommitteeLevel, Matter, StepKind
from ketnap.web.steps.tally import tally_of

TODAY = date(2026, 1, 5)
VOTE = {
    "matter": Matter.ADMISSION,
    "official_members": 26,
    "present_official": 22,
    "agree": 16,
    "disagree": 5,
    "invalid": 1,
}


def tally(typed, kind=StepKind.CELL_VOTED, listed_members=26):
    return tally_of(kind, typed, today=TODAY, listed_members=listed_members)


@pytest.mark.parametrize(("agree", "is_reached"), [(17, False), (18, True), (19, True)])
def test_two_thirds_of_all_official_members_are_needed(agree, is_reached):
    sums = tally({**VOTE, "agree": agree})

    assert (sums.base, sums.needed, sums.is_reached) == (26, 18, is_reached)


def test_members_left_out_make_the_base_smaller():
    sums = tally({**VOTE, "excluded.suspended_from_activity": 2})

    assert (sums.base, sums.needed, sums.is_reached) == (24, 16, True)


@pytest.mark.parametrize(("invalid", "missing"), [(0, 1), (1, 0), (2, -1)])
def test_ballots_are_held_against_those_present(invalid, missing):
    assert tally({**VOTE, "invalid": invalid}).missing == missing


@pytest.mark.parametrize(("listed", "said"), [(26, None), (25, 25)])
def test_another_number_than_the_list_of_the_cell_is_pointed_out(listed, said):
    assert tally(VOTE, listed_members=listed).listed_members == said


def test_a_committee_is_counted_by_its_members():
    typed = {"level": CommitteeLevel.GRASSROOTS, "members": 9, "agree": 6, "disagree": 3}

    sums = tally(typed, kind=StepKind.COMMITTEE_VOTED)

    assert (sums.base, sums.present, sums.ballots, sums.missing) == (9, 9, 9, 0)


def test_where_no_rule_gives_a_share_nothing_is_reached():
    sums = tally({**VOTE, "on": date(1990, 1, 1), "agree": 26})

    assert (sums.needed, sums.is_reached, sums.source) == (None, False, None)


def test_nothing_is_counted_before_anything_is_typed_or_for_other_steps():
    assert tally({}) is None
    assert tally(VOTE, kind=StepKind.NOMINATED) is None
