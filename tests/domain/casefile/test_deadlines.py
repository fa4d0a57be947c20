from datetime import date

import pytest

from domain.casefile.build import assessed, casefile, found, severity_of, step
from ketnap.domain.casefile.codes import DeadlineCode, Severity
from ketnap.domain.casefile.deadlines import Deadline
from ketnap.domain.casefile.steps import Casefile, Step

INFO, WARN = Severity.INFO, Severity.WARN
Line = tuple[int, str, str, str | None]


def deadline(code: str, file: Casefile, on: str) -> Deadline | None:
    listed = [one for one in assessed(file, on).deadlines if one.code == DeadlineCode(code)]
    assert len(listed) <= 1
    return listed[0] if listed else None


def line(code: str, file: Casefile, on: str) -> Line | None:
    """Seq, start, due day and the day it was met, as the contract lists them."""
    one = deadline(code, file, on)
    if one is None:
        return None
    met_on = one.met_on.isoformat() if one.met_on else None
    return one.seq, one.starts_on.isoformat(), one.due_on.isoformat(), met_on


def late(code: str, file: Casefile, on: str) -> list[tuple[Severity, int | None]]:
    return [(severity, seq) for found_code, severity, seq in found(file, on) if found_code == code]


# ---- listed, met, late ----

REQUEST = step("verification_requested", "2024-03-19")
OVERDUE = "verification_reply_overdue"


def answer(on: str, **fields: str) -> Step:
    return step("verification_answered", on, **fields)


def test_deadline_is_listed_from_its_start_on():
    file = casefile(REQUEST)

    assert line("verification_reply", file, "2024-03-18") is None
    assert line("verification_reply", file, "2024-03-19") == (1, "2024-03-19", "2024-05-04", None)


@pytest.mark.parametrize(
    ("on", "expected"),
    [("2024-05-03", []), ("2024-05-04", []), ("2024-05-05", [(WARN, 1)])],
)
def test_open_deadline_is_overdue_from_the_day_after_it_is_due(on, expected):
    assert late(OVERDUE, casefile(REQUEST), on) == expected


@pytest.mark.parametrize(
    ("answered_on", "expected"),
    [("2024-05-03", []), ("2024-05-04", []), ("2024-05-05", [(WARN, 2)])],
)
def test_deadline_met_late_stays_late_on_the_late_step(answered_on, expected):
    file = casefile(REQUEST, answer(answered_on))

    assert late(OVERDUE, file, "2030-01-01") == expected
    assert line("verification_reply", file, "2030-01-01") == (
        1,
        "2024-03-19",
        "2024-05-04",
        answered_on,
    )


def test_first_step_from_the_start_on_meets_the_deadline():
    file = casefile(
        REQUEST,
        answer("2024-03-18"),
        answer("2024-05-06"),
        answer("2024-03-19"),
        answer("2024-04-01"),
    )

    assert line("verification_reply", file, "2024-06-01") == (
        1,
        "2024-03-19",
        "2024-05-04",
        "2024-03-19",
    )


@pytest.mark.parametrize("fields", [{"subject": "spouse_side"}, {"place": "Xã An Bình"}])
def test_answer_about_something_else_meets_nothing(fields):
    file = casefile(REQUEST, answer("2024-04-01", **fields))

    assert deadline("verification_reply", file, "2024-06-01").met_on is None


@pytest.mark.parametrize(
    ("on", "abroad", "due_on"),
    [
        ("2016-09-19", False, None),
        ("2016-09-20", False, "2016-11-01"),
        ("2026-01-13", True, "2026-05-29"),
        ("2026-01-13", False, "2026-03-03"),
    ],
)
def test_answers_from_home_and_abroad_have_their_own_length(on, abroad, due_on):
    file = casefile(step("verification_requested", on, abroad=abroad))

    one = deadline("verification_reply", file, on)

    assert (one and one.due_on.isoformat()) == due_on


def test_late_answer_to_two_requests_is_found_once():
    file = casefile(REQUEST, REQUEST, answer("2024-05-06"))

    assert late(OVERDUE, file, "2024-05-06") == [(WARN, 3)]
    assert [one.seq for one in assessed(file, "2024-05-06").deadlines] == [1, 2]


# ---- certificate and papers ----


@pytest.mark.parametrize(
    ("certified_on", "expected"),
    [
        ("2016-09-19", None),
        ("2016-09-20", (1, "2016-09-20", "2021-09-20", None)),
        ("2020-02-29", (1, "2020-02-29", "2025-02-28", None)),
    ],
)
def test_certificate_expires_by_the_rule_of_its_own_day(certified_on, expected):
    file = casefile(step("course_certified", certified_on))

    assert line("certificate_expires", file, "2020-03-01") == expected


def test_latest_certificate_and_a_later_carried_vote_count():
    file = casefile(
        step("course_certified", "2018-01-08"),
        step("course_certified", "2018-03-05"),
        step("cell_voted", "2018-03-04"),
        step("cell_voted", "2018-03-06", agree=5),
        step("cell_voted", "2018-03-07", matter="recognition"),
        step("cell_voted", "2018-04-03"),
    )

    assert line("certificate_expires", file, "2018-03-04") == (
        1,
        "2018-01-08",
        "2023-01-08",
        "2018-03-04",
    )
    assert line("certificate_expires", file, "2018-05-01") == (
        2,
        "2018-03-05",
        "2023-03-05",
        "2018-04-03",
    )


def test_oldest_paper_goes_stale_first_and_the_first_recorded_of_one_day():
    file = casefile(
        step("opinions_summarised", "2018-01-22"),
        step("introduced", "2018-01-15"),
        step(
            "introduced",
            "2018-01-15",
            by={"kind": "youth_union", "name": "Đ", "agree": 1, "total": 1},
        ),
        step("application_filed", "2017-01-01"),
    )

    assert line("papers_go_stale", file, "2018-02-01") == (2, "2018-01-15", "2019-01-15", None)


def test_paper_written_anew_passes_the_clock_to_the_next_oldest():
    file = casefile(
        step("introduced", "2018-01-15"),
        step("opinions_summarised", "2018-01-22"),
        step("introduced", "2018-02-01"),
    )

    assert line("papers_go_stale", file, "2018-01-31") == (1, "2018-01-15", "2019-01-15", None)
    assert line("papers_go_stale", file, "2018-02-01") == (2, "2018-01-22", "2019-01-22", None)


def test_certificate_and_papers_that_ran_out_are_no_overdue_finding():
    file = casefile(step("course_certified", "2018-01-08"), step("introduced", "2018-01-15"))

    assert not [code for code, _, _ in found(file, "2030-01-01") if code.endswith("_overdue")]


# ---- the decision on admission and recognition ----


@pytest.mark.parametrize(
    ("voted_on", "due_on"),
    [
        ("2016-07-22", None),
        ("2016-07-25", "2016-10-18"),
        ("2025-06-30", "2025-09-24"),
        ("2025-07-01", "2025-09-04"),
    ],
)
def test_decision_on_admission_is_due_by_the_rule_of_the_votes_day(voted_on, due_on):
    file = casefile(step("cell_voted", voted_on))

    one = deadline("decide_admission", file, voted_on)

    assert (one and one.due_on.isoformat()) == due_on


@pytest.mark.parametrize(
    ("decided_on", "expected"),
    [("2025-09-03", []), ("2025-09-04", []), ("2025-09-05", [(WARN, 2)])],
)
@pytest.mark.parametrize("outcome", ["approved", "refused"])
def test_any_decision_on_the_matter_meets_the_deadline(outcome, decided_on, expected):
    file = casefile(
        step("cell_voted", "2025-07-01"),
        step("decided", decided_on, outcome=outcome),
        step("decided", "2025-07-02", matter="recognition"),
    )

    assert late("admission_decision_overdue", file, "2026-01-01") == expected


def test_clock_of_the_decision_runs_from_the_last_vote_that_carried():
    file = casefile(
        step("cell_voted", "2025-07-01"),
        step("decided", "2025-07-10", matter="admission"),
        step("cell_voted", "2025-07-15"),
        step("cell_voted", "2025-07-22", agree=5),
    )

    one = deadline("decide_admission", file, "2025-08-01")

    assert (one.seq, one.starts_on, one.met_on) == (3, date(2025, 7, 15), None)


def extended(working_days: int, on: str = "2025-08-01", code: str = "decide_admission") -> Step:
    return step("deadline_extended", on, deadline=code, working_days=working_days)


@pytest.mark.parametrize(
    ("extensions", "length"),
    [
        ([], 45),
        ([extended(14)], 59),
        ([extended(15)], 60),
        ([extended(16)], 60),
        ([extended(1000)], 60),
        ([extended(0)], 45),
        ([extended(-5)], 40),
        ([extended(5), extended(15)], 50),
        ([extended(15, "2025-08-02"), extended(5)], 50),
        ([extended(5, "2025-07-01")], 50),
        ([extended(5, "2025-06-30")], 45),
        ([extended(5, "2025-06-30"), extended(7)], 52),
        ([extended(5, code="decide_recognition")], 45),
        ([extended(5, code="hold_ceremony")], 45),
    ],
)
def test_first_extension_from_the_vote_on_counts_up_to_the_maximum(extensions, length):
    file = casefile(step("cell_voted", "2025-07-01"), *extensions)

    one = deadline("decide_admission", file, "2025-08-31")

    assert (one.length, one.extended_by) == (length, length - 45)


def test_extension_far_below_zero_leaves_one_working_day():
    file = casefile(step("cell_voted", "2025-07-01"), extended(-1000))

    one = deadline("decide_admission", file, "2025-08-31")

    assert (one.length, one.due_on) == (1, date(2025, 7, 2))


@pytest.mark.parametrize(
    ("voted_on", "length"),
    [("2025-06-30", 60), ("2025-07-01", 45), ("2025-01-17", 60), ("2021-07-29", 60)],
)
def test_recognition_may_be_decided_later_by_the_maximum_of_the_votes_day(voted_on, length):
    file = casefile(
        step("cell_voted", voted_on, matter="recognition"),
        extended(1000, voted_on, "decide_recognition"),
    )

    assert deadline("decide_recognition", file, voted_on).length == length


@pytest.mark.parametrize(
    ("decided_on", "expected"),
    [("2018-03-28", []), ("2018-03-29", []), ("2018-03-30", [(WARN, 2)])],
)
def test_decision_on_recognition_is_due_thirty_working_days_after_the_vote(decided_on, expected):
    file = casefile(
        step("cell_voted", "2018-02-08", matter="recognition"),
        step("decided", decided_on, matter="recognition"),
    )

    assert late("recognition_decision_overdue", file, "2018-06-01") == expected


@pytest.mark.parametrize("code", ["hold_ceremony", "file_member_record", "consider_recognition"])
def test_other_deadlines_cannot_be_extended(code):
    file = casefile(
        step("decided", "2025-07-01"),
        step("ceremony_held", "2025-07-01"),
        extended(15, "2025-07-01", code),
    )

    assert deadline(code, file, "2026-07-01").extended_by == 0


# ---- the ceremony ----


@pytest.mark.parametrize(
    ("decided_on", "received_on", "starts_on"),
    [
        ("2026-07-24", "2026-08-03", "2026-08-03"),
        ("2026-07-24", None, "2026-07-24"),
        ("2026-07-27", "2026-08-03", "2026-07-27"),
        ("2026-07-27", None, "2026-07-27"),
    ],
)
def test_clock_of_the_ceremony_starts_where_the_rule_of_the_decision_says(
    decided_on, received_on, starts_on
):
    file = casefile(step("decided", decided_on, received_on=received_on))

    assert deadline("hold_ceremony", file, "2026-08-10").starts_on.isoformat() == starts_on


def test_ceremony_is_listed_from_the_receipt_of_the_decision_on():
    file = casefile(step("decided", "2018-04-20", received_on="2018-04-23"))

    assert line("hold_ceremony", file, "2018-04-22") is None
    assert line("hold_ceremony", file, "2018-04-23") == (1, "2018-04-23", "2018-06-07", None)


def test_last_approving_decision_sets_the_clock():
    file = casefile(
        step("decided", "2018-04-20"),
        step("ceremony_held", "2018-05-04"),
        step("decided", "2018-05-11"),
    )

    one = deadline("hold_ceremony", file, "2018-06-01")

    assert (one.seq, one.met_on) == (3, None)


@pytest.mark.parametrize(
    ("held_on", "late_consent", "expected"),
    [
        ("2018-06-05", None, None),
        ("2018-06-06", None, WARN),
        ("2018-06-06", "12-CV/ĐU", INFO),
        ("2018-06-06", "", WARN),
        ("2018-06-05", "12-CV/ĐU", None),
    ],
)
def test_late_ceremony_with_consent_is_only_noted(held_on, late_consent, expected):
    file = casefile(
        step("decided", "2018-04-19"), step("ceremony_held", held_on, late_consent=late_consent)
    )

    assert severity_of("ceremony_overdue", file, "2018-12-01") == expected


# ---- after the ceremony ----


@pytest.mark.parametrize(
    ("held_on", "due_on"),
    [("2022-01-17", None), ("2022-01-18", "2022-03-08"), ("2025-09-29", "2025-11-10")],
)
def test_member_record_is_due_where_the_guidance_of_the_ceremony_says_so(held_on, due_on):
    file = casefile(step("ceremony_held", held_on))

    one = deadline("file_member_record", file, held_on)

    assert (one and one.due_on.isoformat()) == due_on


@pytest.mark.parametrize(
    ("filed_on", "expected"),
    [("2025-11-09", []), ("2025-11-10", []), ("2025-11-11", [(WARN, 2)])],
)
def test_member_record_filed_after_its_day_is_late(filed_on, expected):
    file = casefile(step("ceremony_held", "2025-09-29"), step("member_record_filed", filed_on))

    assert late("member_record_overdue", file, "2026-01-01") == expected


@pytest.mark.parametrize(
    ("held_on", "ends_on"),
    [
        ("2020-02-29", "2021-02-28"),
        ("2019-02-28", "2020-02-28"),
        ("2018-05-25", "2019-05-25"),
        ("2018-12-31", "2019-12-31"),
    ],
)
def test_probation_ends_on_the_anniversary_of_the_last_ceremony(held_on, ends_on):
    file = casefile(step("ceremony_held", "2018-01-08"), step("ceremony_held", held_on))

    assert line("probation_ends", file, held_on) == (2, held_on, ends_on, None)


def test_only_an_approving_decision_on_recognition_ends_probation():
    file = casefile(
        step("ceremony_held", "2018-05-25"),
        step("decided", "2019-06-01", matter="recognition", outcome="refused"),
        step("decided", "2019-07-01", matter="recognition"),
    )

    assert deadline("probation_ends", file, "2019-06-30").met_on is None
    assert deadline("probation_ends", file, "2019-07-01").met_on == date(2019, 7, 1)


def test_consideration_is_listed_from_the_ceremony_though_it_starts_later():
    file = casefile(step("ceremony_held", "2018-05-25"))

    assert line("consider_recognition", file, "2018-05-24") is None
    assert line("consider_recognition", file, "2018-05-25") == (
        1,
        "2019-05-25",
        "2019-07-05",
        None,
    )


@pytest.mark.parametrize("matter", ["recognition", "strike_off"])
@pytest.mark.parametrize(
    ("voted_on", "met", "expected"),
    [
        ("2019-05-24", False, [(WARN, 1)]),
        ("2019-05-25", True, []),
        ("2019-07-05", True, []),
        ("2019-07-06", True, [(WARN, 2)]),
    ],
)
def test_recognition_is_considered_by_a_vote_from_the_end_of_probation_on(
    matter, voted_on, met, expected
):
    file = casefile(
        step("ceremony_held", "2018-05-25"), step("cell_voted", voted_on, matter=matter, agree=0)
    )

    assert (deadline("consider_recognition", file, "2020-01-01").met_on is not None) is met
    assert late("recognition_consideration_overdue", file, "2020-01-01") == expected


@pytest.mark.parametrize(("held_on", "listed"), [("2015-07-24", False), ("2015-07-25", True)])
def test_consideration_is_due_by_the_rule_of_the_end_of_probation(held_on, listed):
    file = casefile(step("ceremony_held", held_on))

    assert (deadline("consider_recognition", file, "2016-08-01") is not None) is listed


# ---- closed cases and earlier rounds ----


def test_closed_case_lists_only_what_was_met():
    file = casefile(
        REQUEST,
        step("verification_requested", "2024-03-19", place="Phường Mới"),
        answer("2024-04-01"),
        step("course_certified", "2024-03-20"),
        step("withdrawn", "2024-04-02"),
    )

    closed = assessed(file, "2024-04-02")

    assert [(one.code, one.seq) for one in closed.deadlines] == [
        (DeadlineCode.VERIFICATION_REPLY, 1)
    ]


@pytest.mark.parametrize(
    ("withdrawn_on", "expected"),
    [("2024-05-03", []), ("2024-05-04", []), ("2024-05-05", [(WARN, 1)])],
)
@pytest.mark.parametrize("begun_again", [False, True])
def test_open_deadline_of_a_closed_case_is_overdue_only_before_its_closing(
    begun_again, withdrawn_on, expected
):
    again = [step("nominated", "2024-09-02")] if begun_again else []
    file = casefile(REQUEST, step("withdrawn", withdrawn_on), *again)

    assert late(OVERDUE, file, "2030-01-01") == expected


def test_first_closing_since_the_case_was_open_counts():
    file = casefile(
        REQUEST,
        step("transferred", "2024-03-25"),
        step("transferred", "2024-04-01", direction="in"),
        step("withdrawn", "2024-05-04"),
        step("removed_from_list", "2024-06-03"),
    )

    assert late(OVERDUE, file, "2030-01-01") == []


def test_case_transferred_and_back_again_is_open():
    file = casefile(
        REQUEST,
        step("transferred", "2024-03-25"),
        step("transferred", "2024-04-01", direction="in"),
    )

    assert deadline("verification_reply", file, "2024-03-31") is None
    assert deadline("verification_reply", file, "2024-04-01") is not None
    assert late(OVERDUE, file, "2024-05-05") == [(WARN, 1)]


def test_late_answer_after_the_closing_is_still_late():
    file = casefile(REQUEST, step("withdrawn", "2024-04-02"), answer("2024-05-06"))

    assert late(OVERDUE, file, "2024-05-05") == []
    assert late(OVERDUE, file, "2024-05-06") == [(WARN, 3)]


def test_deadlines_of_an_earlier_round_are_not_listed():
    file = casefile(
        REQUEST,
        answer("2024-04-01"),
        step("withdrawn", "2024-04-02"),
        step("nominated", "2024-09-02"),
    )

    assert assessed(file, "2024-09-02").deadlines == ()


def test_answer_in_a_new_round_does_not_meet_an_old_request():
    file = casefile(
        REQUEST,
        step("withdrawn", "2024-05-05"),
        step("nominated", "2024-05-06"),
        answer("2024-05-07"),
    )

    assert late(OVERDUE, file, "2024-06-01") == [(WARN, 1)]


def test_paused_case_keeps_its_deadlines_running():
    file = casefile(REQUEST, step("paused", "2024-04-01"))

    assert late(OVERDUE, file, "2024-05-05") == [(WARN, 1)]


# ---- the end of the calendar ----


def test_deadline_beyond_the_last_day_is_never_due():
    file = casefile(
        step("verification_requested", "9999-12-30"), step("ceremony_held", "9999-12-30")
    )

    answer_ = assessed(file, date.max)

    assert {one.due_on for one in answer_.deadlines} == {date.max}
    assert not [item.code for item in answer_.findings if item.code.endswith("_overdue")]
