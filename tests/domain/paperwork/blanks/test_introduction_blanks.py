"""Who introduces, as the step, the assignment and the register of the cell have him."""

from datetime import date

from domain.casefile.build import BINH, DUNG, YOUTH_UNION, step
from domain.paperwork.materials import ON, material_of, value_of, values_of
from ketnap.domain.paperwork.material import MemberFacts

ASSIGNED = step("mentor_assigned", "2025-01-06", mentor=DUNG)
INTRODUCED = step("introduced", ON, by=BINH | {"name": DUNG["name"], "official_on": None})


def test_an_introducer_who_was_assigned_is_told_with_the_day():
    values = values_of(
        "introducer_name introducer_assigned_on introducer_official_on",
        material_of(ASSIGNED, INTRODUCED, about=INTRODUCED),
    )

    assert values == {
        "introducer_name": "Phạm Tiến Dũng",
        "introducer_assigned_on": date(2025, 1, 6),
        "introducer_official_on": date(2009, 2, 3),
    }


def test_somebody_elses_assignment_is_not_taken_for_his():
    by_binh = step("introduced", ON, by=BINH)

    values = values_of(
        "introducer_name introducer_assigned_on", material_of(ASSIGNED, by_binh, about=by_binh)
    )

    assert values == {"introducer_name": "Trần Văn Bình", "introducer_assigned_on": None}


def test_an_introduction_does_not_tell_of_an_assignment_made_after_it():
    introduced = step("introduced", "2025-06-02", by=BINH | {"name": DUNG["name"]})
    again = step("mentor_assigned", "2025-06-03", mentor=DUNG)

    told = value_of(
        "introducer_assigned_on",
        material_of(ASSIGNED, introduced, again, about=introduced, on=introduced.on),
    )

    assert told == date(2025, 1, 6)


def test_before_anybody_introduced_the_mentor_is_expected_to():
    assert value_of("introducer_name", material_of(ASSIGNED)) == "Phạm Tiến Dũng"
    assert value_of("introducer_name", material_of()) is None


def test_the_register_of_the_cell_tells_what_the_step_does_not():
    facts = MemberFacts(
        born_on=date(1975, 3, 16), official_on=date(2003, 11, 7), position="Chi ủy viên"
    )
    by_binh = step("introduced", ON, by=BINH | {"official_on": None})

    values = values_of(
        "introducer_born_on introducer_official_on introducer_position",
        material_of(by_binh, about=by_binh, members={"Trần Văn Bình": facts}),
    )

    assert values == {
        "introducer_born_on": date(1975, 3, 16),
        "introducer_official_on": date(2003, 11, 7),
        "introducer_position": "Chi ủy viên",
    }


def test_a_board_is_counted_and_named_without_its_title():
    board = YOUTH_UNION | {"name": "Ban Chấp hành Đoàn cơ quan", "agree": 8, "total": 9}
    introduced = step("introduced", ON, by=board)

    values = values_of(
        "board_name board_members board_agree board_agree_percent",
        material_of(introduced, about=introduced),
    )

    assert values == {
        "board_name": "Đoàn cơ quan",
        "board_members": 9,
        "board_agree": 8,
        "board_agree_percent": "88,9",
    }


def test_members_of_a_board_who_were_not_in_favour_are_not_taken_for_opponents():
    introduced = step("introduced", ON, by=YOUTH_UNION | {"agree": 8, "total": 9})

    values = values_of("board_disagree board_unopposed", material_of(introduced, about=introduced))

    assert values == {"board_disagree": None, "board_unopposed": None}


def test_nobody_of_a_board_is_against_where_all_are_in_favour():
    introduced = step("introduced", ON, by=YOUTH_UNION | {"agree": 9, "total": 9})

    values = values_of("board_disagree board_unopposed", material_of(introduced, about=introduced))

    assert values == {"board_disagree": 0, "board_unopposed": "có"}


def test_a_member_who_introduces_is_no_board():
    assert value_of("board_name", material_of(INTRODUCED, about=INTRODUCED)) is None
