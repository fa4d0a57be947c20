"""What the project's rules say: the law, day by day."""

import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketnap.domain.rulebook import Confidence, NoRuleInForce, plain
from ketnap.rules.load import FOLDER, load_documents, load_rulebook, rule_problems

RULEBOOK = load_rulebook()
ONE_DAY = timedelta(days=1)


def said(rule_id: str, on: date) -> tuple[object, str]:
    value = RULEBOOK.value(rule_id, on)
    return plain(value.value), value.confidence.value


def test_rules_have_no_problem():
    assert rule_problems() == []


def test_every_rule_is_read_once():
    assert len(RULEBOOK.rules) == 209
    assert RULEBOOK is load_rulebook()


@given(rule=st.sampled_from(list(RULEBOOK.rules.values())), data=st.data())
def test_every_rule_has_exactly_one_value_on_each_day_of_its_span(rule, data):
    first, last = rule.values[0].valid_from, rule.values[-1].valid_to or date(2100, 1, 1)
    day = data.draw(st.dates(min_value=first, max_value=last))

    holding = [value for value in rule.values if value.holds_on(day)]

    assert holding == [RULEBOOK.value(rule.rule_id, day)]
    assert (rule.rule_id in RULEBOOK.on(day)) is rule.enabled


@pytest.mark.parametrize("rule", RULEBOOK.rules.values(), ids=lambda rule: rule.rule_id)
def test_no_rule_speaks_before_its_first_day(rule):
    with pytest.raises(NoRuleInForce):
        rule.value_on(rule.values[0].valid_from - ONE_DAY)


@pytest.mark.parametrize(
    ("rule_id", "on", "expected"),
    [
        ("admission_decision_deadline", date(2025, 6, 30), (60, "verified")),
        ("admission_decision_deadline", date(2025, 7, 1), (45, "verified")),
        ("admission_decision_deadline", date(2026, 4, 7), (45, "verified")),
        ("admission_decision_deadline", date(2026, 4, 8), (45, "recalled")),
        ("admission_decision_extension_max", date(2025, 6, 30), (30, "recalled")),
        ("admission_decision_extension_max", date(2025, 7, 1), (15, "verified")),
        ("recognition_decision_deadline", date(2026, 11, 23), (30, "recalled")),
        ("age_min_months", date(2016, 7, 25), (216, "verified")),
        ("age_max_months", date(2026, 7, 26), (720, "secondary")),
        ("education_min", date(2026, 7, 25), ("lower_secondary_diploma", "recalled")),
        (
            "education_min",
            date(2026, 7, 26),
            ("lower_secondary_programme_completed", "secondary"),
        ),
        ("probation_months", date(2011, 1, 19), (12, "verified")),
        ("recognition_max_votes", date(2025, 7, 1), (3, "verified")),
        (
            "cell_vote_admission",
            date(2025, 7, 1),
            ({"num": 2, "den": 3, "compare": "at_least"}, "verified"),
        ),
        (
            "data_protection_consent_required",
            date(2026, 1, 1),
            (
                {
                    "application_filed": "case_file",
                    "cv_declared": "case_file",
                    "verification_requested": "verification",
                },
                "secondary",
            ),
        ),
    ],
)
def test_law_says_what_its_documents_say(rule_id, on, expected):
    assert said(rule_id, on) == expected


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 7, 25), "admission_decision_received"),
        (date(2026, 7, 26), "admission_decision_issued"),
    ],
)
def test_ceremony_deadline_counts_from_another_event_since_26_july_2026(on, expected):
    assert RULEBOOK.on(on)["ceremony_deadline"].start_event == expected


def test_deadline_takes_the_start_event_of_its_rule():
    value = RULEBOOK.value("probation_months", date(2026, 1, 1))

    assert value.start_event == "ceremony_held"


@pytest.mark.parametrize(
    ("rule_id", "day"),
    [
        ("age_min_months", date(2016, 7, 24)),
        ("probation_months", date(2011, 1, 18)),
        ("data_protection_consent_required", date(2025, 12, 31)),
    ],
)
def test_day_before_the_first_text_has_no_rule(rule_id, day):
    with pytest.raises(NoRuleInForce):
        RULEBOOK.value(rule_id, day)


def test_local_rules_are_off_unless_switched_on():
    local = [rule for rule in RULEBOOK.rules.values() if rule.scope == "local_hanoi"]

    assert len(local) == 12
    assert not any(rule.enabled for rule in local)
    assert not any(rule_id.startswith("local_") for rule_id in RULEBOOK.on(date(2026, 11, 23)))


def test_deadlines_say_what_they_count_from():
    silent = [
        (rule.rule_id, value.valid_from)
        for rule in RULEBOOK.rules.values()
        for value in rule.values
        if rule.kind == "deadline" and value.start_event is None
    ]

    assert silent == []


def test_conditions_tell_the_four_ways_of_introduction_apart():
    conditions = [plain(RULEBOOK.rules[f"introduction_pattern_{way}"].condition) for way in "abcd"]

    assert conditions == [
        {"youth_union_at_workplace": True, "of_youth_age": True},
        {"youth_union_at_workplace": False, "trade_union_at_workplace": True},
        {"youth_union_at_workplace": True, "of_youth_age": False},
        {"youth_union_at_workplace": False, "trade_union_at_workplace": False},
    ]


def test_design_values_are_never_passed_off_as_law():
    for rule in RULEBOOK.rules.values():
        for value in rule.values:
            is_design = value.confidence is Confidence.DESIGN
            assert value.source.startswith("project design") is is_design, rule.rule_id


def test_regulations_of_the_central_committee_follow_each_other_without_a_gap():
    regulations = [document for document in load_documents() if document.layer == 1]

    ends = [document.valid_to + ONE_DAY for document in regulations if document.valid_to]

    assert [document.number for document in regulations] == [
        "29-QĐ/TW",
        "24-QĐ/TW",
        "232-QĐ/TW",
        "294-QĐ/TW",
        "20-QĐ/TW",
        "208-QĐ/TW",
    ]
    assert ends == [document.valid_from for document in regulations[1:]]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_files_are_written_in_composed_unicode(path):
    assert unicodedata.is_normalized("NFC", path.read_text(encoding="utf-8"))
