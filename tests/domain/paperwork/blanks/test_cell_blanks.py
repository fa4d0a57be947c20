"""The cell that took a step is named on papers of later cells too."""

from datetime import date

import pytest

from domain.casefile.build import step
from domain.paperwork.materials import BODIES, material_of, value_of

LISTED = step("listed_as_sympathiser", "2024-01-08")
VOTED = step("cell_voted", "2024-10-07", matter="admission")
ADMITTED = step("ceremony_held", "2025-02-03")
PROPOSED = step("cell_voted", "2025-02-10", matter="recognition")
CAME = {"direction": "in", "other": "Chi bộ Kế hoạch"}


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("listed_at", LISTED),
        ("admission_cell", VOTED),
        ("admitted_at", ADMITTED),
        ("recognition_cell", PROPOSED),
    ],
)
def test_the_cell_of_a_step_is_the_one_the_person_came_from_since(name, taken):
    came_before = step("transferred", "2023-01-09", **CAME)
    came_since = step("transferred", "2025-06-02", **CAME)

    assert value_of(name, material_of(taken)) == BODIES.cell
    assert value_of(name, material_of(came_before, taken)) == BODIES.cell
    assert value_of(name, material_of(taken, came_since)) == "Chi bộ Kế hoạch"
    # On papers of days before the move too: they are of the cell that was left.
    assert value_of(name, material_of(taken, came_since, on=taken.on)) == "Chi bộ Kế hoạch"


def test_a_vote_taken_again_after_the_move_is_of_the_cell_that_took_it():
    came = step("transferred", "2024-12-02", **CAME)
    again = step("cell_voted", "2025-01-06", matter="admission")

    both = material_of(VOTED, came, again)
    before = material_of(VOTED, came, again, on=date(2024, 12, 16))

    assert value_of("admission_cell", both) == BODIES.cell
    assert value_of("admission_cell", before) == "Chi bộ Kế hoạch"


NAMES = ((date(2020, 1, 1), "Chi bộ Hành chính"), (date(2024, 11, 1), BODIES.cell))


@pytest.mark.parametrize(
    ("voted_on", "called"),
    [
        ("2019-12-31", "Chi bộ Hành chính"),
        ("2024-10-31", "Chi bộ Hành chính"),
        ("2024-11-01", BODIES.cell),
    ],
)
def test_a_vote_of_a_renamed_cell_is_of_the_name_it_bore_that_day(voted_on, called):
    voted = step("cell_voted", voted_on, matter="admission")

    material = material_of(voted, cell_names=NAMES)

    assert value_of("admission_cell", material) == called


def test_the_cell_that_was_left_keeps_the_name_that_was_recorded():
    came = step("transferred", "2025-06-02", **CAME)

    material = material_of(VOTED, came, cell_names=NAMES)

    assert value_of("admission_cell", material) == "Chi bộ Kế hoạch"
