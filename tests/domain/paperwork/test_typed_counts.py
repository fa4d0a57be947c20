"""Counts typed into a paper are held against each other and against the record."""

import pytest

from ketnap.documents.sheets.load import load_sheets, sheet_of
from ketnap.domain.paperwork.counts import RELATIONS, CountsImpossible, misfits_in
from ketnap.domain.paperwork.filling import Filled

RESOLUTION = sheet_of("NQ-PC")
ADMISSION = sheet_of("6-KNĐ")
RIGHT = {
    "members_total": "12",
    "members_official": "10",
    "present_total": "11",
    "present_official": "09",
    "agree_count": "08",
    "disagree_count": "01",
}


def filled(recorded: dict[str, str] | None = None, **typed: str) -> Filled:
    recorded = recorded or {}
    return Filled({**recorded, **typed}, {}, frozenset(recorded))


def test_counts_that_come_together_are_not_remarked():
    assert misfits_in(RESOLUTION, filled(**RIGHT)) == ()


@pytest.mark.parametrize(
    ("wrong", "names"),
    [
        ({"agree_count": "09"}, ("agree_count", "disagree_count", "present_official")),
        ({"present_total": "13"}, ("present_total", "members_total")),
        ({"members_official": "13"}, ("members_official", "members_total")),
        ({"members_official": "08"}, ("present_official", "members_official")),
    ],
)
def test_more_than_there_can_be_is_told(wrong, names):
    found = misfits_in(RESOLUTION, filled(**{**RIGHT, **wrong}))

    assert names in [misfit.names for misfit in found]


def test_one_count_alone_may_be_too_many():
    [misfit] = misfits_in(RESOLUTION, filled(agree_count="12", members_official="10"))

    assert (
        misfit.vi
        == "Số đồng chí tán thành là 12, nhiều hơn số đảng viên chính thức của chi bộ (10)"
    )


def test_a_typed_sum_is_held_against_what_the_record_says():
    recorded = {"vote_members": "10"}

    found = misfits_in(ADMISSION, filled(recorded, members_probationary="02", members_total="13"))

    assert [misfit.names for misfit in found] == [
        ("vote_members", "members_probationary", "members_total")
    ]


def test_what_the_record_alone_says_is_not_judged_here():
    recorded = {"agree_count": "12", "members_official": "10"}

    assert misfits_in(RESOLUTION, filled(recorded)) == ()


def test_what_is_left_to_a_pen_is_not_counted():
    assert misfits_in(RESOLUTION, filled(members_official="10", agree_count="")) == ()


def test_the_refusal_names_every_count_that_does_not_fit():
    found = misfits_in(RESOLUTION, filled(**{**RIGHT, "agree_count": "12"}))

    refusal = CountsImpossible(RESOLUTION, found)

    assert "Số đồng chí tán thành + Số đồng chí không tán thành là 13" in refusal.vi
    assert "In favour + Against is 13" in refusal.en


def test_every_count_of_a_relation_is_printed_by_some_form_together_with_its_whole():
    printed = [set(v.names()) for sheet in load_sheets().values() for v in sheet.versions]

    for relation in RELATIONS:
        assert any({*relation.parts, relation.whole} <= names for names in printed), relation


def test_a_board_has_no_more_votes_than_members():
    recorded = {"board_members": "13", "board_agree": "12"}

    [misfit] = misfits_in(sheet_of("4-KNĐ"), filled(recorded, board_disagree="02"))

    assert misfit.names == ("board_agree", "board_disagree", "board_members")
    assert misfits_in(sheet_of("4-KNĐ"), filled(recorded, board_disagree="01")) == ()
