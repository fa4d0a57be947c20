"""What the cell's register tells of those who help and introduce."""

from datetime import date

from conftest import BEGINNING, People
from domain.casefile.build import BINH, DUNG, GIANG, YOUTH_UNION, step
from ketnap.accounts.models import User
from ketnap.documents.sources.cell_records import CellRecords
from ketnap.documents.sources.members import helpers_in
from ketnap.domain.casefile.replay import replay
from ketnap.domain.paperwork.material import MemberFacts
from ketnap.organisations.models import Organisation

ON = date(2026, 1, 15)


def test_helpers_are_mentors_and_members_who_introduced():
    steps = (
        step("mentor_assigned", "2025-01-06", mentor=DUNG),
        step("introduced", "2025-06-02", by=BINH),
        step("introduced", "2025-06-03", by=YOUTH_UNION),
        step("ceremony_held", "2025-09-02", mentor=GIANG),
    )

    named = helpers_in(replay(steps, on=ON))

    assert named == {"Phạm Tiến Dũng", "Trần Văn Bình", "Vũ Hương Giang"}


def test_a_member_is_told_with_his_post(clerk: User, cell: Organisation):
    facts = CellRecords(cell).members_called(["Trần Văn Bình", "Ai Đó"], ON)

    assert facts == {
        "Trần Văn Bình": MemberFacts(
            born_on=clerk.person.born_on,  # type: ignore[union-attr]  # the fixture gives him one
            official_on=BEGINNING,
            position="Chi ủy viên",
        )
    }


def test_nobody_is_told_of_where_two_bear_the_name(people: People, cell: Organisation):
    people.member(cell, "Trần Văn Bình", sex="male", born_on=date(1970, 3, 2))
    people.member(cell, "Trần Văn Bình", sex="male", born_on=date(1981, 8, 9))

    assert CellRecords(cell).members_called(["Trần Văn Bình"], ON) == {}


def test_a_member_of_another_cell_is_not_told_of(
    people: People, cell: Organisation, other_cell: Organisation
):
    people.member(other_cell, "Lê Thị Chi")

    assert set(CellRecords(other_cell).members_called(["Lê Thị Chi"], ON)) == {"Lê Thị Chi"}
    assert CellRecords(cell).members_called(["Lê Thị Chi"], ON) == {}


def test_probationary_members_are_counted_by_the_register_of_the_day(
    people: People, cell: Organisation
):
    assert CellRecords(cell).probationary_members_on(ON) is None

    people.member(cell, "Lê Thị Chi")

    assert CellRecords(cell).probationary_members_on(ON) == 0
