import dataclasses
from datetime import date

import pytest

from domain.rulebook.invented import invented_rule, invented_value
from ketnap.domain.rulebook import Unit, problems_of

DAY_1, DAY_9, DAY_10, DAY_11 = (date(2030, 5, day) for day in (1, 9, 10, 11))


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (invented_rule((DAY_1, DAY_9, 3), (DAY_10, None, 5)), []),
        (
            invented_rule((DAY_1, DAY_9, 3), (DAY_11, None, 5)),
            ["tea_minutes: khoảng trống từ 2030-05-10 đến trước 2030-05-11"],
        ),
        (
            invented_rule((DAY_1, DAY_10, 3), (DAY_10, None, 5)),
            ["tea_minutes: giá trị từ 2030-05-10 chồng lên giá trị từ 2030-05-01"],
        ),
        (
            invented_rule((DAY_1, None, 3), (DAY_10, None, 5)),
            ["tea_minutes: giá trị từ 2030-05-10 chồng lên giá trị từ 2030-05-01"],
        ),
        (
            invented_rule((DAY_10, DAY_9, 3)),
            [
                "tea_minutes: giá trị từ 2030-05-10: ngày cuối 2030-05-09 trước ngày đầu "
                "(khoảng rỗng)"
            ],
        ),
        (invented_rule(), ["tea_minutes: chưa có giá trị nào"]),
        (
            invented_rule((DAY_1, None, 3), title_en=" "),
            ["tea_minutes: thiếu tên tiếng Việt hoặc tiếng Anh"],
        ),
        (
            invented_rule((DAY_1, None, 3), note_vi="Pha bằng nước sôi."),
            ["tea_minutes: ghi chú phải có cả tiếng Việt và tiếng Anh"],
        ),
    ],
)
def test_problems_of_a_rule_are_named(rule, expected):
    assert problems_of([rule]) == expected


def test_problems_name_a_value_without_source():
    value = invented_value(DAY_1, None, 3, source=" ")
    rule = dataclasses.replace(invented_rule(), values=(value,))

    assert problems_of([rule]) == ["tea_minutes: giá trị từ 2030-05-01: thiếu nguồn"]


def test_problems_name_an_id_used_twice():
    rule = invented_rule((DAY_1, None, 3))

    assert problems_of([rule, rule]) == ["tea_minutes: mã quy định bị trùng (2 lần)"]


@pytest.mark.parametrize(
    ("unit", "value", "fits"),
    [
        (Unit.WORKING_DAYS, 30, True),
        (Unit.MONTHS, 0, True),
        (Unit.WORKING_DAYS, -1, False),
        (Unit.WORKING_DAYS, True, False),
        (Unit.PEOPLE, "3", False),
        (Unit.SHARE, {"num": 2, "den": 3, "compare": "at_least"}, True),
        (Unit.SHARE, {"num": 1, "den": 1, "compare": "more_than"}, True),
        (Unit.SHARE, {"num": 4, "den": 3, "compare": "at_least"}, False),
        (Unit.SHARE, {"num": 0, "den": 3, "compare": "at_least"}, False),
        (Unit.SHARE, {"num": 2, "den": 3, "compare": "about"}, False),
        (Unit.SHARE, {"num": 2, "den": 3}, False),
        (Unit.SHARE, 2, False),
        (Unit.CODE, {"any": "structure"}, True),
    ],
)
def test_values_must_fit_their_unit(unit, value, fits):
    assert (problems_of([invented_rule((DAY_1, None, value), unit=unit)]) == []) is fits
