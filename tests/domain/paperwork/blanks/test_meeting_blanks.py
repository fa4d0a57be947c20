"""When a meeting was, what was on its agenda, and what its votes came to."""

from dataclasses import replace
from datetime import time

from domain.paperwork.materials import ON, material_of, value_of, values_of
from ketnap.domain.paperwork.material import AgendaVote, MeetingFacts

NAMES = (
    "meeting_on meeting_hour meeting_place meeting_guests meeting_agenda meeting_attendees "
    "meeting_votes ballot_votes"
)
BALLOT = AgendaVote(
    person="Minh",
    what="đề nghị kết nạp đảng viên đối với quần chúng Minh",
    official=12,
    base=12,
    agree=9,
    disagree=1,
    invalid=1,
    method="Bỏ phiếu kín",
    issued=11,
    returned=11,
    passed=True,
)


def told(*votes: AgendaVote):
    return material_of(meeting=MeetingFacts(held_on=ON, votes=votes))


def test_a_meeting_says_when_and_where_it_is_and_what_about():
    meeting = MeetingFacts(
        held_on=ON,
        begins_at=time(14),
        place="Phòng họp 302",
        guests=("Hà (Chi bộ Kế hoạch)", "Khải (Đảng ủy cơ sở)"),
        agenda=("Công tác tháng", "Xét kết nạp"),
    )

    values = values_of(
        "meeting_on meeting_hour meeting_place meeting_guests meeting_agenda",
        material_of(meeting=meeting),
    )

    assert list(values.values()) == [
        ON,
        "14 giờ 00",
        "Phòng họp 302",
        "Hà (Chi bộ Kế hoạch); Khải (Đảng ủy cơ sở)",
        ({"number": "1", "what": "Công tác tháng"}, {"number": "2", "what": "Xét kết nạp"}),
    ]


def test_a_paper_without_a_meeting_says_nothing_of_one():
    assert set(values_of(NAMES, material_of()).values()) == {None}


def test_the_base_of_a_vote_is_said_only_where_it_is_not_all_official_members():
    smaller = replace(BALLOT, base=10, left_out="02 đồng chí bị đình chỉ sinh hoạt đảng")

    same, less = value_of("meeting_votes", told(BALLOT, smaller))

    assert (same["agree_percent"], same["base"], same["base_percent"]) == ("75", "", "")
    assert (less["agree_percent"], less["base"], less["base_percent"]) == ("75", "10", "90")


def test_ballots_that_came_back_are_valid_but_for_the_invalid_ones():
    (row,) = value_of("ballot_votes", told(BALLOT))

    assert (row["issued"], row["returned"], row["valid"], row["invalid"]) == (
        "11",
        "11",
        "10",
        "01",
    )


def test_a_vote_by_card_has_no_ballots_to_count():
    by_card = replace(BALLOT, method="Biểu quyết bằng thẻ đảng viên", issued=None, returned=None)

    material = told(by_card)

    assert value_of("ballot_votes", material) is None
    assert value_of("meeting_votes", material)[0]["valid"] == ""
