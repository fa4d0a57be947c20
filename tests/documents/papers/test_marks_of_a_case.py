"""Papers of one case carry marks that compare, whatever their salts; nothing typed is kept."""

import json
from datetime import date

import pytest

from casefiles.papers import listed
from ketnap.casefiles.services import open_casefile, record_steps
from ketnap.documents.drafts import drafts_for_case
from ketnap.documents.drawing_up import print_paper, sign_paper
from ketnap.documents.form_papers import FormPaper, papers_of_form
from ketnap.documents.papers.models import Confidentiality, Paper
from ketnap.documents.papers.queries import papers_of_case
from ketnap.documents.papers.services import Signer
from ketnap.documents.sheets.load import sheet_of
from ketnap.domain.paperwork.life import PaperState

ON = date(2025, 10, 20)
HOMETOWN = "Xã Cẩm Lĩnh, tỉnh Phú Thọ"


def form_paper(keeper, case, code: str) -> FormPaper:
    lives = papers_of_case(keeper, case.pk)
    papers = papers_of_form(
        lambda sheet: drafts_for_case(case, sheet, on=ON), sheet_of(code), lives
    )
    return papers[0]


@pytest.fixture
def printed(keeper, case):
    def print_(code: str, **more) -> Paper:
        return print_paper(case, form_paper(keeper, case, code), by=keeper, **more)

    return print_


def test_the_same_value_gives_the_same_mark_under_every_salt_of_a_case(printed):
    listing, assignment = printed("NQ-DS"), printed("NQ-PC")

    assert listing.salt != assignment.salt
    assert listing.marks["person_name"] == assignment.marks["person_name"]
    assert listing.marks["person_name"] != listing.marks["person_born_on"]


def test_the_same_value_gives_another_mark_in_another_case(printed, keeper, people, cell):
    namesake = open_casefile(people.person(cell, "Đỗ Quang Minh"), cell, by=keeper)
    step = listed(date(2025, 10, 6))
    record_steps(namesake.pk, [step], by=keeper, seen_seq=0, override_reason="ghi bổ sung")

    own, other = (
        printed("NQ-DS"),
        print_paper(namesake, form_paper(keeper, namesake, "NQ-DS"), by=keeper),
    )

    assert own.marks["person_name"] != other.marks["person_name"]


def test_of_what_is_typed_only_a_mark_stays(printed):
    paper = printed("1-KNĐ", by_hand={"hometown": HOMETOWN})

    kept = json.dumps([paper.marks, paper.fingerprints], ensure_ascii=False)
    assert "hometown" in paper.marks
    assert HOMETOWN not in kept


def test_a_paper_typed_otherwise_takes_the_place_of_the_unsigned_one(printed, keeper, case):
    first = printed("1-KNĐ", by_hand={"hometown": HOMETOWN})
    second = printed("1-KNĐ", by_hand={"hometown": "Xã Cẩm Lãnh, tỉnh Phú Thọ"})

    states = {life.paper.pk: life.state for life in papers_of_case(keeper, case.pk)}
    assert states == {first.pk: PaperState.REPLACED, second.pk: PaperState.PRINTED}


def test_a_paper_printed_again_with_the_same_or_nothing_typed_is_the_same(printed):
    first = printed("1-KNĐ", by_hand={"hometown": HOMETOWN})

    assert printed("1-KNĐ", by_hand={"hometown": HOMETOWN}).pk == first.pk
    assert printed("1-KNĐ").pk == first.pk


def test_of_a_secret_paper_nothing_is_kept_and_it_stays_secret(printed, keeper, case):
    paper = printed("1-KNĐ", by_hand={"hometown": HOMETOWN}, confidentiality=Confidentiality.SECRET)
    again = printed("1-KNĐ", by_hand={"hometown": HOMETOWN})

    signed = sign_paper(
        case,
        form_paper(keeper, case, "1-KNĐ"),
        Signer("Đỗ Quang Minh", "Người xin vào Đảng"),
        on=ON,
        by=keeper,
        today=ON,
    )
    assert (paper.fingerprints, paper.marks) == ({}, {})
    assert again.pk == signed.pk == paper.pk
    assert paper.confidentiality == Confidentiality.SECRET


def test_a_paper_said_to_be_secret_takes_the_place_of_the_open_one(printed, keeper, case):
    first = printed("1-KNĐ")
    second = printed("1-KNĐ", confidentiality=Confidentiality.SECRET)

    states = {life.paper.pk: life.state for life in papers_of_case(keeper, case.pk)}
    assert states == {first.pk: PaperState.REPLACED, second.pk: PaperState.PRINTED}
