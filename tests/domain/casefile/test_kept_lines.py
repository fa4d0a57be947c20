"""What no record can keep is refused where the file is read, with its place and what to do."""

from copy import deepcopy

import pytest

from casefiles.papers import file_named
from ketnap.domain.casefile.format import (
    CasefileUnreadable,
    casefile_from_data,
    casefile_to_data,
)
from ketnap.domain.casefile.kept_lines import empty_facts

FILE = casefile_to_data(file_named("straight_path"))


@pytest.mark.parametrize(
    ("part", "name", "longest"),
    [("person", "full_name", 120), ("person", "workplace", 500), ("cell", "name", 200)],
)
def test_a_text_may_be_as_long_as_a_record_keeps_it(part, name, longest):
    for length in (longest, longest + 1):
        file = deepcopy(FILE)
        file[part][name] = "a" * length
        if length == longest:
            casefile_from_data(file)
            continue

        with pytest.raises(CasefileUnreadable) as refusal:
            casefile_from_data(file)

        assert refusal.value.place == f"$.{part}.{name}"
        assert str(longest) in refusal.value.vi


@pytest.mark.parametrize(("part", "name"), [("person", "full_name"), ("cell", "name")])
def test_a_name_says_something(part, name):
    file = deepcopy(FILE)
    file[part][name] = " \n"

    with pytest.raises(CasefileUnreadable) as refusal:
        casefile_from_data(file)

    assert (refusal.value.place, "hãy ghi tên" in refusal.value.vi) == (f"$.{part}.{name}", True)


def test_facts_left_empty_are_named():
    file = deepcopy(FILE)
    file["person"] |= {"religion": "", "workplace": " "}

    assert empty_facts(casefile_from_data(file).person) == ("religion", "workplace")


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+07:00", "9999-12-31T23:59:59+00:00"])
def test_a_moment_outside_the_calendar_is_refused_with_its_place(moment):
    file = deepcopy(FILE)
    file["steps"][0]["recorded_at"] = moment

    with pytest.raises(CasefileUnreadable) as refusal:
        casefile_from_data(file)

    assert refusal.value.place == "$.steps[0].recorded_at"
