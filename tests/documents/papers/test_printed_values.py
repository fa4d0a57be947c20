"""What a signed paper says is told beside what the record says now, where the records still tell it."""

from datetime import date

import pytest
from django.utils import timezone

from casefiles.papers import step, voided
from conftest import today_actor
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import log_of
from ketnap.casefiles.services import record_steps
from ketnap.documents.changed_papers import changed_papers_visible_to
from ketnap.documents.drafts import CaseDrafts
from ketnap.documents.drawing_up import print_paper, sign_paper
from ketnap.documents.form_papers import FormPaper, papers_of_form
from ketnap.documents.papers.queries import papers_of_case
from ketnap.documents.papers.services import Signer
from ketnap.documents.printed import Difference, differences
from ketnap.documents.proofreading import remarks_on
from ketnap.documents.sheets.load import sheet_of
from ketnap.people.services import correct_person

ON = date(2026, 3, 3)
TODAY = timezone.localdate()
INTRODUCED_ON = date(2026, 2, 2)


def introduced(agree: int):
    union = {"kind": "youth_union", "name": "Đoàn cơ quan", "agree": agree, "total": 36}
    return step("introduced", INTRODUCED_ON, by=union)


def form_paper(keeper, case: Casefile, code: str) -> FormPaper:
    case = Casefile.objects.get(pk=case.pk)
    lives = papers_of_case(keeper, case.pk)
    return papers_of_form(CaseDrafts(case, on=ON).of, sheet_of(code), lives)[-1]


@pytest.fixture
def record(case, keeper):
    def record_(*steps) -> None:
        seen, reason = log_of(case).count(), "giấy tờ ghi bổ sung"
        record_steps(case.pk, steps, by=keeper, seen_seq=seen, override_reason=reason, today=ON)

    return record_


@pytest.fixture
def signed(case, keeper):
    def sign(code: str) -> None:
        print_paper(case, form_paper(keeper, case, code), by=keeper)
        signer = Signer("Vũ Thu Hà", "Bí thư")
        sign_paper(case, form_paper(keeper, case, code), signer, on=ON, by=keeper, today=ON)

    return sign


def told(keeper, case, code: str) -> tuple[Difference, ...]:
    paper = form_paper(keeper, case, code)
    assert paper.in_force is not None
    return differences(paper, paper.in_force)


def test_a_count_that_was_corrected_is_told_as_printed_and_as_it_is_now(
    case, keeper, record, signed
):
    record(introduced(35))
    signed("4-KNĐ")
    record(voided(3, INTRODUCED_ON), introduced(34))

    assert Difference("board_agree", "35", "34") in told(keeper, case, "4-KNĐ")
    remarks = remarks_on(keeper, Casefile.objects.get(pk=case.pk), on=TODAY)
    assert any("đã in “35”, nay hồ sơ ghi “34”" in remark.vi for remark in remarks)


def test_a_name_put_right_is_told_as_printed_from_what_the_access_log_says(case, keeper, signed):
    signed("NQ-DS")
    correct_person(case.person, reason="sai dấu", actor=keeper, full_name="Đỗ Quang Mình")

    assert told(keeper, case, "NQ-DS") == (
        Difference("person_name", "Đỗ Quang Minh", "Đỗ Quang Mình"),
    )


def test_a_birthday_put_right_is_told_as_papers_write_it(case, keeper, signed):
    before = case.person.born_on
    signed("NQ-DS")
    correct_person(
        case.person, reason="sai ngày", actor=keeper, born_on=before.replace(year=before.year - 1)
    )

    [difference] = told(keeper, case, "NQ-DS")
    assert difference.printed.endswith(str(before.year))
    assert difference.now.endswith(str(before.year - 1))


def test_what_no_record_tells_any_more_is_not_made_up(case, keeper, signed):
    signed("NQ-DS")
    case.person.full_name = "Đỗ Quang Mình"
    case.person.save()

    assert told(keeper, case, "NQ-DS") == (Difference("person_name", "", "Đỗ Quang Mình"),)


def test_a_paper_that_agrees_differs_in_nothing(case, keeper, signed):
    signed("NQ-DS")

    assert told(keeper, case, "NQ-DS") == ()


def test_the_cell_lists_its_signed_papers_that_changed_with_both_values(case, keeper, cell, signed):
    signed("NQ-DS")
    assert changed_papers_visible_to(keeper, cell, on=TODAY) == ()

    correct_person(case.person, reason="sai dấu", actor=keeper, full_name="Đỗ Quang Mình")

    [changed] = changed_papers_visible_to(keeper, cell, on=TODAY)
    assert (changed.case, changed.paper.sheet.code) == (case, "NQ-DS")
    assert changed.differences == (Difference("person_name", "Đỗ Quang Minh", "Đỗ Quang Mình"),)


def test_a_stranger_is_told_of_no_changed_paper(case, keeper, cell, stranger, signed):
    signed("NQ-DS")
    correct_person(case.person, reason="sai dấu", actor=keeper, full_name="Đỗ Quang Mình")

    assert changed_papers_visible_to(keeper, cell, on=TODAY) != ()
    assert changed_papers_visible_to(today_actor(stranger), cell, on=TODAY) == ()
    assert changed_papers_visible_to(None, cell, on=TODAY) == ()


def test_a_paper_printed_and_not_signed_is_no_changed_paper(case, keeper, cell):
    print_paper(case, form_paper(keeper, case, "NQ-DS"), by=keeper)
    correct_person(case.person, reason="sai dấu", actor=keeper, full_name="Đỗ Quang Mình")

    assert changed_papers_visible_to(keeper, cell, on=TODAY) == ()
