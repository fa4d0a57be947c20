"""That somebody moved away, as a certificate of it tells: only as far as records tell it."""

from datetime import date

from domain.casefile.build import step
from domain.paperwork.materials import material_of, value_of
from ketnap.domain.casefile.replay import replay
from ketnap.domain.paperwork.about import steps_behind
from ketnap.domain.paperwork.material import Material

LISTED = step("listed_as_sympathiser", "2024-01-08")
ADMITTED = step("ceremony_held", "2025-02-03")


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
