"""What the program reads of the rules is declared, and a rulebook without it is refused."""

import ast
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import ketnap
from ketnap.domain.casefile.admission import SCHOOLING_THAT_MEETS
from ketnap.domain.rulebook import Rule, Unit
from ketnap.domain.rulebook.relied_on import RELIED_ON, unmet_needs
from ketnap.rules.load import load_rulebook

PROGRAM = Path(ketnap.__file__).parent
DECLARATION = PROGRAM / "domain/rulebook/relied_on.py"
WORDS = PROGRAM / "web/rulebook"


def rules_with(rule_id: str, change) -> list[Rule]:
    rules = load_rulebook().rules
    return [change(rule) if rule.rule_id == rule_id else rule for rule in rules.values()]


def last_value(rule: Rule, **changes) -> Rule:
    return replace(rule, values=(*rule.values[:-1], replace(rule.values[-1], **changes)))


def test_the_rules_of_the_project_meet_every_need():
    assert unmet_needs(load_rulebook().rules.values()) == []


def test_every_rule_that_the_program_names_is_declared():
    known = load_rulebook().rules
    named = {
        node.value
        for path in PROGRAM.rglob("*.py")
        if path != DECLARATION and WORDS not in path.parents
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and node.value in known
    }

    assert named == set(RELIED_ON)


def test_the_words_about_schooling_are_those_the_check_knows():
    assert RELIED_ON["education_min"].codes == set(SCHOOLING_THAT_MEETS)


def test_a_rule_that_is_missing_is_named():
    others = [rule for rule in load_rulebook().rules.values() if rule.rule_id != "age_min_months"]

    assert unmet_needs(others) == ["age_min_months: chương trình cần quy định này, nhưng không có"]


@pytest.mark.parametrize(
    ("rule_id", "change", "word"),
    [
        ("admission_decision_deadline", lambda rule: replace(rule, unit=Unit.MONTHS), "đơn vị"),
        ("education_min", lambda rule: last_value(rule, value="primary"), "primary"),
        ("ceremony_deadline", lambda rule: last_value(rule, start_event="isued"), "isued"),
        ("age_min_months", lambda rule: last_value(rule, valid_to=date(2026, 8, 1)), "2026-08-01"),
        ("procedure_order", lambda rule: last_value(rule, value=3), "“3”"),
    ],
)
def test_a_rule_that_would_be_misread_is_named(rule_id, change, word):
    (problem,) = unmet_needs(rules_with(rule_id, change))

    assert problem.startswith(f"{rule_id}: ")
    assert word in problem
