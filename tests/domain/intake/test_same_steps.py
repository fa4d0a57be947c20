"""Which rows of a sheet tell a step that a case holds already."""

from datetime import date

import pytest

from casefiles.papers import listed, step
from ketnap.domain.intake.same_step import tells_the_same
from ketnap.domain.intake.way import NOT_IN_THE_SHEET

ON = date(2020, 6, 1)


def decided(matter="admission", outcome="approved", number="2-QĐ/ĐU"):
    return step("decided", ON, matter=matter, outcome=outcome, decision=number, body="Đảng ủy")


def put_forward(kind, name):
    return step("nominated", ON, by={"kind": kind, "name": name})


UNIT = put_forward("unit", "Phòng Tổng hợp")
YOUTH = put_forward("youth_union", "Đoàn Thanh niên")


@pytest.mark.parametrize(
    ("one", "another"),
    [
        (decided(), decided(number="Số 2")),
        (listed(ON, resolution="3"), listed(ON)),
        (UNIT, put_forward("unit", "phòng  tổng hợp")),
        (put_forward("unit", NOT_IN_THE_SHEET), YOUTH),
    ],
)
def test_a_step_written_in_another_way_is_the_same(one, another):
    assert tells_the_same(one, another)
    assert tells_the_same(another, one)


@pytest.mark.parametrize(
    ("one", "another"),
    [
        (decided(), decided(matter="recognition")),
        (decided(), decided(outcome="refused")),
        (UNIT, YOUTH),
        (UNIT, put_forward("unit", "Phòng Tổ chức")),
        (listed(ON), listed(date(2020, 6, 2))),
        (listed(ON), UNIT),
    ],
)
def test_a_step_that_says_something_else_is_another(one, another):
    assert not tells_the_same(one, another)
