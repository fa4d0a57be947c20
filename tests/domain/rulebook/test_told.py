"""What is wrong with the rules is told in both languages, with the same places."""

from datetime import date

from ketnap.domain.rulebook.errors import RulebookBroken
from ketnap.domain.rulebook.schema import DAY, WHOLE_NUMBER, Shape
from ketnap.domain.rulebook.told import Told


def test_a_problem_keeps_its_english_under_every_place():
    problem = Told("thiếu nguồn", "the source is missing").since(date(2024, 1, 1)).at("age_min")

    assert problem == "age_min: giá trị từ 2024-01-01: thiếu nguồn"
    assert problem.en == "age_min: value from 2024-01-01: the source is missing"


def test_what_does_not_fit_a_shape_is_told_in_english_too():
    shape = Shape(required={"from": DAY, "order": WHOLE_NUMBER})

    misfits = list(shape.misfits({"order": "1", "colour": "red"}))

    assert [each.en for each in misfits] == [
        "the key “from” is missing",
        "the key “order” must be a whole number",
        "unknown key “colour”",
    ]


def test_rules_that_cannot_be_used_are_listed_in_each_language():
    broken = RulebookBroken([Told("a.yaml: chưa có giá trị nào", "a.yaml: there is no value yet")])

    assert broken.vi.endswith("\na.yaml: chưa có giá trị nào")
    assert broken.en.endswith("\na.yaml: there is no value yet")
