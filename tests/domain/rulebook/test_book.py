import dataclasses
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.rulebook.invented import invented_rule
from ketnap.domain.rulebook import NoRuleInForce, Rulebook, UnknownRule, freeze, plain

FIRST, CHANGE, LAST = date(2030, 1, 1), date(2031, 7, 1), date(2032, 12, 31)
BEFORE_CHANGE = date(2031, 6, 30)
STEEPING = invented_rule((FIRST, BEFORE_CHANGE, 3), (CHANGE, LAST, 5))
SUGAR = invented_rule((CHANGE, None, "brown"), rule_id="sugar_kind")
LOCAL = invented_rule((FIRST, None, 9), rule_id="local_minutes", enabled=False)


@pytest.mark.parametrize(
    ("day", "expected"),
    [(FIRST, 3), (BEFORE_CHANGE, 3), (CHANGE, 5), (date(2031, 7, 2), 5), (LAST, 5)],
)
def test_rule_has_the_value_of_its_day(day, expected):
    rulebook = Rulebook([STEEPING, SUGAR])

    assert rulebook.value("tea_minutes", day).value == expected
    assert rulebook.on(day)["tea_minutes"].value == expected


@pytest.mark.parametrize("day", [date(2029, 12, 31), date(2033, 1, 1)])
def test_rule_outside_its_days_is_an_error_that_names_it(day):
    rulebook = Rulebook([STEEPING, SUGAR])

    with pytest.raises(NoRuleInForce) as refusal:
        rulebook.value("tea_minutes", day)
    with pytest.raises(NoRuleInForce):
        rulebook.on(day)["tea_minutes"]

    assert (refusal.value.rule_id, refusal.value.day) == ("tea_minutes", day)
    assert str(refusal.value) == (
        f"Ngày {day.day:02}/{day.month:02}/{day.year} quy định “tea_minutes” không có hiệu lực."
    )
    assert refusal.value.en == f"The rule “tea_minutes” is not in force on {day.isoformat()}."
    assert "tea_minutes" not in rulebook.on(day)


def test_rules_in_force_name_the_span_in_which_a_rule_is_missing():
    rulebook = Rulebook([STEEPING, SUGAR])

    with pytest.raises(NoRuleInForce) as refusal:
        rulebook.on(FIRST)["sugar_kind"]

    assert refusal.value.en == (
        "The rule “sugar_kind” is not in force from 2030-01-01 to 2031-06-30."
    )


def test_unknown_rule_is_another_error_than_one_not_in_force():
    rulebook = Rulebook([STEEPING])

    with pytest.raises(UnknownRule, match="milk"):
        rulebook.value("milk", FIRST)
    with pytest.raises(UnknownRule, match="milk"):
        rulebook.on(FIRST)["milk"]


def test_rules_in_force_are_one_object_until_the_law_changes():
    rulebook = Rulebook([STEEPING, SUGAR])

    assert rulebook.on(FIRST) is rulebook.on(BEFORE_CHANGE)
    assert rulebook.on(BEFORE_CHANGE) is not rulebook.on(CHANGE)
    assert (rulebook.on(FIRST).valid_from, rulebook.on(FIRST).valid_to) == (FIRST, BEFORE_CHANGE)
    assert list(rulebook.on(FIRST)) == ["tea_minutes"]
    assert list(rulebook.on(CHANGE)) == ["tea_minutes", "sugar_kind"]
    assert len(rulebook.on(date.min)) == 0
    assert list(rulebook.on(date.max)) == ["sugar_kind"]


def test_rule_that_is_not_enabled_can_be_read_but_is_never_in_force():
    rulebook = Rulebook([STEEPING, LOCAL])

    assert rulebook.value("local_minutes", FIRST).value == 9
    assert "local_minutes" not in rulebook.on(FIRST)
    with pytest.raises(NoRuleInForce):
        rulebook.on(FIRST)["local_minutes"]


@given(st.permutations([STEEPING, SUGAR, LOCAL]))
def test_digest_does_not_depend_on_the_order_of_rules(rules):
    assert Rulebook(rules).digest == Rulebook([STEEPING, SUGAR, LOCAL]).digest


@pytest.mark.parametrize(
    "changed",
    [
        invented_rule((FIRST, BEFORE_CHANGE, 4), (CHANGE, LAST, 5)),
        invented_rule((FIRST, BEFORE_CHANGE, 3), (CHANGE, None, 5)),
        invented_rule((FIRST, BEFORE_CHANGE, 3), (CHANGE, LAST, 5), enabled=False),
        invented_rule((FIRST, BEFORE_CHANGE, 3), (CHANGE, LAST, 5), condition={"cold": True}),
    ],
)
def test_digest_changes_with_what_a_rule_says(changed):
    assert Rulebook([changed]).digest != Rulebook([STEEPING]).digest


def test_digest_does_not_change_with_wording():
    reworded = dataclasses.replace(STEEPING, title_vi="Ủ trà bao lâu", note_en="A note")

    assert Rulebook([reworded]).digest == Rulebook([STEEPING]).digest


def test_frozen_value_cannot_be_changed_and_comes_back_plain():
    value = {"any_of": ["green", {"kind": "black", "old": True}], "cups": 2}

    frozen = freeze(value)

    with pytest.raises(TypeError):
        frozen["cups"] = 3
    assert frozen["any_of"][0] == "green"
    assert isinstance(frozen["any_of"], tuple)
    assert plain(frozen) == value


def test_rule_values_with_any_structure_can_stand_in_a_set():
    rule = invented_rule((FIRST, None, freeze({"cups": [1, 2]})))

    assert set(rule.values) == {rule.values[0]}
