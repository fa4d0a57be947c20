"""What a case file takes no more once it has moved to another cell."""

from dataclasses import replace
from datetime import date

import pytest

from domain.casefile.build import casefile, corrected, step
from ketnap.domain.casefile.codes import Severity
from ketnap.domain.casefile.moved import moved_findings, reopened_findings, undone_findings

LISTED = step("listed_as_sympathiser", "2018-01-08")
GONE = step("transferred", "2018-04-02", direction="out", other="Chi bộ Kế hoạch")
BACK = step("transferred", "2018-06-04", direction="in", other="Chi bộ Kế hoạch")
DONE_BY_THE_CELL = (
    "sent_to_course",
    "course_certified",
    "cell_voted",
    "ceremony_held",
    "new_member_course_certified",
)


def found(recorded, added) -> list[tuple[str, Severity]]:
    findings = moved_findings(casefile(*recorded).steps, added)
    return [(item.code, item.severity) for item in findings]


@pytest.mark.parametrize("kind", DONE_BY_THE_CELL)
@pytest.mark.parametrize(
    ("on", "is_refused"), [("2018-04-01", False), ("2018-04-02", True), ("2018-04-03", True)]
)
def test_step_of_the_former_cell_is_refused_from_the_day_of_the_move(kind, on, is_refused):
    expected = [("case_moved_away", Severity.BLOCK)] if is_refused else []

    assert found((LISTED, GONE), [step(kind, on)]) == expected


@pytest.mark.parametrize("after", [(GONE, BACK), (GONE, corrected(2))])
def test_file_that_came_back_or_never_left_takes_steps_again(after):
    assert found((LISTED, *after), [step("cell_voted", "2018-06-05")]) == []


def test_correction_is_taken_wherever_the_file_is():
    assert found((LISTED, GONE), [corrected(1, on="2018-05-02")]) == []


def test_several_steps_are_refused_once():
    votes = [step("cell_voted", "2018-05-02"), step("cell_voted", "2018-05-02")]

    assert len(found((LISTED, GONE), votes)) == 1


@pytest.mark.parametrize(
    ("correction", "is_undone"),
    [
        (corrected(2), True),
        (corrected(2, replace(GONE, on=date(2018, 4, 3))), True),
        (corrected(2, BACK), True),
        (corrected(2, replace(GONE, other="Chi bộ Tài chính")), False),
        (corrected(1), False),
    ],
)
def test_confirmed_transfer_is_undone_by_another_day_or_direction(correction, is_undone):
    recorded = casefile(LISTED, GONE, correction).steps

    found = [(item.code, item.seq) for item in undone_findings(recorded, [2])]

    assert found == ([("transfer_settled", 2)] if is_undone else [])


@pytest.mark.parametrize(
    ("after", "is_reopened"),
    [((), False), ((BACK,), True), ((step("nominated", "2018-06-04"),), True)],
)
def test_file_followed_elsewhere_is_not_to_be_opened_here(after, is_reopened):
    recorded = casefile(LISTED, GONE, *after).steps

    found = [item.code for item in reopened_findings(recorded)]

    assert found == (["case_moved_away"] if is_reopened else [])
