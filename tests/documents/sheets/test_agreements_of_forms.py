"""Each form knows which earlier papers of a case it must agree with, and on what."""

from datetime import date

import pytest

from ketnap.documents.sheets.load import load_agreements, load_sheets, sheet_of
from ketnap.domain.paperwork.agreements import Agreed, agreements_of
from ketnap.domain.paperwork.reading import SheetBroken, read_agreements
from ketnap.domain.paperwork.sheet import Subject

NOW = date(2026, 3, 3)


def agreed(code: str, on: date = NOW) -> dict[str, tuple[Agreed, ...]]:
    sheet = sheet_of(code)
    return dict(agreements_of(sheet, sheet.on(on), load_agreements(), load_sheets()))


def test_a_decision_agrees_with_every_earlier_paper_that_names_the_birthday():
    forms = [each.form for each in agreed("9-KNĐ")["person_born_on"]]

    assert forms == ["NQ-DS", "NQ-PC", "NQ-LOP", "NQ-MHS", "1-KNĐ", "2-KNĐ", "20-KNĐ"]


def test_a_decision_cites_the_number_and_day_of_the_resolution_itself():
    assert Agreed("6-KNĐ", "paper_number") in agreed("9-KNĐ")["admission_resolution"]
    assert Agreed("6-KNĐ", "paper_on") in agreed("9-KNĐ")["admission_resolved_on"]


def test_the_first_paper_of_a_case_agrees_with_none():
    assert agreed("NQ-DS") == {}


def test_what_a_person_may_change_need_not_agree():
    assert "person_workplace" not in agreed("9-KNĐ")


def test_every_form_of_a_case_that_names_the_person_has_its_place_but_the_index():
    forms = {sheet.code for sheet in load_sheets().values() if sheet.subject is Subject.CASE}

    assert forms - {*load_agreements().order} == {"MLHS"}


@pytest.mark.parametrize(
    "broken",
    [
        {"stages": [{"rule": "r", "forms": ["99-KNĐ"]}]},
        {"alike": ["never_printed"]},
        {"cited": [{"form": "6-KNĐ", "number": "certificate", "day": "listed_on"}]},
    ],
)
def test_agreements_on_what_no_form_has_are_refused(broken):
    usual = {
        "stages": [{"rule": "r", "forms": ["NQ-DS", "NQ-PC"]}],
        "alike": ["listed_on"],
        "cited": [],
    }

    with pytest.raises(SheetBroken):
        read_agreements(usual | broken, load_sheets())
