"""Ballots that add up and ballots that do not; what a count amounts to around two thirds."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketnap.domain.casefile.codes import ExclusionGround, Matter, VoteMethod
from ketnap.domain.casefile.steps import CellVoted, Excluded
from ketnap.domain.casefile.votes import counts_disagree
from ketnap.domain.meeting.attendance import Turnout
from ketnap.domain.meeting.ballots import Count, Slip, SlipCode, slips_in, vote_of
from ketnap.domain.meeting.outcome import outcome_of
from ketnap.rules.load import load_rulebook

DAY = date(2025, 9, 3)
RULES = load_rulebook().on(DAY)
ELSEWHERE = ExclusionGround.ON_TEMPORARY_ACTIVITY_ELSEWHERE
TURNOUT = Turnout(
    official_members=26,
    present_official=22,
    excluded=(Excluded(count=2, ground=ELSEWHERE),),
)


def ballots(agree: int, disagree: int = 0, **numbers: int) -> Count:
    every = {"spoiled": 0, "blank": 0, **numbers}
    returned = agree + disagree + every["spoiled"] + every["blank"]
    usual = {"issued": 22, "returned": returned}
    return Count(
        method=VoteMethod.SECRET_BALLOT, agree=agree, disagree=disagree, **{**usual, **every}
    )


def cards(agree: int, disagree: int) -> Count:
    return Count(method=VoteMethod.PARTY_CARD, agree=agree, disagree=disagree)


@pytest.mark.parametrize(
    "count",
    [
        ballots(22),
        ballots(20, 1, spoiled=1),
        ballots(18, 1, spoiled=1, blank=2),
        ballots(20, issued=21),
        ballots(0, issued=0),
        ballots(0, 0, blank=22),
        cards(22, 0),
        cards(20, 1),
        cards(0, 0),
    ],
)
def test_numbers_that_add_up_have_no_slip(count):
    assert list(slips_in(count, TURNOUT)) == []


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (ballots(22, issued=23), [Slip(SlipCode.ISSUED_ABOVE_PRESENT, "issued", 23, 22)]),
        (ballots(22, issued=21), [Slip(SlipCode.RETURNED_ABOVE_ISSUED, "returned", 22, 21)]),
        (ballots(23, returned=22), [Slip(SlipCode.ABOVE_RETURNED, "agree", 23, 22)]),
        (ballots(20, 3, returned=22), [Slip(SlipCode.SUM_ABOVE_RETURNED, "agree", 23, 22)]),
        (
            ballots(20, 1, spoiled=1, blank=1, returned=22),
            [Slip(SlipCode.SUM_ABOVE_RETURNED, "agree", 23, 22)],
        ),
        (ballots(20, 1, returned=22), [Slip(SlipCode.SUM_BELOW_RETURNED, "agree", 21, 22)]),
        (cards(20, 3), [Slip(SlipCode.CARDS_ABOVE_PRESENT, "agree", 23, 22)]),
    ],
)
def test_numbers_that_do_not_add_up_are_named_by_the_field_to_look_at(count, expected):
    assert list(slips_in(count, TURNOUT)) == expected


@given(
    agree=st.integers(0, 30),
    disagree=st.integers(0, 30),
    spoiled=st.integers(0, 5),
    blank=st.integers(0, 5),
    issued=st.integers(0, 30),
)
def test_a_count_without_slips_never_contradicts_the_step_it_becomes(
    agree, disagree, spoiled, blank, issued
):
    count = ballots(agree, disagree, spoiled=spoiled, blank=blank, issued=issued)
    vote = vote_of(count, TURNOUT, matter=Matter.ADMISSION, on=DAY, resolution=None)

    if not list(slips_in(count, TURNOUT)):
        assert not counts_disagree(vote, RULES)
        assert count.valid + count.invalid == count.returned


def test_a_count_becomes_a_vote_with_numbers_alone():
    count = ballots(18, 1, spoiled=1, blank=2)

    vote = vote_of(count, TURNOUT, matter=Matter.ADMISSION, on=DAY, resolution="12-NQ/CB")

    assert vote == CellVoted(
        on=DAY,
        matter=Matter.ADMISSION,
        official_members=26,
        excluded=(Excluded(count=2, ground=ELSEWHERE),),
        present_official=22,
        agree=18,
        disagree=1,
        invalid=3,
        method=VoteMethod.SECRET_BALLOT,
        resolution="12-NQ/CB",
    )


@pytest.mark.parametrize("matter", Matter)
@pytest.mark.parametrize(
    ("agree", "is_reached"),
    [(0, False), (15, False), (16, True), (17, True), (22, True)],
)
def test_two_thirds_of_those_who_count_must_agree(matter, agree, is_reached):
    vote = vote_of(ballots(agree, 22 - agree), TURNOUT, matter=matter, on=DAY, resolution=None)

    outcome = outcome_of(vote, RULES)

    assert (outcome.base, outcome.needed, outcome.is_reached) == (24, 16, is_reached)


def test_invalid_ballots_and_absent_members_count_in_the_base_and_for_nobody():
    vote = vote_of(
        ballots(15, 0, spoiled=3, blank=4),
        TURNOUT,
        matter=Matter.ADMISSION,
        on=DAY,
        resolution=None,
    )

    outcome = outcome_of(vote, RULES)

    assert not outcome.is_reached
    assert outcome.not_counted_anywhere == 2


def test_shares_are_told_of_those_who_count_and_of_all():
    vote = vote_of(ballots(18, 4), TURNOUT, matter=Matter.ADMISSION, on=DAY, resolution=None)

    outcome = outcome_of(vote, RULES)

    assert (outcome.of_base * 24, outcome.of_all * 26) == (18, 18)


def test_nothing_is_reached_where_nobody_counts():
    nobody = Turnout(official_members=2, present_official=0, excluded=TURNOUT.excluded)
    vote = vote_of(ballots(0, issued=0), nobody, matter=Matter.ADMISSION, on=DAY, resolution=None)

    outcome = outcome_of(vote, RULES)

    assert (outcome.base, outcome.of_base, outcome.is_reached) == (0, 0, False)
