"""What proofreading finds in a file whose papers contradict each other."""

from dataclasses import replace
from datetime import date

import pytest

from casefiles.papers import step
from ketnap.domain.casefile.replay import replay
from ketnap.domain.casefile.steps import Step
from ketnap.domain.paperwork.life import PaperState
from ketnap.domain.paperwork.proofreading import (
    CheckedPaper,
    Differing,
    Post,
    Remark,
    SignatureFacts,
    proofread,
)
from ketnap.rules.load import load_rulebook

TODAY = date(2019, 1, 1)
LISTED_ON = date(2017, 3, 1)
ASSIGNED_ON = date(2017, 3, 1)
SECRETARY = Post(
    name="Vũ Thu Hà", position="Bí thư", since=date(2015, 1, 1), until=date(2018, 6, 30)
)
SUCCESSOR = Post(name="Ngô Văn Khải", position="Bí thư", since=date(2018, 7, 1))


def listed(on: date = LISTED_ON, resolution: str = "03-NQ/CB") -> Step:
    return step("listed_as_sympathiser", on, resolution=resolution)


def assigned(
    on: date = ASSIGNED_ON, name: str = "Lê Thị Hoà", resolution: str = "04-NQ/CB"
) -> Step:
    return step("mentor_assigned", on, mentor={"name": name}, resolution=resolution)


def found_in(*steps: Step, papers: tuple[CheckedPaper, ...] = ()) -> list[Remark]:
    numbered = [replace(one, seq=seq) for seq, one in enumerate(steps, start=1)]
    history = replay(numbered, on=TODAY)
    return list(proofread(history, load_rulebook(), papers=papers, posts=(SECRETARY, SUCCESSOR)))


def paper(**facts: object) -> CheckedPaper:
    usual = {
        "paper_id": 7,
        "code": "6-KNĐ",
        "title_vi": "Nghị quyết",
        "title_en": "Resolution",
        "on": date(2018, 4, 3),
        "state": PaperState.SIGNED,
        "signatures": (SignatureFacts(name="Vũ Thu Hà", position="Bí thư", on=date(2018, 4, 3)),),
    }
    return CheckedPaper(**{**usual, **facts})  # type: ignore[arg-type]


def test_a_file_in_order_has_nothing_to_remark():
    assert found_in(listed(), assigned(), papers=(paper(),)) == []


def test_days_the_wrong_way_round_are_told_with_their_rule():
    found = found_in(listed(on=date(2017, 9, 5)), assigned(on=date(2017, 8, 1)))

    assert [remark.code for remark in found] == ["days_out_of_order"]
    assert found[0].seq == 2
    assert "01/8/2017" in found[0].vi
    assert "05/9/2017" in found[0].vi
    assert [rule.rule_id for rule in found[0].rules] == ["helper_assigned_by_cell_resolution"]


def test_the_same_day_is_in_order():
    assert found_in(listed(on=ASSIGNED_ON), assigned(on=ASSIGNED_ON)) == []


def test_a_mentor_replaced_after_an_introduction_is_in_order():
    introduced = step(
        "introduced",
        date(2018, 3, 1),
        by={
            "kind": "official_member",
            "name": "Lê Thị Hoà",
            "shared_since": "2015-01-01",
            "shared_context": "work",
            "replacement": False,
        },
    )
    replaced = assigned(on=date(2018, 5, 2), name="Bùi Xuân Nam", resolution="15-NQ/CB")

    assert found_in(listed(), assigned(), introduced, replaced) == []


def test_a_name_spelt_two_ways_is_told():
    introduced = step(
        "introduced",
        date(2018, 3, 1),
        by={
            "kind": "official_member",
            "name": "Lê Thị Hòa",
            "shared_since": "2015-01-01",
            "shared_context": "work",
            "replacement": False,
        },
    )

    found = found_in(listed(), assigned(), introduced)

    assert [remark.code for remark in found] == ["name_spelt_two_ways"]
    assert "Lê Thị Hoà" in found[0].vi
    assert "Lê Thị Hòa" in found[0].vi


def test_two_members_whose_names_differ_in_a_letter_are_two():
    by_one, by_other = (
        step(
            "introduced",
            on,
            by={
                "kind": "official_member",
                "name": name,
                "shared_since": "2015-01-01",
                "shared_context": "work",
                "replacement": False,
            },
        )
        for name, on in (
            ("Nguyễn Văn Hùng", date(2018, 3, 1)),
            ("Nguyễn Văn Hưng", date(2018, 3, 2)),
        )
    )

    assert found_in(listed(), by_one, by_other) == []


def test_a_vote_taken_anew_after_the_file_came_back_is_in_order():
    first = step(
        "cell_voted",
        date(2018, 4, 3),
        matter="admission",
        official_members=12,
        excluded=[],
        present_official=12,
        agree=12,
        disagree=0,
        invalid=0,
        method="secret_ballot",
        resolution="07-NQ/CB",
    )
    above = step(
        "committee_voted",
        date(2018, 4, 18),
        matter="admission",
        body="Đảng ủy Cơ quan Mẫu",
        level="grassroots",
        members=15,
        agree=15,
        disagree=0,
        resolution="05-NQ/ĐU",
    )
    anew = replace(first, on=date(2018, 6, 5), resolution="11-NQ/CB")

    found = found_in(listed(), first, above, anew)

    assert "days_out_of_order" not in [remark.code for remark in found]


def test_a_certificate_later_than_the_application_is_told():
    applied = step("application_filed", date(2018, 1, 15))
    certified = step("course_certified", date(2018, 2, 20), certificate="12", issuer="Trung tâm")

    [remark] = found_in(listed(), applied, certified)

    assert (remark.code, remark.seq) == ("days_out_of_order", 2)
    assert [rule.rule_id for rule in remark.rules] == ["procedure_order"]


@pytest.mark.parametrize(
    ("name", "position", "codes"),
    [
        ("Vũ Thu Hà", "Bí thư chi bộ", []),
        ("VŨ THU HÀ", "Bí thư", []),
        ("Vu Thu Ha", "Bí thư", []),
        ("Vũ Thu Hạ", "Bí thư", ["signer_not_in_post"]),
        ("Ngô Văn Khải", "Bí thư chi bộ", ["signer_not_in_post"]),
    ],
)
def test_a_signer_is_who_held_the_post_however_it_is_written(name, position, codes):
    signature = SignatureFacts(name=name, position=position, on=date(2018, 4, 3))

    found = found_in(listed(), papers=(paper(signatures=(signature,)),))

    assert [remark.code for remark in found] == codes


def test_a_signer_in_a_post_that_nobody_held_is_told_so_in_words():
    signature = SignatureFacts(name="Vũ Thu Hà", position="Bí thư", on=date(1990, 4, 3))

    told = {
        remark.code: remark
        for remark in found_in(listed(), papers=(paper(signatures=(signature,)),))
    }

    assert told["signer_not_in_post"].vi.endswith("theo hồ sơ, ngày ấy không ai giữ chức vụ này.")
    assert told["signer_not_in_post"].en.endswith("that post was held by nobody.")


def test_an_assessment_by_somebody_else_than_the_mentor_named_at_the_ceremony_is_told():
    held = step(
        "ceremony_held", date(2018, 7, 26), place="Hội trường", mentor={"name": "Bùi Xuân Nam"}
    )
    assessed = step("mentor_assessed", date(2018, 12, 3), mentor={"name": "Đặng Thị Lan"})

    found = found_in(listed(), held, assessed)

    assert [remark.code for remark in found] == ["assessed_by_another"]


def test_a_mentor_assigned_after_the_ceremony_may_assess():
    held = step(
        "ceremony_held", date(2018, 7, 26), place="Hội trường", mentor={"name": "Bùi Xuân Nam"}
    )
    again = assigned(on=date(2018, 9, 3), name="Đặng Thị Lan", resolution="21-NQ/CB")
    assessed = step("mentor_assessed", date(2018, 12, 3), mentor={"name": "Đặng Thị Lan"})

    assert found_in(listed(), held, again, assessed) == []


def test_a_number_on_papers_of_two_days_is_told():
    found = found_in(
        listed(resolution="03-NQ/CB"), assigned(on=date(2017, 4, 3), resolution="03-NQ/CB")
    )

    assert [remark.code for remark in found] == ["number_given_twice"]
    assert found[0].rules == ()  # no guidance on numbers is known before April 2018


def test_a_number_on_papers_of_two_days_is_told_by_the_rule_of_the_later_day():
    found = found_in(listed(), assigned(on=date(2018, 4, 3), resolution="03-NQ/CB"))

    assert [rule.rule_id for rule in found[0].rules] == ["document_number_series"]


def test_one_resolution_may_list_and_assign_on_one_day():
    assert found_in(listed(resolution="03-NQ/CB"), assigned(resolution="03-NQ/CB")) == []


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (
            {"differing": (Differing(vi="Họ và tên", en="Full name"),)},
            "paper_differs_from_record",
        ),
        ({"step_on": date(2018, 4, 4)}, "paper_of_another_day"),
        ({"step_is_gone": True}, "paper_of_voided_step"),
        (
            {
                "signatures": (
                    SignatureFacts(name="Vũ Thu Hà", position="Bí thư", on=date(2018, 4, 2)),
                )
            },
            "signed_before_its_day",
        ),
        (
            {
                "signatures": (
                    SignatureFacts(name="Vũ Thu Hà", position="Bí thư", on=date(2018, 7, 2)),
                )
            },
            "signer_not_in_post",
        ),
        ({"state": PaperState.PRINTED, "step_on": date(2018, 4, 3)}, "signature_missing"),
    ],
)
def test_what_is_wrong_with_a_drawn_up_paper_is_told(facts, code):
    found = found_in(listed(), papers=(paper(**facts),))

    assert [remark.code for remark in found] == [code]
    assert found[0].paper_id == 7


def test_a_file_taken_along_waits_for_no_signature_until_it_is_printed():
    taken = paper(state=PaperState.DRAFT, signatures=(), step_on=date(2018, 4, 3))

    assert found_in(listed(), papers=(taken,)) == []


def test_a_replaced_paper_no_longer_counts():
    differing = (Differing(vi="Họ và tên", en="Full name"),)
    replaced = paper(state=PaperState.REPLACED, differing=differing)

    assert found_in(listed(), papers=(replaced,)) == []


@pytest.mark.parametrize(
    ("position", "codes"),
    [("Chi ủy viên", ["signer_not_in_post"]), ("Bí thư chi bộ", [])],
)
def test_who_signs_for_the_cell_holds_a_post_that_lets_him(position, codes):
    signature = SignatureFacts(name="Vũ Thu Hà", position=position, on=date(2018, 4, 3))
    signed = paper(signatures=(signature,), signed_for_cell=True)

    found = found_in(listed(), papers=(signed,))

    assert [remark.code for remark in found] == codes
    assert all("Bí thư Vũ Thu Hà" in remark.vi for remark in found)


def test_a_signer_above_the_cell_is_not_judged_by_the_posts_of_the_cell():
    above = SignatureFacts(name="Trịnh Minh", position="Phó Chủ nhiệm", on=date(2018, 4, 3))

    assert found_in(listed(), papers=(paper(signatures=(above,)),)) == []


def test_a_secretary_of_the_committee_above_is_not_taken_for_the_cells_own():
    above = SignatureFacts(name="Trịnh Minh", position="Bí thư", on=date(2018, 4, 3))
    of_the_cell, of_the_committee = (
        paper(signatures=(above,)),
        paper(signatures=(above,), issued_by_cell=False),
    )

    assert [remark.code for remark in found_in(listed(), papers=(of_the_cell,))] == [
        "signer_not_in_post"
    ]
    assert found_in(listed(), papers=(of_the_committee,)) == []
