from datetime import date
from typing import Any

import pytest

from domain.casefile.build import (
    assessed,
    casefile,
    papers_of_probation,
    step,
    way_to_the_ceremony,
)
from ketnap.domain.casefile.codes import Closing, Stage
from ketnap.domain.casefile.steps import Casefile

WHOLE_WAY = casefile(
    step("nominated", "2017-02-06"),
    *way_to_the_ceremony(),
    *papers_of_probation(),
    step("cell_voted", "2019-06-04", matter="recognition"),
    step("decided", "2019-07-02", matter="recognition"),
)


def stage(file: Casefile, on: str) -> Stage:
    return assessed(file, on).stage


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2017-02-05", Stage.NOMINATED),
        ("2017-02-06", Stage.NOMINATED),
        ("2017-03-05", Stage.NOMINATED),
        ("2017-03-06", Stage.LISTED),
        ("2017-08-10", Stage.LISTED),
        ("2017-08-11", Stage.TRAINED),
        ("2018-01-07", Stage.TRAINED),
        ("2018-01-08", Stage.FILING),
        ("2018-02-05", Stage.FILING),
        ("2018-02-06", Stage.CELL_PROPOSED),
        ("2018-04-19", Stage.CELL_PROPOSED),
        ("2018-04-20", Stage.APPROVED),
        ("2018-05-24", Stage.APPROVED),
        ("2018-05-25", Stage.PROBATION),
        ("2019-05-24", Stage.PROBATION),
        ("2019-05-25", Stage.RECOGNITION_DUE),
        ("2019-06-03", Stage.RECOGNITION_DUE),
        ("2019-06-04", Stage.RECOGNITION_PROPOSED),
        ("2019-07-01", Stage.RECOGNITION_PROPOSED),
        ("2019-07-02", Stage.OFFICIAL),
        ("9999-12-31", Stage.OFFICIAL),
    ],
)
def test_stage_changes_on_the_day_of_the_step(on, expected):
    assert stage(WHOLE_WAY, on) is expected


def test_file_without_steps_is_at_the_first_stage():
    answer = assessed(casefile(), "2018-01-01")

    assert answer.stage is Stage.NOMINATED
    assert (answer.findings, answer.deadlines) == ((), ())


@pytest.mark.parametrize("kind", ["file_opened", "application_filed"])
def test_file_is_being_built_from_the_permission_or_the_application_on(kind):
    assert stage(casefile(step(kind, "2018-01-08")), "2018-01-08") is Stage.FILING


@pytest.mark.parametrize(
    ("certified_on", "on", "expected"),
    [
        ("2017-04-14", "2022-04-13", Stage.TRAINED),
        ("2017-04-14", "2022-04-14", Stage.TRAINED),
        ("2017-04-14", "2022-04-15", Stage.LISTED),
        ("2000-04-14", "2016-09-19", Stage.TRAINED),
        ("2000-04-14", "2016-09-20", Stage.LISTED),
    ],
)
def test_certificate_counts_while_the_rule_of_the_day_lets_it(certified_on, on, expected):
    file = casefile(
        step("listed_as_sympathiser", certified_on), step("course_certified", certified_on)
    )

    assert stage(file, on) is expected


def test_new_certificate_counts_where_the_old_one_ran_out():
    old, new = step("course_certified", "2012-03-05"), step("course_certified", "2018-03-05")

    assert stage(casefile(old), "2018-04-02") is Stage.NOMINATED
    assert stage(casefile(new, old), "2018-04-02") is Stage.TRAINED


@pytest.mark.parametrize(("agree", "expected"), [(5, Stage.NOMINATED), (6, Stage.CELL_PROPOSED)])
def test_only_a_vote_that_carried_proposes(agree, expected):
    file = casefile(step("cell_voted", "2018-02-06", agree=agree, disagree=3))

    assert stage(file, "2018-02-06") is expected


def test_vote_before_any_rule_on_its_share_did_not_carry():
    assert stage(casefile(step("cell_voted", "2011-01-18")), "2018-02-06") is Stage.NOMINATED
    assert stage(casefile(step("cell_voted", "2011-01-19")), "2018-02-06") is Stage.CELL_PROPOSED


@pytest.mark.parametrize(
    ("decided_on", "expected"),
    [
        ("2019-06-03", Stage.RECOGNITION_PROPOSED),
        ("2019-06-04", Stage.RECOGNITION_DUE),
        ("2019-06-05", Stage.RECOGNITION_DUE),
    ],
)
def test_refused_recognition_is_due_again_until_a_new_vote_carries(decided_on, expected):
    refused = step("decided", decided_on, matter="recognition", outcome="refused")
    vote = step("cell_voted", "2019-06-04", matter="recognition")
    steps = [step("ceremony_held", "2018-05-25"), refused, vote]

    assert stage(casefile(*steps), "2019-06-30") is expected
    again = step("cell_voted", "2019-07-02", matter="recognition")
    assert stage(casefile(*steps, again), "2019-07-02") is Stage.RECOGNITION_PROPOSED


def test_failed_vote_after_one_that_carried_changes_nothing():
    file = casefile(
        step("cell_voted", "2019-06-04", matter="recognition"),
        step("cell_voted", "2019-07-02", matter="recognition", agree=0),
    )

    assert stage(file, "2019-07-02") is Stage.RECOGNITION_PROPOSED


CLOSINGS: list[tuple[str, dict[str, Any], Closing]] = [
    ("withdrawn", {}, Closing.WITHDRAWN),
    ("removed_from_list", {}, Closing.REMOVED),
    ("decided", {"outcome": "refused"}, Closing.REFUSED),
    ("decided", {"matter": "strike_off"}, Closing.STRUCK_OFF),
    ("transferred", {}, Closing.TRANSFERRED),
]


@pytest.mark.parametrize(("kind", "fields", "reason"), CLOSINGS)
def test_closing_comes_before_every_other_stage(kind, fields, reason):
    file = casefile(*WHOLE_WAY.steps, step(kind, "2019-08-01", **fields))

    before, after = assessed(file, "2019-07-31"), assessed(file, "2019-08-01")

    assert (before.stage, before.closed) == (Stage.OFFICIAL, None)
    assert (after.stage, after.closed, after.gate) == (Stage.CLOSED, reason, None)


def test_new_round_looks_at_itself_alone():
    file = casefile(
        *way_to_the_ceremony(),
        step("paused", "2018-07-01"),
        step("withdrawn", "2018-08-01"),
        step("nominated", "2018-09-03"),
    )

    answer = assessed(file, "2018-09-03")

    assert (answer.stage, answer.closed, answer.paused) == (Stage.TRAINED, None, False)


def test_pause_leaves_the_stage():
    file = casefile(*way_to_the_ceremony(), step("paused", "2018-07-01"))

    answer = assessed(file, "2018-07-01")

    assert (answer.stage, answer.paused) == (Stage.PROBATION, True)


# ---- official member ----


@pytest.mark.parametrize(
    ("on", "expected"),
    [("2019-07-01", (None, None)), ("2019-07-02", (date(2019, 5, 25), date(2018, 4, 20)))],
)
def test_recognised_member_is_official_from_the_end_of_probation(on, expected):
    answer = assessed(WHOLE_WAY, on)

    assert (answer.official_on, answer.party_age_from) == expected


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([], (None, None)),
        ([step("ceremony_held", "2020-02-29")], (date(2021, 2, 28), None)),
        ([step("decided", "2020-01-06")], (None, date(2020, 1, 6))),
        (
            [step("decided", "2020-01-06"), step("decided", "2020-02-03")],
            (None, date(2020, 2, 3)),
        ),
        (
            [step("ceremony_held", "2020-01-06"), step("ceremony_held", "2020-02-03")],
            (date(2021, 2, 3), None),
        ),
    ],
)
def test_recognition_without_ceremony_or_decision_leaves_the_day_open(steps, expected):
    file = casefile(*steps, step("decided", "2022-06-06", matter="recognition"))

    answer = assessed(file, "2022-06-06")

    assert answer.stage is Stage.OFFICIAL
    assert (answer.official_on, answer.party_age_from) == expected
