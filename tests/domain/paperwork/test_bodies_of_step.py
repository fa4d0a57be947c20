"""A paper names the bodies of its step as recorded, and those of its day for the rest."""

from dataclasses import replace
from datetime import date

import pytest

from domain.casefile.build import casefile, step
from domain.paperwork.materials import BODIES
from ketnap.domain.casefile.replay import replay
from ketnap.domain.casefile.steps import Step
from ketnap.domain.paperwork.bodies_of_step import bodies_as_recorded, cell_left_since

CHAIN = replace(
    BODIES,
    grassroots="Đảng ủy Cơ quan",
    grassroots_superior="Đảng ủy Khối",
    grassroots_seat="Huế",
    deciding="Ban Thường vụ Đảng ủy Khối",
    deciding_superior="Thành ủy",
    deciding_seat="Hà Nội",
    sectional="Đảng ủy bộ phận Cục",
    sectional_superior="Đảng ủy Cơ quan",
    sectional_seat="Huế",
)
LISTED = step("listed_as_sympathiser", "2024-01-08")
CAME = {"direction": "in", "other": "Chi bộ Kế hoạch"}
WENT = {"direction": "out", "other": "Chi bộ Kế hoạch"}


def cell_of_the_listing(*moves: Step) -> str:
    steps = casefile(LISTED, *moves).steps
    return cell_left_since(steps[0], replay(steps, on=date.max))


def test_a_step_was_taken_in_the_cell_left_since():
    came = step("transferred", "2025-06-02", **CAME)
    came_again = step("transferred", "2025-09-01", direction="in", other="Chi bộ Tài vụ")

    assert cell_of_the_listing() == ""
    assert cell_of_the_listing(came) == "Chi bộ Kế hoạch"
    assert cell_of_the_listing(came, came_again) == "Chi bộ Kế hoạch"


def test_whoever_came_back_was_of_this_cell_before():
    went, came = (
        step("transferred", "2025-03-03", **WENT),
        step("transferred", "2025-06-02", **CAME),
    )

    assert cell_of_the_listing(went) == ""
    assert cell_of_the_listing(went, came) == ""


def test_a_file_that_was_taken_over_has_the_parting_and_the_coming():
    went = step("transferred", "2025-03-03", direction="out", other="Chi bộ Văn phòng")
    came = step("transferred", "2025-06-02", **CAME)

    assert cell_of_the_listing(went, came) == "Chi bộ Kế hoạch"


def test_a_committee_that_the_chain_does_not_name_is_taken_from_its_vote():
    voted = step("committee_voted", "2026-01-12", body="Đảng ủy Khác")

    named = bodies_as_recorded(CHAIN, voted)

    assert named == replace(
        CHAIN, grassroots="Đảng ủy Khác", grassroots_superior="", grassroots_seat=""
    )


def test_a_body_that_decided_for_another_is_taken_from_its_decision():
    decided = step("decided", "2026-01-12", body="Đảng ủy Khác")

    named = bodies_as_recorded(CHAIN, decided)

    assert named == replace(CHAIN, deciding="Đảng ủy Khác", deciding_superior="", deciding_seat="")


def test_a_grassroots_committee_that_decided_has_its_own_superior_and_seat():
    decided = step("decided", "2026-01-12", body="Đảng ủy Cơ quan")

    named = bodies_as_recorded(CHAIN, decided)

    assert named == replace(
        CHAIN,
        deciding="Đảng ủy Cơ quan",
        deciding_superior="Đảng ủy Khối",
        deciding_seat="Huế",
    )


def test_a_committee_that_decided_instead_of_its_core_stays_below_and_where_it_is():
    decided = step("decided", "2026-01-12", body="Đảng ủy Khối")

    assert bodies_as_recorded(CHAIN, decided) == replace(CHAIN, deciding="Đảng ủy Khối")


@pytest.mark.parametrize(
    "taken",
    [
        step("decided", "2026-01-12", body="ban thường vụ  Đảng ủy khối"),
        step("committee_voted", "2026-01-12", body="Đảng ủy cơ quan"),
        step("committee_voted", "2026-01-12", body="Ban Thường vụ Khác", level="standing"),
        step("appraised", "2026-01-12", body="Đảng ủy bộ phận cục"),
        LISTED,
    ],
    ids=["decided", "voted", "standing", "appraised", "listed"],
)
def test_the_chain_stands_where_the_record_names_the_same_or_nobody(taken: Step):
    assert bodies_as_recorded(CHAIN, taken) == CHAIN
