from typing import Any

import pytest

from domain.casefile.build import DUNG, casefile, found, severity_of, step, way_to_the_ceremony
from ketnap.domain.casefile.codes import Severity

BLOCK, WARN = Severity.BLOCK, Severity.WARN


def test_way_in_order_finds_nothing():
    file = casefile(*way_to_the_ceremony())

    assert found(file, "2018-05-25") == set()


# ---- decisions ----


@pytest.mark.parametrize(
    ("voted_on", "expected"), [("2018-04-19", None), ("2018-04-20", None), ("2018-04-21", WARN)]
)
@pytest.mark.parametrize("agree", [0, 9])
@pytest.mark.parametrize("matter", ["admission", "recognition"])
def test_decision_follows_a_vote_of_the_cell_carried_or_not(matter, agree, voted_on, expected):
    file = casefile(
        step("decided", "2018-04-20", matter=matter),
        step("cell_voted", voted_on, matter=matter, agree=agree),
    )

    assert severity_of("decision_without_proposal", file, "2018-05-01") == expected


@pytest.mark.parametrize("outcome", ["approved", "refused"])
def test_vote_on_another_matter_is_no_proposal(outcome):
    file = casefile(
        step("cell_voted", "2018-04-01", matter="strike_off"),
        step("cell_voted", "2018-04-01", matter="recognition"),
        step("decided", "2018-04-20", outcome=outcome),
    )

    assert ("decision_without_proposal", WARN, 3) in found(file, "2018-04-20")


def test_decision_on_strike_off_is_not_asked_for_a_proposal():
    file = casefile(step("decided", "2018-04-20", matter="strike_off"))

    assert found(file, "2018-04-20") == set()


def test_vote_of_an_earlier_round_is_no_proposal():
    file = casefile(
        step("cell_voted", "2018-04-01"),
        step("withdrawn", "2018-04-02"),
        step("nominated", "2018-04-03"),
        step("decided", "2018-04-20"),
    )

    assert ("decision_without_proposal", WARN, 4) in found(file, "2018-04-20")


@pytest.mark.parametrize(
    ("certified_on", "expected"),
    [("2022-04-19", None), ("2022-04-20", None), ("2022-04-21", BLOCK)],
)
def test_cv_is_certified_by_the_day_of_the_approving_decision(certified_on, expected):
    file = casefile(step("decided", "2022-04-20"), step("cv_certified", certified_on))

    assert severity_of("cv_not_certified", file, "2022-05-01") == expected


@pytest.mark.parametrize(
    "decision", [{"outcome": "refused"}, {"matter": "recognition"}, {"matter": "strike_off"}]
)
def test_cv_is_not_asked_for_by_other_decisions(decision):
    file = casefile(step("decided", "2022-04-20", **decision))

    assert severity_of("cv_not_certified", file, "2022-04-20") is None


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2016-09-19", None),
        ("2016-09-20", WARN),
        ("2021-09-27", WARN),
        ("2021-09-28", BLOCK),
        ("2026-05-18", BLOCK),
        ("2026-05-19", WARN),
    ],
)
def test_certification_is_asked_for_by_the_guidance_of_the_decisions_day(on, expected):
    assert severity_of("cv_not_certified", casefile(step("decided", on)), on) == expected


# ---- ceremony and mentor ----


@pytest.mark.parametrize(
    ("decided_on", "expected"),
    [("2018-05-24", None), ("2018-05-25", None), ("2018-05-26", BLOCK)],
)
def test_ceremony_follows_an_approving_decision(decided_on, expected):
    file = casefile(step("ceremony_held", "2018-05-25"), step("decided", decided_on))

    assert severity_of("ceremony_without_decision", file, "2018-06-01") == expected


@pytest.mark.parametrize("decision", [{"outcome": "refused"}, {"matter": "recognition"}])
def test_other_decisions_allow_no_ceremony(decision):
    file = casefile(step("decided", "2018-04-20", **decision), step("ceremony_held", "2018-05-25"))

    assert ("ceremony_without_decision", BLOCK, 2) in found(file, "2018-05-25")


@pytest.mark.parametrize("kind", ["mentor_assigned", "ceremony_held"])
@pytest.mark.parametrize(
    ("official_on", "expected"),
    [("2018-05-24", None), ("2018-05-25", None), ("2018-05-26", BLOCK), (None, BLOCK)],
)
def test_mentor_is_an_official_member_on_the_day(kind, official_on, expected):
    file = casefile(step(kind, "2018-05-25", mentor=DUNG | {"official_on": official_on}))

    assert severity_of("mentor_not_official", file, "2018-05-25") == expected


@pytest.mark.parametrize(
    ("kind", "on", "expected"),
    [
        ("mentor_assigned", "2017-06-04", None),
        ("mentor_assigned", "2017-06-05", BLOCK),
        ("mentor_assigned", "2022-01-17", BLOCK),
        ("mentor_assigned", "2022-01-18", WARN),
        ("mentor_assigned", "2025-09-28", WARN),
        ("mentor_assigned", "2025-09-29", BLOCK),
        ("mentor_assigned", "2026-04-08", WARN),
        ("ceremony_held", "2017-06-04", BLOCK),
        ("ceremony_held", "2022-01-18", BLOCK),
        ("ceremony_held", "2026-04-08", BLOCK),
    ],
)
def test_mentor_is_judged_by_the_rule_of_the_step(kind, on, expected):
    file = casefile(step(kind, on, mentor={"name": "Dũng"}))

    assert severity_of("mentor_not_official", file, on) == expected


@pytest.mark.parametrize(
    ("assigned_on", "expected"), [("2018-05-25", None), ("2018-05-26", WARN), (None, WARN)]
)
@pytest.mark.parametrize("kind", ["listed_as_sympathiser", "file_opened", "course_certified"])
def test_listed_person_has_a_mentor(kind, assigned_on, expected):
    assignments = [step("mentor_assigned", assigned_on)] if assigned_on else []
    file = casefile(step(kind, "2018-03-01"), *assignments)

    assert severity_of("mentor_missing", file, "2018-05-25") == expected


@pytest.mark.parametrize("kind", ["nominated", "cell_voted", "ceremony_held", "withdrawn"])
def test_mentor_is_not_asked_for_at_other_stages(kind):
    file = casefile(step(kind, "2018-03-01"))

    assert severity_of("mentor_missing", file, "2018-03-01") is None


def test_mentor_of_an_earlier_round_is_none_of_this_one():
    file = casefile(
        step("mentor_assigned", "2018-03-01"),
        step("withdrawn", "2018-03-02"),
        step("listed_as_sympathiser", "2018-03-03"),
    )

    assert ("mentor_missing", WARN, None) in found(file, "2018-03-03")


# ---- consent ----

NEEDS = [
    ("application_filed", "case_file"),
    ("cv_declared", "case_file"),
    ("verification_requested", "verification"),
]


def consent(kind: str, on: str, purpose: str) -> Any:
    return step(kind, on, purpose=purpose)


@pytest.mark.parametrize(("kind", "purpose"), NEEDS)
@pytest.mark.parametrize(("on", "expected"), [("2025-12-31", None), ("2026-01-01", WARN)])
def test_consent_is_needed_from_the_law_of_2026_on(kind, purpose, on, expected):
    assert severity_of("consent_missing", casefile(step(kind, on)), on) == expected


@pytest.mark.parametrize(("kind", "purpose"), NEEDS)
@pytest.mark.parametrize(
    ("consents", "expected"),
    [
        ([("consent_given", "2025-06-01")], None),
        ([("consent_given", "2026-03-02")], None),
        ([("consent_given", "2026-03-03")], WARN),
        ([("consent_given", "2026-03-01"), ("consent_withdrawn", "2026-03-02")], WARN),
        ([("consent_given", "2026-03-01"), ("consent_withdrawn", "2026-03-03")], None),
        ([("consent_withdrawn", "2026-03-02"), ("consent_given", "2026-03-02")], None),
        ([("consent_given", "2026-03-02"), ("consent_withdrawn", "2026-03-02")], WARN),
    ],
)
def test_consent_stands_on_the_day_of_the_paper(kind, purpose, consents, expected):
    file = casefile(step(kind, "2026-03-02"), *(consent(*one, purpose) for one in consents))

    assert severity_of("consent_missing", file, "2026-04-01") == expected


@pytest.mark.parametrize(("kind", "purpose"), NEEDS)
def test_consent_for_another_purpose_does_not_count(kind, purpose):
    others = {"case_file", "verification", "internal_sharing", "portal_name"} - {purpose}
    file = casefile(
        *(consent("consent_given", "2026-01-05", other) for other in sorted(others)),
        step(kind, "2026-03-02"),
    )

    assert severity_of("consent_missing", file, "2026-03-02") is WARN
