from datetime import date

import pytest

from domain.casefile.build import (
    BINH,
    CHI,
    assessed,
    casefile,
    papers_before_the_vote,
    papers_of_probation,
    step,
    way_to_the_ceremony,
)
from ketnap.domain.casefile.admission import ADMISSION_CHECKS
from ketnap.domain.casefile.codes import GateName, Severity
from ketnap.domain.casefile.recognition import RECOGNITION_CHECKS

BLOCK, WARN = Severity.BLOCK, Severity.WARN


@pytest.mark.parametrize(
    ("on", "name"),
    [
        ("2017-03-05", GateName.ADMISSION_VOTE),
        ("2018-02-05", GateName.ADMISSION_VOTE),
        ("2018-02-06", None),
        ("2018-05-24", None),
        ("2018-05-25", GateName.RECOGNITION_VOTE),
        ("2019-05-25", GateName.RECOGNITION_VOTE),
        ("2019-06-04", None),
    ],
)
def test_gate_is_the_next_vote_of_the_cell(on, name):
    vote = step("cell_voted", "2019-06-04", matter="recognition")

    gate = assessed(casefile(*way_to_the_ceremony(), vote), on).gate

    assert (gate and gate.name) == name


def test_gate_holds_a_condition_as_found_or_as_passed():
    missing_opinions = casefile(*papers_before_the_vote()[:-1])

    gate = assessed(missing_opinions, "2018-02-05").gate

    assert [(item.code, item.severity, item.seq) for item in gate.findings] == [
        ("opinions_missing", BLOCK, None)
    ]
    assert {*gate.passed, "opinions_missing"} == {check.code for check in ADMISSION_CHECKS}


def test_gate_to_recognition_holds_its_own_conditions():
    file = casefile(*way_to_the_ceremony(), *papers_of_probation())

    early, in_time = assessed(file, "2019-05-24").gate, assessed(file, "2019-05-31").gate

    assert "recognition_vote_too_early" in {item.code for item in early.findings}
    assert in_time.findings == ()
    assert set(in_time.passed) == {check.code for check in RECOGNITION_CHECKS}


def test_condition_without_a_rule_on_the_day_is_neither_found_nor_passed():
    gate = assessed(casefile(), "2011-01-18").gate

    assert (gate.findings, gate.passed) == ((), ())


def test_introducer_stands_in_the_gate_once_for_each_severity():
    steps = [
        step("introduced", "2025-02-03", by=BINH | {"shared_since": "2024-12-02"}),
        step("introduced", "2025-07-07", by=CHI | {"shared_since": "2025-06-02"}),
        step("introduced", "2025-07-08", by=CHI | {"shared_since": "2025-06-02"}),
    ]

    gate = assessed(casefile(*steps), "2025-08-04").gate

    short = [item for item in gate.findings if item.code == "introducer_shared_time_short"]
    assert [(item.severity, item.seq) for item in short] == [(WARN, None), (BLOCK, None)]


def test_introducer_of_an_earlier_round_stays_a_finding_and_leaves_the_gate():
    file = casefile(
        step("introduced", "2018-01-15", by=BINH | {"official_on": None}),
        step("withdrawn", "2018-02-05"),
        step("nominated", "2018-03-05"),
    )

    answer = assessed(file, "2018-03-05")

    assert [(item.code, item.seq) for item in answer.findings] == [("introducer_not_official", 1)]
    assert "introducer_not_official" not in {item.code for item in answer.gate.findings}


def test_end_of_probation_is_known_from_the_ceremony_on():
    file = casefile(*way_to_the_ceremony())

    assert assessed(file, "2018-05-24").probation_ends_on is None
    assert assessed(file, "2018-05-25").probation_ends_on == date(2019, 5, 25)
    assert assessed(file, "2018-05-25").official_on is None
