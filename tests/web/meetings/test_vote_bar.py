"""The vote bar, the percentages and the shares in words."""

from datetime import date
from fractions import Fraction

import pytest

from ketnap.domain.casefile.codes import Matter, VoteMethod
from ketnap.domain.casefile.steps import CellVoted
from ketnap.domain.meeting.outcome import outcome_of
from ketnap.rules.load import load_rulebook
from ketnap.web.meetings.bar import bar_of
from ketnap.web.meetings.words import percent, share_words

DAY = date(2025, 9, 3)


def bar(members: int, agree: int, disagree: int = 0, invalid: int = 0):
    vote = CellVoted(
        on=DAY,
        matter=Matter.ADMISSION,
        official_members=members,
        excluded=(),
        present_official=members,
        agree=agree,
        disagree=disagree,
        invalid=invalid,
        method=VoteMethod.SECRET_BALLOT,
    )
    return bar_of(outcome_of(vote, load_rulebook().on(DAY)))


def test_parts_fill_the_base_in_their_order():
    drawn = bar(24, 20, 1, 1)

    assert [(part.kind, part.number, part.start, part.width) for part in drawn.segments] == [
        ("agree", 20, "0.00%", "83.33%"),
        ("disagree", 1, "83.33%", "4.17%"),
        ("invalid", 1, "87.50%", "4.17%"),
        ("rest", 2, "91.67%", "8.33%"),
    ]
    assert (drawn.mark.at, drawn.mark.label) == ("66.67%", "Mức hai phần ba: 16")


def test_mark_is_named_inside_the_bar_where_everybody_must_agree():
    drawn = bar(1, 1)

    assert (drawn.mark.at, drawn.mark.anchor) == ("100.00%", "end")


def test_part_that_is_too_narrow_shows_no_number_and_is_still_told():
    drawn = bar(100, 99, 1)

    assert [part.shows_number for part in drawn.segments] == [True, False]
    assert drawn.sentence == "Tán thành 99, Không tán thành 1"


def test_there_is_no_bar_where_nobody_counts():
    assert bar(0, 0) is None


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (Fraction(5, 6), "83,3"),
        (Fraction(23, 36), "63,9"),
        (Fraction(2, 3), "66,7"),
        (Fraction(0), "0,0"),
        (Fraction(1), "100,0"),
    ],
)
def test_percent_is_rounded_and_written_as_here(part, expected):
    assert percent(part) == f"{expected}\N{NO-BREAK SPACE}%"


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        ({"num": 2, "den": 3}, "hai phần ba"),
        ({"num": 1, "den": 2}, "một nửa"),
        ({"num": 3, "den": 4}, "3/4"),
    ],
)
def test_share_is_worded(share, expected):
    assert share_words(share) == expected
