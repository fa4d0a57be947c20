from dataclasses import replace
from datetime import date

import pytest

from domain.rulebook.invented import invented_value
from ketnap.domain.casefile.codes import Severity
from ketnap.domain.casefile.findings import finding, severity_of, without_repeats
from ketnap.domain.rulebook import Confidence, RuleValue

SINCE = date(2030, 1, 1)


def a_rule(confidence: Confidence) -> RuleValue:
    return replace(invented_value(SINCE, None, 3), confidence=confidence)


VERIFIED = a_rule(Confidence.VERIFIED)
NOT_VERIFIED = [a_rule(one) for one in Confidence if one is not Confidence.VERIFIED]


def test_finding_on_verified_rules_blocks():
    assert severity_of((VERIFIED,)) is Severity.BLOCK
    assert severity_of((VERIFIED, VERIFIED)) is Severity.BLOCK
    assert not finding("cv_missing", seq=1, rules=(VERIFIED,)).needs_confirmation


@pytest.mark.parametrize("rule", NOT_VERIFIED, ids=lambda rule: rule.confidence)
def test_finding_on_any_other_rule_only_warns(rule):
    assert severity_of((rule,)) is Severity.WARN
    assert severity_of((VERIFIED, rule)) is Severity.WARN
    assert finding("cv_missing", seq=1, rules=(VERIFIED, rule)).needs_confirmation


def test_finding_on_no_rule_only_warns():
    assert severity_of(()) is Severity.WARN


@pytest.mark.parametrize(
    ("code", "severity"),
    [
        ("verification_reply_overdue", Severity.WARN),
        ("admission_decision_overdue", Severity.WARN),
        ("ceremony_overdue", Severity.WARN),
        ("member_record_overdue", Severity.WARN),
        ("recognition_consideration_overdue", Severity.WARN),
        ("recognition_decision_overdue", Severity.WARN),
        ("age_above_max", Severity.WARN),
        ("mentor_missing", Severity.WARN),
        ("decision_without_proposal", Severity.WARN),
        ("recognition_votes_exhausted", Severity.WARN),
        ("consent_missing", Severity.WARN),
        ("vote_counts_inconsistent", Severity.BLOCK),
        ("ceremony_without_decision", Severity.BLOCK),
        ("vote_share_not_reached", Severity.INFO),
    ],
)
@pytest.mark.parametrize("rules", [(VERIFIED,), (NOT_VERIFIED[0],), ()])
def test_some_findings_are_as_severe_whatever_their_rules(code, severity, rules):
    assert finding(code, seq=1, rules=rules).severity is severity


def test_code_stands_once_for_a_step_and_the_case_as_a_whole_comes_last():
    late, early = finding("cv_missing", seq=7), finding("cv_missing", seq=2)
    other, whole = finding("papers_stale", seq=2), finding("mentor_missing", seq=None)

    kept = without_repeats([whole, late, early, other, replace(late, severity=Severity.INFO)])

    assert kept == (early, other, late, whole)
