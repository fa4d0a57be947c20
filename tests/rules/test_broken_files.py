from datetime import date
from pathlib import Path

import pytest

from ketnap.rules.load import read_document_list, read_rules, read_working_days

TEA = """\
subject_vi: "Trà"
subject_en: "Tea"
order: 1
scope: central

rules:
  - id: tea_minutes
    title_vi: "Ủ trà"
    title_en: "Steeping"
    kind: parameter
    unit: times
    values:
      - from: 2030-01-01
        to: 2030-12-31
        value: 3
        confidence: verified
        source: "1-TRÀ, 01/01/2030, 1"
      - from: 2031-01-01
        to: null
        value: 5
        confidence: recalled
        source: "2-TRÀ, 01/01/2031, 1"
"""


def write_tea(folder: Path, *, replace: str = "", by: str = "") -> Path:
    assert replace in TEA
    (folder / "tea.yaml").write_text(TEA.replace(replace, by, 1) if replace else TEA)
    return folder


def test_sound_file_gives_its_rule_and_no_problem(tmp_path):
    rules, problems = read_rules(write_tea(tmp_path))

    assert problems == []
    assert [(rule.rule_id, rule.subject.title_vi, rule.enabled) for rule in rules] == [
        ("tea_minutes", "Trà", True)
    ]
    assert rules[0].value_on(date(2031, 1, 1)).value == 5


@pytest.mark.parametrize(
    ("replace", "by", "expected"),
    [
        (
            '        source: "1-TRÀ, 01/01/2030, 1"\n',
            "",
            "tea_minutes: giá trị từ 2030-01-01: thiếu khóa “source”",
        ),
        (
            '"1-TRÀ, 01/01/2030, 1"',
            '""',
            "tea_minutes: giá trị từ 2030-01-01: thiếu nguồn",
        ),
        (
            "to: 2030-12-31",
            "to: 2030-12-30",
            "tea_minutes: khoảng trống từ 2030-12-31 đến trước 2031-01-01",
        ),
        (
            "to: 2030-12-31",
            "to: 2031-01-01",
            "tea_minutes: giá trị từ 2031-01-01 chồng lên giá trị từ 2030-01-01",
        ),
        ("unit: times", "unti: times", "tea_minutes: khóa lạ “unti”"),
        ("unit: times", "unit: cups", "tea_minutes: không có mã “cups” cho “unit”"),
        ("kind: parameter", "kind: habit", "tea_minutes: không có mã “habit” cho “kind”"),
        (
            "confidence: recalled",
            "confidence: hoped",
            "tea_minutes: giá trị từ 2031-01-01: không có mã “hoped” cho “confidence”",
        ),
        (
            "value: 3",
            "value: null",
            "tea_minutes: giá trị từ 2030-01-01: khóa “value” phải là "
            "chữ hoặc số nguyên hoặc true hoặc false hoặc bảng khóa–giá trị hoặc danh sách",
        ),
        (
            "value: 3",
            "value: {minutes: 3.5}",
            "tea_minutes: giá trị từ 2030-01-01: giá trị “3.5” không thuộc kiểu cho phép",
        ),
        ("value: 3", 'value: "3"', "tea_minutes: giá trị từ 2030-01-01: phải là số nguyên"),
        (
            "from: 2030-01-01",
            'from: "2030-01-01"',
            "tea_minutes: giá trị từ 2030-01-01: khóa “from” phải là ngày",
        ),
        ("order: 1", "order: true", "khóa “order” phải là số nguyên"),
        ("scope: central\n", "", "thiếu khóa “scope”"),
        ("kind: parameter", "kind: parameter\n    kind: vote", "khóa “kind” ghi hai lần"),
        ("from: 2030-01-01", "from: 2030-02-30", "không đọc được: day is out of range"),
        ("rules:", "rules: [", "không đọc được: "),
    ],
)
def test_broken_file_is_named_with_the_rule_and_the_fault(tmp_path, replace, by, expected):
    _, problems = read_rules(write_tea(tmp_path, replace=replace, by=by))

    assert len(problems) == 1
    assert problems[0].startswith("tea.yaml: ")
    assert expected in problems[0]


def test_rule_that_is_no_mapping_is_named(tmp_path):
    write_tea(tmp_path)
    with (tmp_path / "tea.yaml").open("a") as file:
        file.write("  - sugar\n")

    assert read_rules(tmp_path)[1] == ["tea.yaml: ?: phải là một bảng khóa–giá trị"]


def test_rule_standing_in_two_files_is_named_with_both(tmp_path):
    write_tea(tmp_path)
    (tmp_path / "more_tea.yaml").write_text(TEA.replace("order: 1", "order: 2"))

    assert read_rules(tmp_path)[1] == ["more_tea.yaml: tea_minutes: mã đã có trong tea.yaml"]


def test_rule_standing_twice_in_one_file_is_named_once(tmp_path):
    write_tea(tmp_path)
    entry = TEA.split("rules:\n")[1]
    (tmp_path / "tea.yaml").write_text(TEA + entry)

    assert read_rules(tmp_path)[1] == ["tea.yaml: tea_minutes: mã quy định bị trùng (2 lần)"]


def test_subjects_come_in_their_order_not_in_that_of_file_names(tmp_path):
    write_tea(tmp_path, replace="order: 1", by="order: 2")
    water = TEA.replace("tea_minutes", "water_litres")
    (tmp_path / "water.yaml").write_text(water)

    rules, problems = read_rules(tmp_path)

    assert problems == []
    assert [rule.subject.code for rule in rules] == ["water", "tea"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("days: []\n", "working_days.yaml: thiếu khóa “announced_until”"),
        (
            "announced_until: 2030-12-31\ndays:\n  - {day: 2030-01-02, working: false}\n",
            "working_days.yaml: thiếu khóa “source”",
        ),
        ("announced_until: 2030\ndays: []\n", "working_days.yaml: khóa “announced_until”"),
    ],
)
def test_broken_table_of_working_days_is_named(tmp_path, text, expected):
    (tmp_path / "working_days.yaml").write_text(text)

    _, problems = read_working_days(tmp_path)

    assert any(problem.startswith(expected) for problem in problems)


def test_day_swapped_twice_is_named(tmp_path):
    entry = '{day: 2030-01-02, working: true, reason_vi: "a", reason_en: "a", source: "a"}'
    text = f"announced_until: 2030-12-31\ndays:\n  - {entry}\n  - {entry}\n"
    (tmp_path / "working_days.yaml").write_text(text)

    assert read_working_days(tmp_path)[1] == ["working_days.yaml: ngày 2030-01-02 ghi hai lần"]


def test_broken_document_is_named(tmp_path):
    entry = '{id: q1, number: "1-TRÀ", issued_on: 2030-01-01, layer: 1, from: 2030-01-01, to: null'
    (tmp_path / "documents.yaml").write_text(f"documents:\n  - {entry}, read: twice}}\n")

    assert read_document_list(tmp_path)[1] == ["documents.yaml: q1: không có mã “twice” cho “read”"]
