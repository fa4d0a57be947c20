"""The value of a rule in words."""

from datetime import date
from typing import Any

import pytest

from ketnap.domain.rulebook import Confidence, Rule, RuleValue
from ketnap.domain.rulebook.rule import Base, Kind, Subject, Unit
from ketnap.domain.rulebook.values import freeze
from ketnap.rules.load import load_rulebook
from ketnap.web.rulebook.code_words import CODE_WORDS
from ketnap.web.rulebook.field_words import FIELD_WORDS
from ketnap.web.rulebook.values import lines_of


def rule(value: Any, unit: Unit | None = None, base: Base | None = None) -> Rule:
    return Rule(
        rule_id="invented",
        title_vi="Bịa",
        title_en="Invented",
        kind=Kind.PARAMETER,
        scope="central",
        subject=Subject("x", "X", "X"),
        values=(
            RuleValue(
                "invented",
                date(2030, 1, 1),
                None,
                value=freeze(value),
                confidence=Confidence.VERIFIED,
                source="bịa",
            ),
        ),
        unit=unit,
        base=base,
    )


def said(invented: Rule, language: str = "vi") -> list[str]:
    return [str(line) for line in lines_of(invented, invented.values[0].value, language)]


@pytest.mark.parametrize(
    ("value", "unit", "base", "vietnamese", "english"),
    [
        (30, Unit.WORKING_DAYS, None, "30 ngày làm việc", "30 working days"),
        (7, Unit.MONTHS, None, "7 tháng", "7 months"),
        (24, Unit.MONTHS, Base.DATE_OF_BIRTH, "2 tuổi (24 tháng)", "2 years old (24 months)"),
        (25, Unit.MONTHS, Base.DATE_OF_BIRTH, "25 tháng", "25 months"),
        (2, Unit.YEARS, None, "2 năm", "2 years"),
        (5, Unit.PEOPLE, None, "5 người", "5 people"),
        (4, Unit.TIMES, None, "4 lần", "4 times"),
        (True, None, None, "có", "yes"),
        (False, None, None, "không", "no"),
        ("cell", None, None, "chi bộ", "cell"),
        ("5-QĐ/TW, 01/01/2030", None, None, "5-QĐ/TW, 01/01/2030", "5-QĐ/TW, 01/01/2030"),
    ],
)
def test_single_value_is_one_line_with_its_unit(value, unit, base, vietnamese, english):
    invented = rule(value, unit, base)

    assert said(invented) == [vietnamese]
    assert said(invented, "en") == [english]


def test_share_names_its_comparison_and_its_base():
    share = {"num": 3, "den": 5, "compare": "at_least"}

    words = said(rule(share, Unit.SHARE, Base.OFFICIAL_MEMBERS))

    assert words == ["ít nhất 3/5 của số đảng viên chính thức được tính"]


def test_list_is_a_line_for_each_item():
    assert said(rule(["application", "cv"])) == ["đơn xin vào Đảng", "lý lịch"]


def test_list_of_papers_names_the_form_and_whether_it_is_always_there():
    papers = [
        {
            "title_vi": "Bản bịa",
            "document": "self_review",
            "form": "1-X or 2-X",
            "if_any": False,
        },
        {"title_vi": "Giấy bịa", "document": "diploma_copies", "form": None, "if_any": True},
    ]

    assert said(rule(papers)) == ["Bản bịa (1-X hoặc 2-X)", "Giấy bịa (nếu có)"]
    assert said(rule(papers), "en") == [
        "Self-review by the probationary member (1-X or 2-X)",
        "Diplomas (copies) (if any)",
    ]


def test_chain_says_what_each_body_does_and_by_which_share():
    chain = [
        {"body": "party_cell", "role": "propose", "num": 3, "den": 5, "compare": "at_least"},
        {"body": "sectional_committee", "role": "appraise", "if_any": True},
    ]

    assert said(rule(chain)) == [
        "chi bộ: đề nghị, ít nhất 3/5",
        "đảng ủy bộ phận: thẩm định, nếu có",
    ]


def test_parts_of_a_value_are_named():
    parts = {"proposed_by": ["cell", "grassroots_committee"], "resolution": None}

    assert said(rule(parts)) == [
        "nơi đề nghị: chi bộ; cấp ủy cơ sở",
        "ra nghị quyết: không yêu cầu",
    ]


def test_every_rule_says_every_value_in_vietnamese():
    unspoken = {
        f"{each.rule_id}: {line}"
        for each in load_rulebook().rules.values()
        for value in each.values
        for line in lines_of(each, value.value, "vi")
        if "_" in str(line)
    }

    assert unspoken == set()


def test_every_mark_in_time_and_condition_is_said_in_vietnamese():
    rules = load_rulebook().rules.values()
    codes = {
        code
        for each in rules
        for code in (each.start_event, each.evaluated_at, each.base, *(each.condition or {}))
        if code
    }

    assert codes - set(CODE_WORDS) == set()


def test_no_word_stands_for_a_code_that_no_rule_uses():
    rules = load_rulebook().rules.values()
    told = repr([(each.condition, each.base, each.evaluated_at, each.values) for each in rules])
    told += repr([value.start_event for each in rules for value in each.values])

    unused = {code for code in {*CODE_WORDS, *FIELD_WORDS} if f"'{code}'" not in told}

    assert unused == set()
