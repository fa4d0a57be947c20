"""Hours and lists of names, as papers write them."""

from datetime import time

import pytest

from ketnap.domain.paperwork.words import hour_in_words, listed


@pytest.mark.parametrize(
    ("at", "said"), [(time(8), "08 giờ 00"), (time(14, 30), "14 giờ 30"), (time(0), "00 giờ 00")]
)
def test_an_hour_is_written_with_two_figures_on_either_side(at: time, said: str):
    assert hour_in_words(at) == said


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ((), ""),
        (("An",), "An"),
        (("An", "Bình"), "An và Bình"),
        (("An", "Bình", "Chi"), "An, Bình và Chi"),
    ],
)
def test_the_last_of_several_is_joined_by_a_word(names: tuple[str, ...], said: str):
    assert listed(names) == said
