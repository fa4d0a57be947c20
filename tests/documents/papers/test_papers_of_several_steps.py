"""Each step that a form is about has its own paper, with its own number and its own signature."""

from datetime import date

import pytest

from casefiles.papers import listed, step, voided
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import log_of
from ketnap.casefiles.services import record_steps
from ketnap.documents.changed_papers import changed_papers_visible_to
from ketnap.documents.drafts import CaseDrafts
from ketnap.documents.drawing_up import print_paper, sign_paper, take_number
from ketnap.documents.form_papers import FormPaper, papers_of_form
from ketnap.documents.papers.models import Paper
from ketnap.documents.papers.queries import papers_of_case
from ketnap.documents.papers.services import Signer
from ketnap.documents.proofreading import remarks_on
from ketnap.documents.registers.models import Register
from ketnap.documents.registers.services import void_number
from ketnap.documents.sheets.load import sheet_of
from ketnap.documents.whole_file import whole_file
from ketnap.domain.access import Actor
from ketnap.domain.casefile.steps import Corrected
from web.conftest import days_ago

FIRST, SECOND, TODAY = days_ago(20), days_ago(6), days_ago(0)
SIGNER = Signer("Nguyễn Thị An", "Bí thư")


def vote(on: date, **fields: object) -> object:
    """A vote of the cell; other counts than the usual ones by `fields`."""
    counted = {"present_official": 11, "agree": 10, "disagree": 1, "invalid": 0}
    return step(
        "cell_voted",
        on,
        matter="admission",
        official_members=12,
        excluded=[],
        method="secret_ballot",
        **(counted | fields),
    )


def record(case: Casefile, by: Actor, *steps: object) -> int:
    """Record steps, whatever they lack; the number of the last."""
    seen = log_of(case).count()
    record_steps(case.pk, steps, by=by, seen_seq=seen, override_reason="giấy tờ ghi bổ sung")
    return log_of(case).count()


def papers(case: Casefile, by: Actor, form: str = "6-KNĐ", on: date = TODAY) -> list[FormPaper]:
    drafts = CaseDrafts(Casefile.objects.get(pk=case.pk), on=on)
    return list(papers_of_form(drafts.of, sheet_of(form), papers_of_case(by, case.pk)))


def sign(case: Casefile, by: Actor, paper: FormPaper) -> Paper:
    on = paper.draft.material.on
    return sign_paper(case, paper, SIGNER, on=on, by=by, today=TODAY)


@pytest.fixture
def twice_voted(case: Casefile, keeper: Actor) -> Casefile:
    """Minh's case, voted on twice: the first time in vain."""
    record(case, keeper, vote(FIRST, agree=5, disagree=6), vote(SECOND))
    return case


def test_each_vote_has_its_own_paper(twice_voted, keeper):
    first, second = papers(twice_voted, keeper)

    assert [paper.draft.material.on for paper in (first, second)] == [FIRST, SECOND]
    assert first.filled.texts["vote_agree"] == "05"
    assert second.filled.texts["vote_agree"] == "10"


def test_a_number_stays_with_the_paper_of_its_vote(twice_voted, keeper, resolutions):
    numbered = take_number(twice_voted, papers(twice_voted, keeper)[0], resolutions.pk, by=keeper)

    first, second = papers(twice_voted, keeper)

    assert first.draft.material.number == numbered.number.text
    assert second.draft.material.number == ""
    later = take_number(twice_voted, second, resolutions.pk, by=keeper)
    assert later.number.text == "02-NQ/CB"


def test_a_signature_goes_under_the_paper_of_its_vote(twice_voted, keeper):
    signed = [sign(twice_voted, keeper, paper) for paper in papers(twice_voted, keeper)]

    assert [paper.dated_on for paper in signed] == [FIRST, SECOND]
    assert [paper.events.filter(deed="signed").count() for paper in signed] == [1, 1]


def test_papers_signed_of_both_votes_are_in_order(twice_voted, keeper, cell):
    for paper in papers(twice_voted, keeper):
        sign(twice_voted, keeper, paper)

    assert {remark.code for remark in remarks_on(keeper, twice_voted, on=TODAY)}.isdisjoint(
        {"paper_differs_from_record", "two_papers_in_force", "paper_of_another_day"}
    )
    assert changed_papers_visible_to(keeper, cell, on=TODAY) == ()


def test_paper_of_a_round_that_is_over_is_none_of_the_next(case, keeper):
    sign(case, keeper, papers(case, keeper, "NQ-DS")[0])
    record(
        case,
        keeper,
        step("removed_from_list", FIRST, reason="quá thời hạn"),
        listed(SECOND),
    )

    [paper] = papers(case, keeper, "NQ-DS")

    assert (paper.draft.material.on, paper.lives) == (SECOND, ())
    assert changed_papers_visible_to(keeper, case.cell, on=TODAY) == ()


def test_draft_with_a_voided_number_is_numbered_anew(case, keeper, resolutions: Register):
    record(case, keeper, vote(FIRST))
    drawn = take_number(case, papers(case, keeper)[0], resolutions.pk, by=keeper)
    void_number(drawn.number_id, reason="ghi nhầm", by=keeper)

    [paper] = papers(case, keeper)

    assert paper.draft.material.number == ""
    printed = print_paper(case, paper, by=keeper)
    assert (printed.pk != drawn.pk, printed.number) == (True, None)
    anew = take_number(case, papers(case, keeper)[0], resolutions.pk, by=keeper)
    assert anew.number.text == "02-NQ/CB"
    assert sign(case, keeper, papers(case, keeper)[0]).pk == anew.pk


def codes(case: Casefile, by: Actor) -> list[str]:
    return [remark.code for remark in remarks_on(by, Casefile.objects.get(pk=case.pk), on=TODAY)]


def test_paper_signed_of_a_step_that_was_voided_is_told(case, keeper, cell):
    seq = record(case, keeper, step("self_review_filed", FIRST))
    [paper] = papers(case, keeper, "10-KNĐ")
    sign(case, keeper, paper)
    before = codes(case, keeper)

    record(case, keeper, voided(seq, TODAY))

    assert "paper_of_voided_step" not in before
    assert "paper_of_voided_step" in codes(case, keeper)
    [changed] = changed_papers_visible_to(keeper, cell, on=TODAY)
    assert (changed.is_gone, changed.differences) == (True, ())


def test_signature_of_a_voided_step_is_not_that_of_another(case, keeper):
    seq = record(case, keeper, vote(FIRST))
    old = sign(case, keeper, papers(case, keeper)[0])
    record(case, keeper, voided(seq, TODAY), vote(SECOND))

    [paper] = papers(case, keeper)
    new = sign(case, keeper, paper)

    assert paper.current is None
    assert (new.dated_on, new.pk != old.pk) == (SECOND, True)


def test_paper_signed_of_a_step_that_was_dated_anew_is_told(case, keeper, cell):
    opinions = {"organisations": {"asked": 1, "agree": 1}, "residence": {"asked": 1, "agree": 1}}
    seq = record(case, keeper, step("opinions_summarised", FIRST, **opinions))
    sign(case, keeper, papers(case, keeper, "5-KNĐ")[0])
    before = changed_papers_visible_to(keeper, cell, on=TODAY)

    again = step("opinions_summarised", SECOND, **opinions)
    record(case, keeper, Corrected(on=TODAY, corrects=seq, replacement=again, reason="nhầm ngày"))

    [changed] = changed_papers_visible_to(keeper, cell, on=TODAY)
    assert before == ()
    assert (changed.recorded_on, changed.is_gone) == (SECOND, False)


def test_paper_dated_anew_before_it_was_signed_is_drawn_up_anew_under_its_number(
    case, keeper, resolutions
):
    seq = record(case, keeper, vote(FIRST))
    old = take_number(case, papers(case, keeper)[0], resolutions.pk, by=keeper)
    dated_anew = Corrected(on=TODAY, corrects=seq, replacement=vote(SECOND), reason="nhầm ngày")
    record(case, keeper, dated_anew)

    new = print_paper(case, papers(case, keeper)[0], by=keeper)

    assert (new.pk != old.pk, new.dated_on, new.number) == (True, SECOND, old.number)


def test_paper_without_a_step_does_not_take_the_signature_of_a_voided_one(case, keeper):
    seq = record(case, keeper, step("self_review_filed", FIRST))
    old = sign(case, keeper, papers(case, keeper, "10-KNĐ")[0])
    record(case, keeper, voided(seq, TODAY))

    [paper] = papers(case, keeper, "10-KNĐ")

    assert sign(case, keeper, paper).pk != old.pk


def test_whole_file_holds_the_paper_of_every_vote_under_its_place(twice_voted):
    whole = whole_file(twice_voted, on=TODAY)

    votes = [each for each in whole.in_file if each.made.draft.sheet.code == "6-KNĐ"]
    assert [each.made.draft.material.on for each in votes] == [FIRST, SECOND]
    assert votes[1].place == votes[0].place + 1
