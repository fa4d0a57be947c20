"""Whose result a row is: never guessed where several could be meant."""

from datetime import date

import pytest

from ketnap.domain.course import Found, Participant, Problem, ResultRow, find_people

AN = Participant(1, "Nguyễn Thị An", "Văn phòng")
HOA = Participant(2, "Trần Thị Hòa", "Văn phòng")
HOA_OF_PLANNING = Participant(3, "Trần Thị Hoa", "Phòng Kế hoạch")
OTHER_AN = Participant(4, "Nguyễn Thị An", "Phòng Kế hoạch")


def row(name: str, line: int = 1) -> ResultRow:
    return ResultRow(line, name, f"{line}/GCN", "15/03/2024", date(2024, 3, 15))


def find(*rows, among, chosen=None):
    return find_people(rows, among, chosen=chosen or {})


@pytest.mark.parametrize(
    "written", ["Nguyễn Thị An", "nguyen thi an", "NGUYỄN THỊ AN", "Nguyen  Thi An"]
)
def test_name_is_found_with_or_without_its_diacritics(written):
    [found] = find(row(written), among=[AN, HOA])

    assert found.participant == AN
    assert found.is_ready


def test_diacritics_decide_between_two_who_are_alike_without_them():
    [found] = find(row("Trần Thị Hoa"), among=[HOA, HOA_OF_PLANNING])

    assert found.participant == HOA_OF_PLANNING


def test_name_that_fits_two_is_asked_about():
    [found] = find(row("Tran Thi Hoa"), among=[HOA, HOA_OF_PLANNING])

    assert found.participant is None
    assert found.candidates == (HOA, HOA_OF_PLANNING)
    assert found.row.problems == (Problem.SEVERAL_OF_THAT_NAME,)


def test_answer_settles_a_name_that_two_share():
    [found] = find(row("Nguyễn Thị An"), among=[AN, OTHER_AN], chosen={1: 4})

    assert found == Found(row("Nguyễn Thị An"), (AN, OTHER_AN), OTHER_AN)


def test_answer_that_names_somebody_else_is_no_answer():
    [found] = find(row("Nguyễn Thị An"), among=[AN, OTHER_AN, HOA], chosen={1: 2})

    assert found.participant is None


def test_name_that_is_not_on_the_list_is_said_so():
    [found] = find(row("Phạm Văn Dũng"), among=[AN, HOA])

    assert (found.candidates, found.row.problems) == ((), (Problem.NOBODY_OF_THAT_NAME,))


def test_two_rows_about_one_person_are_both_named():
    found = find(row("Nguyễn Thị An", 1), row("Nguyen Thi An", 2), among=[AN])

    assert [one.row.problems for one in found] == [(Problem.PERSON_REPEATED,)] * 2


def test_two_of_one_name_get_a_row_each_by_two_answers():
    rows = (row("Nguyễn Thị An", 1), row("Nguyễn Thị An", 2))

    found = find(*rows, among=[AN, OTHER_AN], chosen={1: 4, 2: 1})

    assert [one.participant for one in found] == [OTHER_AN, AN]
    assert all(one.is_ready for one in found)


def test_result_that_is_there_already_is_said_so():
    certified = Participant(1, "Nguyễn Thị An", has_certificate=True)

    [found] = find(row("Nguyễn Thị An"), among=[certified])

    assert found.row.problems == (Problem.ALREADY_CERTIFIED,)
    assert not found.is_ready


def test_row_without_a_name_is_about_nobody():
    [found] = find(ResultRow(1, problems=(Problem.NAME_MISSING,)), among=[AN])

    assert found.row.problems == (Problem.NAME_MISSING,)
