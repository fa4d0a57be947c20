"""When a step about to be recorded looks like one that tells of the same paper already."""

from dataclasses import replace
from datetime import date

import pytest

from domain.casefile.build import step
from ketnap.domain.casefile.same_paper import number_of, repeats_in

ON = date(2018, 4, 3)
LISTED = step("listed_as_sympathiser", ON, resolution="Số 03-NQ/CB")


def test_the_same_step_day_and_number_is_the_same_paper():
    recorded = replace(LISTED, seq=4)
    typed = step("listed_as_sympathiser", ON, resolution="03-NQ/CB")

    [repeat] = repeats_in([typed], [recorded])

    assert (repeat.place, repeat.step, repeat.earlier) == (0, typed, recorded)


def test_a_number_as_a_word_processor_writes_it_is_of_the_same_paper():
    typed = step("listed_as_sympathiser", ON, resolution="03 – NQ / CB")

    assert [repeat.earlier for repeat in repeats_in([typed], [LISTED])] == [LISTED]


@pytest.mark.parametrize(
    "other",
    [
        step("listed_as_sympathiser", date(2018, 4, 4), resolution="03-NQ/CB"),
        step("listed_as_sympathiser", ON, resolution="04-NQ/CB"),
        step("mentor_assigned", ON, mentor={"name": "Lê Thị Hoà"}, resolution="03-NQ/CB"),
    ],
)
def test_another_step_day_or_number_is_another_paper(other):
    assert repeats_in([LISTED], [other]) == ()


def test_without_a_number_only_the_same_in_everything_is_the_same_paper():
    by_hoa, by_nam = (
        step("mentor_assessed", ON, mentor={"name": name}) for name in ("Lê Thị Hoà", "Bùi Nam")
    )

    repeats = repeats_in([by_hoa, by_nam, by_hoa], [])

    assert [(repeat.place, repeat.earlier) for repeat in repeats] == [(2, by_hoa)]


def test_number_is_told_without_the_word_before_it():
    assert number_of(LISTED) == "03-NQ/CB"
    assert number_of(step("application_filed", ON)) == ""
    assert number_of(None) == ""
