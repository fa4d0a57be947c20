"""What proofreading finds where issued papers of a case contradict each other or their register."""

from datetime import date, timedelta
from typing import Any

import pytest

from ketnap.domain.casefile.replay import replay
from ketnap.domain.paperwork.life import PaperState
from ketnap.domain.paperwork.proofreading import (
    CheckedPaper,
    Differing,
    NumberFacts,
    Remark,
    Said,
    SignatureFacts,
    proofread,
)
from ketnap.domain.rulebook import Confidence
from ketnap.rules.load import load_rulebook

ON = date(2026, 3, 3)


def found_in(*papers: CheckedPaper, numbers: tuple[NumberFacts, ...] = ()) -> list[Remark]:
    history = replay((), on=ON)
    return list(proofread(history, load_rulebook(), papers=papers, numbers=numbers))


def paper(number: int, code: str = "1-KNĐ", **facts: Any) -> CheckedPaper:
    on = ON + timedelta(days=number)
    usual: dict[str, Any] = {
        "paper_id": number,
        "code": code,
        "title_vi": f"Giấy {code}",
        "title_en": f"Paper {code}",
        "on": on,
        "state": PaperState.SIGNED,
        "signatures": (SignatureFacts(name="Vũ Thu Hà", position="Bí thư", on=on),),
        "rule_id": "admission_dossier",
    }
    return CheckedPaper(**{**usual, **facts})


def name(mark: str, words: str = "") -> dict[str, Said]:
    return {"person_name": Said(vi="Họ và tên", en="Full name", mark=mark, words=words)}


def test_two_papers_that_name_a_person_otherwise_are_told_with_both_and_the_rule():
    one = paper(1, says=name("a", "Đỗ Quang Minh"))
    other = paper(2, "3-KNĐ", says=name("b", "Đỗ Quang Mình"))

    [remark] = found_in(one, other)

    assert remark.code == "papers_disagree"
    assert remark.vi == (
        "Giấy 1-KNĐ (1-KNĐ) ngày 04/3/2026 và Giấy 3-KNĐ (3-KNĐ) ngày 05/3/2026 ghi khác nhau: "
        "Họ và tên (“Đỗ Quang Minh” và “Đỗ Quang Mình”). Hãy đối chiếu hai giấy."
    )
    assert remark.paper_id == 2
    assert [rule.rule_id for rule in remark.rules] == ["admission_dossier"]


def test_papers_that_say_the_same_are_not_told():
    assert found_in(paper(1, says=name("a")), paper(2, "3-KNĐ", says=name("a"))) == []


def test_several_papers_that_say_otherwise_are_told_once():
    wrong = [paper(number, f"{number}-KNĐ", says=name("b")) for number in (2, 3, 4)]

    [remark] = found_in(paper(1, says=name("a")), *wrong)

    assert "(và 2 giấy khác)" in remark.vi


def test_two_papers_are_told_of_once_whatever_they_disagree_on():
    born = {"person_born_on": Said(vi="Ngày sinh", en="Date of birth", mark="x")}
    other = {"person_born_on": Said(vi="Ngày sinh", en="Date of birth", mark="y")}

    [remark] = found_in(
        paper(1, says={**name("a"), **born}), paper(2, "3-KNĐ", says={**name("b"), **other})
    )

    assert "Họ và tên; Ngày sinh" in remark.vi


@pytest.mark.parametrize("state", [PaperState.DRAFT, PaperState.RETURNED, PaperState.REPLACED])
def test_a_paper_that_was_not_issued_is_not_compared(state):
    assert found_in(paper(1, says=name("a")), paper(2, says=name("b"), state=state)) == []


def test_a_citation_of_another_number_than_the_paper_carries_is_told():
    cited = paper(1, "6-KNĐ", cited_by={"admission_resolution": "05"})
    wrong = Said(vi="Nghị quyết", en="Resolution", mark="06")
    citing = paper(2, "9-KNĐ", says={"admission_resolution": wrong})

    [remark] = found_in(cited, citing)

    assert remark.code == "cited_otherwise"
    assert "9-KNĐ" in remark.vi
    assert "6-KNĐ" in remark.vi


def test_a_citation_of_the_second_vote_is_right_where_both_are_in_the_file():
    first = paper(1, "6-KNĐ", cited_by={"admission_resolution": "05"})
    second = paper(2, "6-KNĐ", cited_by={"admission_resolution": "06"})
    right = Said(vi="Nghị quyết", en="Resolution", mark="06")

    assert found_in(first, second, paper(3, "9-KNĐ", says={"admission_resolution": right})) == []


def test_two_signed_papers_about_the_same_are_told():
    found = found_in(paper(1, matter="6-KNĐ/4"), paper(2, matter="6-KNĐ/4"))

    assert [remark.code for remark in found] == ["two_papers_in_force"]
    assert [rule.rule_id for rule in found[0].rules] == ["admission_dossier"]


def test_a_new_copy_beside_a_signed_one_is_no_second_until_it_is_signed():
    waiting = paper(2, matter="6-KNĐ/4", state=PaperState.PRINTED, signatures=())

    assert found_in(paper(1, matter="6-KNĐ/4"), waiting) == []


def test_days_of_papers_without_recorded_steps_are_put_in_order():
    opened = paper(2, "NQ-MHS", about="file_opened")
    application = paper(1, "1-KNĐ", about="application")

    [remark] = found_in(opened, application)

    assert remark.code == "days_out_of_order"
    assert [rule.rule_id for rule in remark.rules] == ["resolution_to_start_procedure"]


def test_days_that_the_steps_tell_of_are_not_told_twice():
    opened = paper(2, "NQ-MHS", about="file_opened", step_on=ON + timedelta(days=2))
    application = paper(1, about="application", step_on=ON + timedelta(days=1))

    assert found_in(opened, application) == []


def test_a_paper_that_two_sign_waits_for_the_second():
    assert [remark.code for remark in found_in(paper(1, signers_wanted=2))] == ["signature_missing"]


def test_what_is_printed_and_what_the_record_says_now_are_both_told():
    changed = Differing(vi="Số tán thành", en="In favour", printed="35", now="34")
    unknown = Differing(vi="Ngày sinh", en="Date of birth", now="17/5/1990")

    [remark] = found_in(paper(1, differing=(changed, unknown)))

    assert "Số tán thành: đã in “35”, nay hồ sơ ghi “34”" in remark.vi
    assert "Ngày sinh: nay hồ sơ ghi “17/5/1990”" in remark.vi
    assert [rule.rule_id for rule in remark.rules] == ["admission_dossier"]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"voided": True}, ["number_is_void"]),
        ({"entered_on": ON + timedelta(days=1)}, ["number_of_another_day"]),
        ({"others": 1}, ["number_on_several_papers"]),
        ({"recorded": "06-NQ/CB"}, ["number_recorded_otherwise"]),
        ({"recorded": "05-NQ/CB", "entered_on": ON}, []),
        ({"recorded": "5 – nq/cb"}, []),
        ({"recorded": "5"}, []),
        ({"recorded": "5-NQ/ĐU"}, ["number_recorded_otherwise"]),
        ({}, []),
    ],
)
def test_a_number_is_held_against_its_register(facts, expected):
    number = numbered(ON, **facts)

    assert [remark.code for remark in found_in(numbers=(number,))] == expected


@pytest.mark.parametrize(
    ("on", "facts", "rules"),
    [
        (date(2018, 4, 2), {"others": 1}, []),  # the guidance that is known is of the day after
        (date(2018, 4, 3), {"others": 1}, [("document_number_series", Confidence.SECONDARY)]),
        (date(2018, 4, 3), {"voided": True}, [("number_as_registered", Confidence.DESIGN)]),
        (date(2018, 4, 3), {"recorded": "6"}, [("number_as_registered", Confidence.DESIGN)]),
    ],
)
def test_a_remark_on_a_number_names_the_rule_of_its_day(on, facts, rules):
    [remark] = found_in(numbers=(numbered(on, **facts),))

    assert [(rule.rule_id, rule.confidence) for rule in remark.rules] == rules


def numbered(on: date, **facts: Any) -> NumberFacts:
    return NumberFacts(
        title_vi="Nghị quyết", title_en="Resolution", on=on, number="05-NQ/CB", **facts
    )
