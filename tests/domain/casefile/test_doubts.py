"""What an imported file says that is hardly so is told, and keeps nothing out."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from casefiles.papers import file_named
from ketnap.domain.casefile.doubts import Doubts, doubts_about

FILE = file_named("straight_path")
LAST = max(step.on for step in FILE.steps)
NONE = Doubts(facts=(), steps_to_come=())


@pytest.mark.parametrize("full_name", ["12345", "NguyÔn V¨n An"])
def test_a_name_that_nobody_bears_is_doubtful(full_name):
    file = replace(FILE, person=replace(FILE.person, full_name=full_name))

    assert doubts_about(file, on=LAST) == replace(NONE, facts=("full_name",))


@pytest.mark.parametrize(("before", "facts"), [(-1, ("born_on",)), (0, ("born_on",)), (1, ())])
def test_a_day_of_birth_comes_before_the_day_of_the_import(before, facts):
    file = replace(FILE, person=replace(FILE.person, born_on=LAST - timedelta(days=before)))

    assert doubts_about(file, on=LAST) == replace(NONE, facts=facts)


def test_steps_after_the_day_of_the_import_are_yet_to_come():
    late = [step.seq for step in FILE.steps if step.on == LAST]

    assert doubts_about(FILE, on=LAST) == NONE
    found = doubts_about(FILE, on=LAST - timedelta(days=1))
    assert found == replace(NONE, steps_to_come=tuple(late))
    assert doubts_about(FILE, on=date.max) == NONE
