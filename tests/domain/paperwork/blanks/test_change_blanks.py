"""Where a step was taken, and that somebody moved away: only as far as records tell it."""

from datetime import date

import pytest

from domain.casefile.build import step
from domain.paperwork.materials import BODIES, material_of, value_of
from ketnap.domain.casefile.replay import replay
from ketnap.domain.paperwork.about import steps_behind
from ketnap.domain.paperwork.material import Material

LISTED = step("listed_as_sympathiser", "2024-01-08")
ADMITTED = step("ceremony_held", "2025-02-03")
CAME = {"direction": "in", "other": "Chi bộ Kế hoạch"}


@pytest.mark.parametrize(
    ("name", "taken"),
    [("listed_at", LISTED), ("admitted_at", ADMITTED)],
    ids=["listed", "admitted"],
)
def test_the_cell_of_a_step_is_the_one_the_person_came_from_since(name, taken):
    came_before = step("transferred", "2023-01-09", **CAME)
    came_since = step("transferred", "2025-06-02", **CAME)

    assert value_of(name, material_of(taken)) == BODIES.cell
    assert value_of(name, material_of(came_before, taken)) == BODIES.cell
    assert value_of(name, material_of(taken, came_since)) == "Chi bộ Kế hoạch"
    # On papers of days before the move too: they are of the cell that was left.
    assert value_of(name, material_of(taken, came_since, on=taken.on)) == "Chi bộ Kế hoạch"


def about_the_move(*steps) -> Material | None:
    found = steps_behind("transfer_out", replay(material_of(*steps).case.steps, on=date.max))
    return material_of(*steps, about=found[0]) if found else None


def test_an_applicant_who_moves_away_is_certified_as_one():
    moved = step("transferred", "2024-09-02")

    material = about_the_move(LISTED, moved)

    assert value_of("moved_on", material) == date(2024, 9, 2)
    assert value_of("moved_to", material) == "Chi bộ Kế hoạch"


def test_nobody_is_certified_as_an_applicant_without_a_move_or_once_admitted():
    moved = step("transferred", "2025-09-02")

    assert about_the_move(LISTED) is None
    assert about_the_move(LISTED, ADMITTED, moved) is None
    assert value_of("moved_on", material_of(LISTED, ADMITTED)) is None
