"""A case's file is proofread against the papers drawn up from it."""

from datetime import date

import pytest

from ketnap.casefiles.models import Casefile
from ketnap.casefiles.refusals import NotVisible
from ketnap.documents.drafts import drafts_for_case
from ketnap.documents.making import make
from ketnap.documents.papers.services import Signer, draw_up, mark_signed
from ketnap.documents.proofreading import remarks_on
from ketnap.documents.sheets.load import sheet_of
from ketnap.domain.access import Actor

ON = date(2025, 10, 20)
FORM = "3-KNĐ"


@pytest.fixture
def signed(case: Casefile, keeper: Actor) -> int:
    """An introduction drawn up from the record and signed."""
    [draft] = drafts_for_case(case, sheet_of(FORM), on=ON)
    since, values = draft.version.valid_from, make(draft).recorded
    paper = draw_up(case, FORM, since, draft.material.on, values, by=keeper, today=ON)
    mark_signed(paper.pk, Signer("Lê Thị Chi", "Đảng viên"), by=keeper, on=ON, today=ON)
    return paper.pk


def test_a_signed_paper_that_still_agrees_is_not_remarked(case, keeper, signed):
    assert remarks_on(keeper, case, on=ON) == ()


def test_a_signed_paper_whose_name_changed_since_is_remarked(case, keeper, signed):
    case.person.full_name = "Đỗ Quang Mình"
    case.person.save()

    [remark] = remarks_on(keeper, Casefile.objects.get(pk=case.pk), on=ON)

    assert remark.code == "paper_differs_from_record"
    assert remark.paper_id == signed
    assert "Họ và tên" in remark.vi


@pytest.mark.parametrize(("form", "told"), [("6-KNĐ", ["signer_not_in_post"]), ("8-KNĐ", [])])
def test_posts_of_the_cell_are_asked_of_the_papers_it_issues_alone(
    case, keeper, secretary, form, told
):
    paper = draw_up(case, form, sheet_of(form).on(ON).valid_from, ON, {}, by=keeper, today=ON)
    mark_signed(paper.pk, Signer("Phạm Văn Đức", "Bí thư"), by=keeper, on=ON, today=ON)

    assert [remark.code for remark in remarks_on(keeper, case, on=ON)] == told


def test_a_stranger_is_told_nothing(case, signed):
    with pytest.raises(NotVisible):
        remarks_on(None, case, on=ON)
