"""The form of a step: what was typed becomes the step, and nothing else does."""

import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.casefile.format import read_casefile, step_from_data, step_to_data
from ketnap.domain.casefile.steps import Corrected, Mentor
from ketnap.web.steps.fields import LONGEST_LINE
from ketnap.web.steps.form import Days, StepForm, switched
from ketnap.web.steps.parts import ListedMember, Sheet
from web.steps.filled import DAY, FILLED, name_of

DAYS = Days(born_on=date(1985, 3, 2), today=date(2026, 11, 25))
CHI = ListedMember(7, "Lê Thị Chi", date(2012, 3, 4))
KINDS = [kind for kind in StepKind if kind is not StepKind.CORRECTED]
CASES = sorted((Path(__file__).parents[2] / "acceptance" / "cases").glob("*.json"))
RECORDED = [
    step
    for path in CASES
    if ".expected" not in path.name and path.name != "workdays.json"
    for step in read_casefile(path.read_text(encoding="utf-8")).steps
    if not isinstance(step, Corrected)
]


def sheet(kind: StepKind) -> Sheet:
    return Sheet(kind, "vi", members=(CHI,))


def form_of(kind: StepKind, data: dict[str, str], *, days: Days = DAYS) -> StepForm:
    return StepForm(sheet(kind), days, data=data)


@pytest.mark.parametrize("filled", FILLED, ids=name_of)
def test_what_was_typed_becomes_the_step(filled):
    data, step = filled

    form = form_of(step.kind, {**DAY, **data})

    assert form.is_valid(), form.errors
    assert form.step() == step


def test_every_kind_has_a_filled_form():
    assert {step.kind for _data, step in FILLED} == set(KINDS)


def test_every_step_of_the_worked_cases_comes_back_from_its_own_form():
    long_ago = Days(born_on=date.min, today=date.max)
    lost = []
    for step in RECORDED:
        blank = StepForm(sheet(step.kind), long_ago)

        form = form_of(step.kind, blank.typed(step), days=long_ago)

        if not form.is_valid() or _said_by(form.step()) != _said_by(step):
            lost.append((step, form.errors))
    assert RECORDED
    assert lost == []


def _said_by(step):
    """What a step says, whoever recorded it when; the order of excluded groups says nothing."""
    data = step_to_data(step) | {"seq": None, "recorded_at": None}
    if "excluded" in data:
        data["excluded"] = sorted(data["excluded"], key=lambda group: group["ground"])
    return data


@pytest.mark.parametrize("kind", KINDS)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_no_input_breaks_a_form_and_what_it_lets_through_can_be_kept(kind, data):
    names = [*StepForm(sheet(kind), DAYS).fields, "by.way", "mentor.way", "residence.way"]
    hostile = st.one_of(
        st.text(max_size=40),
        st.sampled_from(["", "-1", "9" * 5000, "0", "1", "01/01/2020", "31/02/2020", "yes", "nan"]),
        st.sampled_from(["youth_union", "typed", "waived", "listed", "7", "admission", "work"]),
    )
    typed = data.draw(st.dictionaries(st.sampled_from(names), hostile))

    form = form_of(kind, typed)

    if form.is_valid():
        kept = step_to_data(form.step())
        assert step_to_data(step_from_data(kept)) == kept


def test_a_member_of_the_cell_is_chosen_with_name_and_day():
    data = {"mentor.way": "listed", "mentor.member": "7", "place": "Hội trường"}

    form = form_of(StepKind.CEREMONY_HELD, {**DAY, **data})

    assert form.is_valid(), form.errors
    assert form.step().mentor == Mentor(name="Lê Thị Chi", official_on=date(2012, 3, 4))


def test_a_member_of_another_cell_cannot_be_chosen():
    data = {"mentor.way": "listed", "mentor.member": "8", "place": "Hội trường"}

    form = form_of(StepKind.CEREMONY_HELD, {**DAY, **data})

    assert set(form.errors) == {"mentor.member"}


def test_typing_a_name_is_the_only_way_where_the_cell_lists_no_member():
    empty = Sheet(StepKind.MENTOR_ASSIGNED, "vi")

    form = StepForm(empty, DAYS, data={"mentor.way": "listed"})

    assert {"mentor.name", "mentor.official_on"} <= set(form.fields)


def test_another_way_keeps_what_was_typed():
    typed = {**DAY, "by.name": "Chi đoàn", "switch": "by=trade_union"}

    form = StepForm(sheet(StepKind.INTRODUCED), DAYS, initial=switched(typed))

    assert form["by.name"].value() == "Chi đoàn"
    assert form["on"].value() == "06/05/2024"
    assert form["by.way"].value() == "trade_union"


@pytest.mark.parametrize(
    ("on", "is_accepted"),
    [
        ("01/03/1985", False),  # the day before birth
        ("02/03/1985", True),
        ("25/11/2026", True),
        ("26/11/2026", False),  # tomorrow
    ],
)
def test_a_day_lies_between_birth_and_today(on, is_accepted):
    form = form_of(StepKind.APPLICATION_FILED, {"on": on})

    assert form.is_valid() is is_accepted
    assert ("on" in form.errors) is not is_accepted


@pytest.mark.parametrize("on", ["06/05/2024", "6-5-2024", "6.5.2024", "2024-05-06"])
def test_a_day_may_be_written_in_several_ways(on):
    form = form_of(StepKind.APPLICATION_FILED, {"on": on})

    assert form.is_valid()
    assert form.step().on == date(2024, 5, 6)


def test_text_is_kept_composed_and_with_single_spaces():
    typed = unicodedata.normalize("NFD", "  Lớp  bồi dưỡng\n K12 ")

    form = form_of(StepKind.SENT_TO_COURSE, {**DAY, "course": typed})

    assert form.is_valid()
    assert form.step().course == "Lớp bồi dưỡng K12"


@pytest.mark.parametrize(
    "course", ["", "   ", "Lớp\x07", "Lớp \u202eK12", "x" * (LONGEST_LINE + 1), "\ufffe"]
)
def test_text_that_no_paper_carries_is_refused(course):
    form = form_of(StepKind.SENT_TO_COURSE, {**DAY, "course": course})

    assert set(form.errors) == {"course"}


def test_a_question_without_an_answer_is_not_taken_for_no():
    form = form_of(StepKind.CV_DECLARED, {**DAY, "own_side_member": "no"})

    assert set(form.errors) == {"spouse_side_member"}


@pytest.mark.parametrize("number", ["-1", "1.5", "mười", "10000"])
def test_a_number_that_counts_nobody_is_refused(number):
    data, vote = next(filled for filled in FILLED if filled[1].kind is StepKind.CELL_VOTED)

    form = form_of(vote.kind, {**DAY, **data, "agree": number})

    assert set(form.errors) == {"agree"}


@pytest.mark.parametrize(
    ("kind", "changed", "wrong"),
    [
        (StepKind.CELL_VOTED, {"present_official": "13"}, {"present_official"}),
        (StepKind.CELL_VOTED, {"disagree": "2"}, {"agree"}),
        (StepKind.CELL_VOTED, {"excluded.suspended_from_activity": "13"}, {"__all__"}),
        (StepKind.COMMITTEE_VOTED, {"disagree": "2"}, {"agree"}),
        (StepKind.OPINIONS_SUMMARISED, {"organisations.agree": "3"}, {"organisations.agree"}),
        (StepKind.OPINIONS_SUMMARISED, {"residence.agree": "2"}, {"residence.agree"}),
        (StepKind.DECIDED, {"received_on": "05/05/2024"}, {"received_on"}),
    ],
)
def test_what_does_not_agree_is_named_at_its_field(kind, changed, wrong):
    data, _step = next(filled for filled in FILLED if filled[1].kind is kind)

    form = form_of(kind, {**DAY, **data, **changed})

    assert set(form.errors) == wrong


def test_more_in_favour_than_present_is_named_for_an_organisation():
    data = {"by.way": "youth_union", "by.name": "Chi đoàn", "by.agree": "9", "by.total": "7"}

    form = form_of(StepKind.INTRODUCED, {**DAY, **data})

    assert set(form.errors) == {"by.agree"}
