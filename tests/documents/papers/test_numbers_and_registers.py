"""The numbers of a case's papers are held against the registers they come from."""

from datetime import date

import pytest
from django.utils import timezone

from casefiles.papers import step
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.services import open_casefile, record_steps
from ketnap.documents.drafts import CaseDrafts
from ketnap.documents.drawing_up import drawn_up
from ketnap.documents.form_papers import FormPaper, papers_of_form
from ketnap.documents.papers.queries import papers_of_case, persons_numbered
from ketnap.documents.papers.services import Signer, draw_up, mark_printed, mark_signed
from ketnap.documents.proofreading import remarks_on
from ketnap.documents.registers.queries import numbers_of
from ketnap.documents.registers.services import (
    BookEntry,
    enter_number,
    issue_number,
    reserve_number,
    void_number,
)
from ketnap.documents.sheets.load import sheet_of

TODAY = timezone.localdate()
LISTED_ON = date(2025, 10, 6)


def told(keeper, case: Casefile) -> list[str]:
    return [remark.code for remark in remarks_on(keeper, case, on=TODAY)]


def listing(keeper, case: Casefile) -> FormPaper:
    lives = papers_of_case(keeper, case.pk)
    [paper] = papers_of_form(CaseDrafts(case, on=TODAY).of, sheet_of("NQ-DS"), lives)
    return paper


@pytest.fixture
def third(resolutions, keeper):
    """The case says 03-NQ/CB of its listing; the register has it on a day."""

    def enter(on: date):
        entry = BookEntry(number=3, issued_on=on, summary="ghi tên vào danh sách")
        return enter_number(resolutions.pk, entry, by=keeper)

    return enter


def test_a_recorded_number_that_the_register_has_under_its_day_is_right(case, keeper, third):
    third(LISTED_ON)

    assert told(keeper, case) == []


def test_a_recorded_number_that_the_register_has_under_another_day_is_told(case, keeper, third):
    third(date(2025, 11, 3))

    remarks = remarks_on(keeper, case, on=TODAY)

    assert [remark.code for remark in remarks] == ["number_of_another_day"]
    assert "03-NQ/CB" in remarks[0].vi
    assert "03/11/2025" in remarks[0].vi


def test_a_recorded_number_that_was_voided_is_told(case, keeper, resolutions):
    for _number in range(3):
        number = reserve_number(resolutions.pk, by=keeper, summary="giữ số")
    void_number(number.pk, "ghi nhầm sổ", by=keeper)

    assert number.text == "03-NQ/CB"
    assert told(keeper, case) == ["number_is_void"]


@pytest.mark.parametrize("written", ["3-NQ/CB", "003 – nq / cb", "3"])
def test_a_recorded_number_is_the_registers_however_it_is_written(
    keeper, people, cell, third, written
):
    third(date(2025, 11, 3))
    case = open_casefile(people.person(cell, "Lý Thanh Hải"), cell, by=keeper)
    listed = step("listed_as_sympathiser", LISTED_ON, resolution=written)
    record_steps(case.pk, [listed], by=keeper, seen_seq=0, override_reason="giấy cũ", today=TODAY)

    assert "number_of_another_day" in told(keeper, case)


def test_a_paper_with_another_number_than_the_file_says_is_told(case, keeper, resolutions):
    number = reserve_number(resolutions.pk, by=keeper, summary="ghi tên")
    paper = drawn_up(case, listing(keeper, case), by=keeper, number=number)
    mark_signed(paper.pk, Signer("Vũ Thu Hà", "Bí thư"), on=TODAY, by=keeper)

    assert "number_recorded_otherwise" in told(keeper, case)


def test_one_number_printed_on_papers_of_two_cases_is_told(case, keeper, resolutions, people, cell):
    other = open_casefile(people.person(cell, "Lý Thanh Hải"), cell, by=keeper)
    number = reserve_number(resolutions.pk, by=keeper, summary="ghi tên")
    version = sheet_of("NQ-DS").on(LISTED_ON).valid_from
    for each in (case, other):
        paper = draw_up(each, "NQ-DS", version, LISTED_ON, {}, by=keeper, number=number)
        mark_printed(paper.pk, by=keeper)

    assert "number_on_several_papers" in told(keeper, case)


def test_numbers_tell_whose_papers_bear_them(case, keeper, resolutions):
    number = reserve_number(resolutions.pk, by=keeper, summary="ghi tên")
    reserve_number(resolutions.pk, by=keeper, summary="việc khác")
    drawn_up(case, listing(keeper, case), by=keeper, number=number)

    named = [persons_numbered(numbers_of(resolutions, on=on)) for on in (None, LISTED_ON)]

    assert named == [[case.person_id], []]


def test_an_issued_number_of_the_papers_own_day_is_right(case, keeper, resolutions):
    for _number in range(3):
        number = reserve_number(resolutions.pk, by=keeper, summary="ghi tên")
    issue_number(number.pk, on=LISTED_ON, by=keeper)
    paper = drawn_up(case, listing(keeper, case), by=keeper, number=number)
    mark_signed(paper.pk, Signer("Vũ Thu Hà", "Bí thư"), on=TODAY, by=keeper)

    assert [code for code in told(keeper, case) if code.startswith("number")] == []


def test_two_signed_papers_about_the_same_are_told_in_a_case(case, keeper):
    paper = listing(keeper, case)
    version, values = paper.draft.version.valid_from, {}
    for _copy in range(2):
        drawn = draw_up(case, "NQ-DS", version, LISTED_ON, values, by=keeper)
        mark_signed(drawn.pk, Signer("Vũ Thu Hà", "Bí thư"), on=TODAY, by=keeper)

    assert "two_papers_in_force" in told(keeper, case)


def test_two_papers_with_names_typed_or_recorded_otherwise_are_told_in_a_case(case, keeper):
    for code, hometown in (("1-KNĐ", "Xã Cẩm Lĩnh"), ("PYK-TC", "Xã Cẩm Lãnh")):
        lives = papers_of_case(keeper, case.pk)
        paper = papers_of_form(CaseDrafts(case, on=TODAY).of, sheet_of(code), lives)[0]
        drawn = drawn_up(case, paper, by=keeper, by_hand={"hometown": hometown})
        mark_printed(drawn.pk, by=keeper)

    remarks = [
        each for each in remarks_on(keeper, case, on=TODAY) if each.code == "papers_disagree"
    ]

    assert len(remarks) == 1
    assert "Quê quán" in remarks[0].vi
    assert "Cẩm" not in remarks[0].vi
