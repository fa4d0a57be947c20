"""No decision is drawn for whom the vote failed or the committee refused."""

import pytest

from domain.casefile.build import step
from domain.paperwork.materials import material_of
from ketnap.documents.sheets.load import sheet_of
from ketnap.domain.paperwork.contradicted import DecisionContradicted, contradicting
from ketnap.rules.load import load_rulebook

DECISION = sheet_of("9-KNĐ")
CARRIED = step("cell_voted", "2018-04-03", agree=9, disagree=0)
FAILED = step("cell_voted", "2018-04-03", agree=3, disagree=6)
REFUSED = step("decided", "2018-05-20", outcome="refused")
CARRIED_LATER = step("cell_voted", "2018-09-03", agree=9, disagree=0)


@pytest.mark.parametrize(
    ("steps", "day"),
    [
        ((CARRIED,), None),
        ((FAILED,), "2018-04-03"),
        ((CARRIED, REFUSED), "2018-05-20"),
        ((FAILED, CARRIED_LATER), None),
        ((CARRIED, REFUSED, CARRIED_LATER), None),
        ((step("cell_voted", "2018-04-03", matter="recognition", agree=3, disagree=6),), None),
        ((), None),
    ],
)
def test_the_last_result_on_the_matter_speaks_for_or_against(steps, day):
    against = contradicting(DECISION, material_of(*steps), load_rulebook())

    assert (against and against.on.isoformat()) == day


def test_a_paper_about_a_recorded_decision_and_other_forms_are_not_judged():
    approved = step("decided", "2018-05-20")
    about_it = material_of(FAILED, approved, about=approved)

    assert contradicting(DECISION, about_it, load_rulebook()) is None
    assert contradicting(sheet_of("6-KNĐ"), material_of(FAILED), load_rulebook()) is None


def test_the_refusal_names_the_step_in_both_languages():
    voted, refused = (DecisionContradicted(DECISION, each) for each in (FAILED, REFUSED))

    assert "chi bộ biểu quyết không đạt ngày 03/4/2018" in voted.vi
    assert "did not carry on 2018-04-03" in voted.en
    assert "cấp có thẩm quyền không chuẩn y ngày 20/5/2018" in refused.vi
