from typing import Any

import pytest

from domain.casefile.build import (
    casefile,
    found,
    in_gate,
    papers_of_probation,
    severity_of,
    step,
    way_to_the_ceremony,
)
from ketnap.domain.casefile.codes import Severity
from ketnap.domain.casefile.steps import Casefile, Step

BLOCK, WARN = Severity.BLOCK, Severity.WARN
EXHAUSTED = "recognition_votes_exhausted"


def ceremony_and(*steps: Step, on: str = "2018-05-25") -> Casefile:
    return casefile(step("ceremony_held", on), *steps)


def recognition_vote(on: str, **fields: Any) -> Step:
    return step("cell_voted", on, matter="recognition", **fields)


def failed_vote(on: str, matter: str = "recognition") -> Step:
    return step("cell_voted", on, matter=matter, agree=5, disagree=4)


def test_vote_with_everything_in_order_finds_nothing():
    file = casefile(*way_to_the_ceremony(), *papers_of_probation(), recognition_vote("2019-06-04"))

    assert found(file, "2019-06-04") == set()


# ---- the end of probation ----


@pytest.mark.parametrize(
    ("held_on", "voted_on", "expected"),
    [
        ("2018-05-25", "2019-05-24", BLOCK),
        ("2018-05-25", "2019-05-25", None),
        ("2018-05-25", "2019-05-26", None),
        ("2020-02-29", "2021-02-27", BLOCK),
        ("2020-02-29", "2021-02-28", None),
        ("2025-06-01", "2026-05-18", BLOCK),
        ("2025-06-01", "2026-05-19", WARN),
    ],
)
def test_cell_votes_from_the_anniversary_of_the_ceremony_on(held_on, voted_on, expected):
    code = "recognition_vote_too_early"
    file = ceremony_and(recognition_vote(voted_on), on=held_on)
    without_vote = ceremony_and(on=held_on)

    assert severity_of(code, file, voted_on) == expected
    assert in_gate(code, without_vote, voted_on) == expected


def test_last_ceremony_counts_where_there_are_several():
    file = ceremony_and(step("ceremony_held", "2018-06-08"), recognition_vote("2019-06-07"))

    assert severity_of("recognition_vote_too_early", file, "2019-06-07") is BLOCK


def test_vote_without_any_ceremony_is_not_called_too_early():
    file = casefile(recognition_vote("2018-05-25"))

    assert severity_of("recognition_vote_too_early", file, "2018-05-25") is None


# ---- the papers ----


@pytest.mark.parametrize(
    ("code", "kind", "severity"),
    [
        ("new_member_course_missing", "new_member_course_certified", WARN),
        ("self_review_missing", "self_review_filed", WARN),
        ("mentor_assessment_missing", "mentor_assessed", WARN),
        ("probation_opinions_missing", "probation_opinions_summarised", WARN),
    ],
)
@pytest.mark.parametrize(("filed_on", "missing"), [("03", False), ("04", False), ("05", True)])
def test_paper_must_be_there_on_the_day_of_the_vote(code, kind, severity, filed_on, missing):
    paper = step(kind, f"2019-06-{filed_on}")
    file = ceremony_and(paper, recognition_vote("2019-06-04"))

    assert severity_of(code, file, "2019-06-04") == (severity if missing else None)
    assert in_gate(code, ceremony_and(paper), "2019-06-04") == (severity if missing else None)


@pytest.mark.parametrize(
    ("code", "on", "expected"),
    [
        ("new_member_course_missing", "2016-09-19", None),
        ("new_member_course_missing", "2016-09-20", WARN),
        ("new_member_course_missing", "2025-06-08", WARN),
        ("new_member_course_missing", "2025-06-09", BLOCK),
        ("new_member_course_missing", "2026-05-18", BLOCK),
        ("new_member_course_missing", "2026-05-19", WARN),
        ("self_review_missing", "2016-09-19", None),
        ("self_review_missing", "2025-06-08", WARN),
        ("self_review_missing", "2025-06-09", BLOCK),
        ("self_review_missing", "2026-04-07", BLOCK),
        ("self_review_missing", "2026-04-08", WARN),
    ],
)
def test_papers_are_asked_for_by_the_guidance_of_the_day(code, on, expected):
    assert severity_of(code, casefile(recognition_vote(on)), on) == expected


# ---- votes that fail ----


def exhausted_on(file: Casefile, on: str) -> list[int | None]:
    return [seq for code, _, seq in found(file, on) if code == EXHAUSTED]


FIRST, SECOND, THIRD, FOURTH = "2019-06-04", "2019-07-02", "2019-08-06", "2019-09-03"


def test_third_failed_vote_exhausts_them_and_no_other():
    votes = [failed_vote(on) for on in (FIRST, SECOND, THIRD, FOURTH)]
    file = ceremony_and(*votes)

    assert exhausted_on(file, "2019-08-05") == []
    assert exhausted_on(file, "2019-08-06") == [4]
    assert exhausted_on(file, "2030-01-01") == [4]
    assert severity_of(EXHAUSTED, file, "2030-01-01") is WARN


def test_votes_on_strike_off_count_with_those_on_recognition():
    votes = [failed_vote(FIRST), failed_vote(SECOND, "strike_off"), failed_vote(THIRD)]

    assert exhausted_on(ceremony_and(*votes), THIRD) == [4]


@pytest.mark.parametrize(
    "votes",
    [
        [failed_vote(FIRST), recognition_vote(SECOND), failed_vote(THIRD), failed_vote(FOURTH)],
        [failed_vote(FIRST), failed_vote(SECOND), failed_vote(THIRD, "admission")],
        [failed_vote("2018-05-24"), failed_vote(FIRST), failed_vote(SECOND)],
        [failed_vote(FIRST), failed_vote(SECOND), recognition_vote(THIRD)],
    ],
)
def test_votes_are_not_exhausted_by_others(votes):
    assert exhausted_on(ceremony_and(*votes), "2030-01-01") == []


def test_votes_count_from_the_day_of_the_last_ceremony_on():
    on_the_day = [failed_vote("2018-05-25") for _ in range(3)]
    before_a_second = [*on_the_day, step("ceremony_held", "2018-06-08")]

    assert exhausted_on(ceremony_and(*on_the_day), FIRST) == [4]
    assert exhausted_on(ceremony_and(*before_a_second), FIRST) == []


def test_votes_without_any_ceremony_are_not_counted():
    votes = [failed_vote(on) for on in (FIRST, SECOND, THIRD)]

    assert exhausted_on(casefile(*votes), THIRD) == []


@pytest.mark.parametrize(("third_on", "expected"), [("2016-07-24", []), ("2016-07-25", [4])])
def test_limit_of_votes_is_that_of_the_last_votes_day(third_on, expected):
    votes = [failed_vote("2016-07-01"), failed_vote("2016-07-02"), failed_vote(third_on)]

    assert exhausted_on(ceremony_and(*votes, on="2015-06-01"), "2017-01-01") == expected
