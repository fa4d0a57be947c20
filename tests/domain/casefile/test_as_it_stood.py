"""A case file taken out as of a past day holds what counted up to it."""

from dataclasses import replace
from datetime import date

from casefiles.papers import file_named, listed, nominated, reviewed, step, voided
from ketnap.domain.casefile.as_it_stood import as_it_stood
from ketnap.domain.casefile.steps import TakenRun

DAY = date(2024, 1, 8)
LATER = date(2024, 1, 9)


def file_of(*steps, taken=()):
    numbered = tuple(replace(step, seq=seq) for seq, step in enumerate(steps, start=1))
    return replace(file_named("straight_path"), steps=numbered, taken_over=taken)


def test_steps_count_as_they_were_corrected_and_are_numbered_anew():
    moved = step("corrected", LATER, corrects=3, reason="nhầm ngày", replacement={
        "kind": "listed_as_sympathiser", "on": LATER.isoformat(), "resolution": "3"})  # fmt: skip
    file = file_of(
        reviewed(DAY), reviewed(LATER), listed(DAY), nominated(DAY), voided(1, DAY), moved
    )

    stood = as_it_stood(file, on=DAY)

    assert stood.steps == (replace(nominated(DAY), seq=1),)
    assert as_it_stood(file, on=LATER) == file


def test_steps_that_another_cell_recorded_are_named_by_their_new_numbers():
    taken = (TakenRun(first_seq=1, last_seq=3), TakenRun(first_seq=5, last_seq=5))
    file = file_of(
        reviewed(LATER), nominated(DAY), listed(DAY), reviewed(DAY), reviewed(LATER), taken=taken
    )

    assert as_it_stood(file, on=DAY).taken_over == (TakenRun(first_seq=1, last_seq=2),)
