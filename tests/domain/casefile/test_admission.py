from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from domain.casefile.build import (
    AN,
    BINH,
    CELL,
    CHI,
    TRADE_UNION,
    YOUTH_UNION,
    casefile,
    found,
    in_gate,
    papers_before_the_vote,
    severity_of,
    step,
)
from ketnap.domain.casefile.codes import Schooling, Severity
from ketnap.domain.casefile.steps import Casefile, Step

BLOCK, WARN = Severity.BLOCK, Severity.WARN
VOTE_DAY = "2018-02-06"


def voted(*papers: Step, on: str, **facts: Any) -> Casefile:
    """A case in which the cell voted on the day; facts of person and cell may differ."""
    person = {name: value for name, value in facts.items() if name in AN.__dataclass_fields__}
    cell = {name: value for name, value in facts.items() if name in CELL.__dataclass_fields__}
    return casefile(
        *papers,
        step("cell_voted", on),
        person=replace(AN, **person),
        cell=replace(CELL, **cell),
    )


def on_the_vote(code: str, *papers: Step, on: str, **facts: Any) -> Severity | None:
    """How severe a finding is on the vote; without the vote, the gate must say the same."""
    file = voted(*papers, on=on, **facts)
    before = replace(file, steps=file.steps[:-1])
    severity = severity_of(code, file, on)
    assert in_gate(code, before, on) == severity
    return severity


def test_vote_with_everything_in_order_finds_nothing():
    file = voted(*papers_before_the_vote(), on=VOTE_DAY)

    assert found(file, VOTE_DAY) == set()


def test_vote_with_nothing_before_it_finds_everything_that_is_missing():
    file = voted(on="2025-08-12")

    assert found(file, "2025-08-12") == {
        (code, BLOCK, 1)
        for code in (
            "certificate_missing",
            "application_missing",
            "cv_missing",
            "opinions_missing",
            "verification_missing",
            "introducers_incomplete",
        )
    }


# ---- the person ----


@pytest.mark.parametrize(
    ("born_on", "on", "expected"),
    [
        (date(2000, 5, 17), "2018-05-16", BLOCK),
        (date(2000, 5, 17), "2018-05-17", None),
        (date(2000, 5, 17), "2018-05-18", None),
        (date(2000, 2, 29), "2018-02-27", BLOCK),
        (date(2000, 2, 29), "2018-02-28", None),
        (date(2008, 5, 17), "2026-05-16", WARN),
        (date(2008, 5, 17), "2026-05-17", None),
        (date(1998, 7, 25), "2016-07-24", None),
        (date(1998, 7, 26), "2016-07-25", BLOCK),
    ],
)
def test_applicant_is_eighteen_on_the_day_of_the_vote(born_on, on, expected):
    assert on_the_vote("age_below_min", on=on, born_on=born_on) == expected


@pytest.mark.parametrize(
    ("born_on", "on", "expected"),
    [
        (date(1958, 3, 15), "2018-04-14", None),
        (date(1958, 3, 15), "2018-04-15", WARN),
        (date(1958, 3, 15), "2018-04-16", WARN),
        (date(1958, 1, 31), "2018-02-27", None),
        (date(1958, 1, 31), "2018-02-28", WARN),
        (date(1950, 1, 1), "2016-07-24", None),
        (date(1950, 1, 1), "2016-07-25", WARN),
    ],
)
def test_applicant_above_sixty_by_full_months_is_a_warning(born_on, on, expected):
    assert on_the_vote("age_above_max", on=on, born_on=born_on) == expected


@pytest.mark.parametrize(
    ("schooling", "on", "expected"),
    [
        (Schooling.PRIMARY, "2021-07-29", BLOCK),
        (Schooling.LOWER_SECONDARY_COMPLETED, "2021-07-29", None),
        (Schooling.LOWER_SECONDARY_COMPLETED, "2021-07-30", BLOCK),
        (Schooling.LOWER_SECONDARY_DIPLOMA, "2021-07-30", None),
        (Schooling.LOWER_SECONDARY_COMPLETED, "2026-04-07", BLOCK),
        (Schooling.LOWER_SECONDARY_COMPLETED, "2026-04-08", WARN),
        (Schooling.LOWER_SECONDARY_COMPLETED, "2026-07-25", WARN),
        (Schooling.LOWER_SECONDARY_COMPLETED, "2026-07-26", None),
        (Schooling.PRIMARY, "2026-07-26", WARN),
        (Schooling.NONE, "2016-07-24", None),
        (Schooling.DOCTOR, "2025-08-12", None),
    ],
)
def test_schooling_is_measured_by_the_rule_of_the_day(schooling, on, expected):
    assert on_the_vote("schooling_below_min", on=on, schooling=schooling) == expected


# ---- the papers ----


@pytest.mark.parametrize(
    ("certified_on", "expected"),
    [("2018-02-05", None), ("2018-02-06", None), ("2018-02-07", WARN), (None, WARN)],
)
def test_certificate_of_the_day_of_the_vote_is_in_time(certified_on, expected):
    papers = [step("course_certified", certified_on)] if certified_on else []

    assert on_the_vote("certificate_missing", *papers, on=VOTE_DAY) == expected


@pytest.mark.parametrize(
    ("on", "expected"),
    [("2016-09-19", None), ("2016-09-20", WARN), ("2025-06-08", WARN), ("2025-06-09", BLOCK)],
)
def test_certificate_is_asked_for_by_the_guidance_in_force(on, expected):
    assert on_the_vote("certificate_missing", on=on) == expected


@pytest.mark.parametrize(
    ("certified_on", "on", "expected"),
    [
        ("2016-10-20", "2021-10-19", None),
        ("2016-10-20", "2021-10-20", None),
        ("2016-10-20", "2021-10-21", BLOCK),
        ("2020-02-29", "2025-02-28", None),
        ("2020-02-29", "2025-03-01", BLOCK),
        ("2012-02-06", VOTE_DAY, WARN),
    ],
)
def test_certificate_is_valid_through_its_anniversary(certified_on, on, expected):
    certificate = step("course_certified", certified_on)

    assert on_the_vote("certificate_expired", certificate, on=on) == expected


def test_latest_certificate_up_to_the_vote_counts():
    old, new = step("course_certified", "2012-03-01"), step("course_certified", "2018-02-06")
    too_late = step("course_certified", "2018-02-07")

    assert on_the_vote("certificate_expired", new, old, on=VOTE_DAY) is None
    assert on_the_vote("certificate_expired", old, too_late, on=VOTE_DAY) is WARN


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("application_missing", "application_filed"),
        ("cv_missing", "cv_declared"),
        ("opinions_missing", "opinions_summarised"),
    ],
)
@pytest.mark.parametrize(
    ("filed_on", "expected"),
    [("2018-02-05", None), ("2018-02-06", None), ("2018-02-07", BLOCK)],
)
def test_paper_must_be_there_on_the_day_of_the_vote(code, kind, filed_on, expected):
    assert on_the_vote(code, step(kind, filed_on), on=VOTE_DAY) == expected


def test_paper_of_an_earlier_round_does_not_count():
    earlier = [
        step("application_filed", "2017-01-08"),
        step("course_certified", "2017-01-08"),
        step("withdrawn", "2017-02-01"),
        step("listed_as_sympathiser", "2017-03-01"),
    ]

    assert on_the_vote("application_missing", *earlier, on=VOTE_DAY) is BLOCK
    assert on_the_vote("certificate_missing", *earlier, on=VOTE_DAY) is None


# ---- verification ----

MEMBER_ON_NO_SIDE = step(
    "cv_declared", "2022-03-01", own_side_member=False, spouse_side_member=False
)
OWN_SIDE = step("verification_answered", "2022-03-15", subject="own_side", place="Xã An Hòa")
SPOUSE_SIDE = step("verification_answered", "2022-03-15", subject="spouse_side", place="Phường Mới")


@pytest.mark.parametrize(
    ("papers", "married", "expected"),
    [
        ([], False, BLOCK),
        ([MEMBER_ON_NO_SIDE], False, BLOCK),
        ([MEMBER_ON_NO_SIDE, OWN_SIDE], False, None),
        ([MEMBER_ON_NO_SIDE, OWN_SIDE], True, BLOCK),
        ([MEMBER_ON_NO_SIDE, SPOUSE_SIDE], True, BLOCK),
        ([MEMBER_ON_NO_SIDE, SPOUSE_SIDE], False, BLOCK),
        ([MEMBER_ON_NO_SIDE, OWN_SIDE, SPOUSE_SIDE], True, None),
        ([OWN_SIDE], False, None),
        ([step("cv_declared", "2022-03-01")], False, None),
        ([step("cv_declared", "2022-03-01")], True, BLOCK),
        ([step("cv_declared", "2022-03-01", spouse_side_member=True)], True, None),
        ([step("cv_declared", "2022-03-01"), SPOUSE_SIDE], True, None),
    ],
)
def test_each_side_has_an_answer_or_a_relative_who_is_a_member(papers, married, expected):
    severity = on_the_vote("verification_missing", *papers, on="2022-04-05", married=married)

    assert severity == expected


def test_latest_declaration_up_to_the_vote_counts():
    declared = step("cv_declared", "2022-03-02")

    papers = [declared, MEMBER_ON_NO_SIDE]
    undone = replace(MEMBER_ON_NO_SIDE, on=date(2022, 3, 3))
    too_late = replace(MEMBER_ON_NO_SIDE, on=date(2022, 4, 6))

    assert on_the_vote("verification_missing", *papers, on="2022-04-05") is None
    assert on_the_vote("verification_missing", *papers, undone, on="2022-04-05") is BLOCK
    assert on_the_vote("verification_missing", *papers, too_late, on="2022-04-05") is None


@pytest.mark.parametrize(
    ("on", "expected"), [("2022-03-14", BLOCK), ("2022-03-15", None), ("2022-03-16", None)]
)
def test_answer_counts_from_its_own_day_on(on, expected):
    assert on_the_vote("verification_missing", OWN_SIDE, on=on) == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ({"on": "2022-03-09"}, BLOCK),
        ({"on": "2022-03-10"}, None),
        ({"on": "2022-04-05"}, None),
        ({"on": "2022-04-06"}, BLOCK),
        ({"on": "2022-03-15", "subject": "spouse_side"}, BLOCK),
        ({"on": "2022-03-15", "place": "Xã An Bình"}, BLOCK),
        ({"on": "2022-03-15", "result": "unclear"}, None),
    ],
)
def test_request_is_answered_from_its_day_on_for_the_same_side_and_place(answer, expected):
    papers = [step("verification_answered", **answer), step("verification_requested", "2022-03-10")]

    assert on_the_vote("verification_unanswered", *papers, on="2022-04-05") == expected


def test_request_after_the_vote_is_not_waited_for():
    request = step("verification_requested", "2022-04-06")

    assert on_the_vote("verification_unanswered", request, on="2022-04-05") is None


# ---- introducers: patterns ----

YOUTH_CELL = {"has_youth_union": True, "has_trade_union": True, "youth_union_member": True}
TRADE_CELL = {"has_youth_union": False, "has_trade_union": True, "trade_union_member": True}
YOUNG, OLD = date(1995, 5, 17), date(1980, 5, 17)


def introductions(*introducers: dict[str, Any]) -> list[Step]:
    return [step("introduced", "2018-01-15", by=by) for by in introducers]


@pytest.mark.parametrize(
    ("by", "facts", "expected"),
    [
        ([YOUTH_UNION, BINH], YOUTH_CELL | {"born_on": YOUNG}, None),
        ([BINH, CHI], YOUTH_CELL | {"born_on": YOUNG}, WARN),
        ([YOUTH_UNION], YOUTH_CELL | {"born_on": YOUNG}, WARN),
        ([TRADE_UNION, BINH], YOUTH_CELL | {"born_on": YOUNG}, WARN),
        (
            [YOUTH_UNION, BINH],
            YOUTH_CELL | {"born_on": YOUNG, "youth_union_member": False},
            WARN,
        ),
        ([BINH, CHI], YOUTH_CELL | {"born_on": OLD}, None),
        ([YOUTH_UNION, BINH], YOUTH_CELL | {"born_on": OLD}, WARN),
        ([TRADE_UNION, BINH], TRADE_CELL, None),
        ([BINH, CHI], TRADE_CELL, BLOCK),
        ([TRADE_UNION], TRADE_CELL, BLOCK),
        ([YOUTH_UNION, BINH], TRADE_CELL, BLOCK),
        ([TRADE_UNION, BINH], TRADE_CELL | {"trade_union_member": False}, BLOCK),
        ([BINH, CHI], {}, None),
        ([BINH], {}, BLOCK),
        ([BINH, BINH], {}, BLOCK),
        ([BINH, BINH | {"official_on": None}], {}, BLOCK),
        ([BINH, CHI | {"official_on": None}], {}, None),
        ([YOUTH_UNION, TRADE_UNION, BINH], {}, BLOCK),
        ([], {}, BLOCK),
    ],
)
def test_introductions_follow_the_pattern_of_the_cell(by, facts, expected):
    papers = introductions(*by)

    assert on_the_vote("introducers_incomplete", *papers, on=VOTE_DAY, **facts) == expected


@pytest.mark.parametrize(
    ("on", "expected"),
    [("2019-05-16", None), ("2019-05-17", None), ("2020-05-16", None), ("2020-05-17", WARN)],
)
def test_youth_union_introduces_through_the_thirtieth_year(on, expected):
    papers = introductions(YOUTH_UNION, BINH)
    facts = YOUTH_CELL | {"born_on": date(1989, 5, 17)}

    assert on_the_vote("introducers_incomplete", *papers, on=on, **facts) == expected


@pytest.mark.parametrize(("on", "expected"), [("2016-07-24", None), ("2016-07-25", WARN)])
def test_pattern_of_a_youth_cell_needs_the_rule_on_youth_age(on, expected):
    assert on_the_vote("introducers_incomplete", on=on, **YOUTH_CELL) == expected


def test_introduction_of_the_day_of_the_vote_counts_and_of_the_next_does_not():
    binh = step("introduced", "2018-01-15", by=BINH)
    same_day, too_late = (step("introduced", f"2018-02-0{day}", by=CHI) for day in (6, 7))

    assert on_the_vote("introducers_incomplete", binh, same_day, on=VOTE_DAY) is None
    assert on_the_vote("introducers_incomplete", binh, too_late, on=VOTE_DAY) is BLOCK


# ---- introducers: each on the introduction's own day ----


def introduced_on(code: str, on: str, **by: Any) -> Severity | None:
    """How severe a finding on an introduction is; the gate of the day says the same."""
    file = casefile(step("introduced", on, by=BINH | by))
    severity = severity_of(code, file, on)
    assert in_gate(code, file, on) == severity
    return severity


@pytest.mark.parametrize(
    ("official_on", "expected"),
    [("2018-01-14", None), ("2018-01-15", None), ("2018-01-16", BLOCK), (None, BLOCK)],
)
def test_introducer_is_official_on_the_day_of_the_introduction(official_on, expected):
    severity = introduced_on("introducer_not_official", "2018-01-15", official_on=official_on)

    assert severity == expected


@pytest.mark.parametrize(
    ("since", "on", "expected"),
    [
        ("2017-01-14", "2018-01-15", None),
        ("2017-01-15", "2018-01-15", None),
        ("2017-01-16", "2018-01-15", BLOCK),
        ("2024-02-29", "2025-02-27", WARN),
        ("2024-02-29", "2025-02-28", None),
        ("2024-08-01", "2025-07-01", BLOCK),
        ("2026-01-01", "2026-04-07", BLOCK),
        ("2026-01-01", "2026-04-08", WARN),
        ("2016-07-01", "2016-07-24", None),
        ("2016-07-01", "2016-07-25", BLOCK),
    ],
)
def test_introducer_has_shared_twelve_full_months(since, on, expected):
    assert introduced_on("introducer_shared_time_short", on, shared_since=since) == expected


@pytest.mark.parametrize(
    ("context", "on", "expected"),
    [
        ("residence", "2021-07-29", BLOCK),
        ("residence", "2021-07-30", None),
        ("work", "2021-07-29", None),
        ("labour", "2021-07-29", None),
        ("study", "2021-07-29", None),
    ],
)
def test_shared_residence_counts_from_the_regulation_of_2021_on(context, on, expected):
    assert introduced_on("introducer_shared_time_short", on, shared_context=context) == expected


@pytest.mark.parametrize("on", ["2016-07-25", "2021-07-30", "2025-07-01", "2026-07-26"])
def test_replacing_introducer_needs_no_shared_time(on):
    by = {"shared_since": on, "replacement": True}

    assert introduced_on("introducer_shared_time_short", on, **by) is None
    assert introduced_on("introducer_shared_time_short", on, shared_since=on) is not None


def test_introducer_findings_stand_on_the_introduction_once_vote_or_no_vote():
    papers = introductions(BINH | {"official_on": None}, YOUTH_UNION)
    file = voted(*papers, step("cell_voted", "2018-01-30"), on=VOTE_DAY)

    for on in ("2018-01-15", VOTE_DAY):
        seqs = [seq for code, _, seq in found(file, on) if code == "introducer_not_official"]
        assert seqs == [1]
    assert "introducer_not_official" not in {code for code, _, _ in found(file, "2018-01-14")}


# ---- papers that go stale ----


@pytest.mark.parametrize(
    ("on", "expected"), [("2019-01-14", None), ("2019-01-15", None), ("2019-01-16", BLOCK)]
)
@pytest.mark.parametrize(
    "paper",
    [
        step("introduced", "2018-01-15", by=BINH),
        step("introduced", "2018-01-15", by=YOUTH_UNION),
        step("opinions_summarised", "2018-01-15"),
    ],
)
def test_paper_may_be_used_through_its_anniversary(paper, on, expected):
    assert on_the_vote("papers_stale", paper, on=on) == expected


@pytest.mark.parametrize("kind", ["application_filed", "cv_declared"])
def test_other_papers_do_not_go_stale(kind):
    assert on_the_vote("papers_stale", step(kind, "2010-01-15"), on=VOTE_DAY) is None


@pytest.mark.parametrize(
    ("renewed_by", "expected"),
    [
        (BINH, None),
        (CHI, BLOCK),
        (YOUTH_UNION | {"name": BINH["name"]}, BLOCK),
    ],
)
def test_paper_written_anew_by_the_same_person_replaces_the_old_one(renewed_by, expected):
    old = step("introduced", "2018-01-15", by=BINH)
    new = step("introduced", "2019-02-01", by=renewed_by)

    assert on_the_vote("papers_stale", new, old, on="2019-02-05") == expected


def test_opinions_summed_up_anew_replace_the_old_ones():
    old, new = (step("opinions_summarised", on) for on in ("2018-01-15", "2019-02-01"))

    assert on_the_vote("papers_stale", old, new, on="2019-02-05") is None
    assert on_the_vote("papers_stale", old, new, on="2019-01-31") is BLOCK


# ---- the cell ----


@pytest.mark.parametrize(("members", "expected"), [(2, BLOCK), (3, None), (4, None)])
@pytest.mark.parametrize("matter", ["admission", "recognition"])
def test_cell_of_three_official_members_may_vote(matter, members, expected):
    numbers = {"official_members": members, "present_official": members, "agree": members}
    file = casefile(step("cell_voted", VOTE_DAY, matter=matter, **numbers))

    assert severity_of("cell_too_small", file, VOTE_DAY) == expected


def test_size_of_the_cell_is_not_looked_at_on_strike_off_nor_in_the_gate():
    vote = step("cell_voted", VOTE_DAY, matter="strike_off", official_members=2)

    assert severity_of("cell_too_small", casefile(vote), VOTE_DAY) is None
    assert in_gate("cell_too_small", casefile(vote), VOTE_DAY) is None
    assert in_gate("application_missing", casefile(vote), VOTE_DAY) is BLOCK
