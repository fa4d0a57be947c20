"""The JSON Schema of the interchange format takes what the readers take, and refuses what they refuse."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from casefiles.papers import all_files
from ketnap.domain.casefile.format import CasefileUnreadable, casefile_to_data, step_from_data
from ketnap.domain.casefile.json_schema import casefile_schema, step_schema
from ketnap.domain.casefile.steps import STEP_CLASSES

STEP = Draft202012Validator(step_schema())
FILE = Draft202012Validator(casefile_schema())


def steps_of_all_files() -> list[dict[str, Any]]:
    return [
        {key: value for key, value in step.items() if key not in {"seq", "recorded_at"}}
        for file in all_files().values()
        for step in casefile_to_data(file)["steps"]
    ]


def test_every_example_file_fits():
    for name, file in all_files().items():
        assert list(FILE.iter_errors(casefile_to_data(file))) == [], name


def test_every_step_fits_by_exactly_one_kind():
    wrong = [step for step in steps_of_all_files() if not STEP.is_valid(step)]

    assert wrong == []


def test_every_kind_has_its_schema():
    kinds = {each["properties"]["kind"]["enum"][0] for each in step_schema()["oneOf"]}

    assert kinds == {kind.value for kind in STEP_CLASSES}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda step: step | {"mood": "good"},
        lambda step: {key: value for key, value in step.items() if key != "on"},
        lambda step: step | {"on": "2/5/2024"},
        lambda step: step | {"kind": "thought_about"},
    ],
    ids=["unknown key", "no day", "day in another shape", "unknown kind"],
)
def test_what_the_readers_refuse_the_schema_refuses(spoil):
    for step in map(spoil, steps_of_all_files()):
        assert not STEP.is_valid(step)
        with pytest.raises(CasefileUnreadable):
            step_from_data(step)
