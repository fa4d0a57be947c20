"""Who helps in probation, when it ends, and what came before the decision on recognition."""

from datetime import date

from domain.casefile.build import step
from domain.paperwork.materials import material_of, value_of, values_of
from ketnap.domain.paperwork.material import MemberFacts

HELD_ON = date(2025, 1, 15)
CEREMONY = step("ceremony_held", HELD_ON)
HELPERS = "helper_name helper_assigned_on"


def test_whoever_was_charged_at_the_ceremony_helps_in_probation():
    before = step("mentor_assigned", "2023-02-06", mentor={"name": "Bình"})

    values = values_of(HELPERS, material_of(before, CEREMONY))

    assert list(values.values()) == [CEREMONY.mentor.name, HELD_ON]


def test_a_mentor_assigned_since_takes_the_place():
    later = step("mentor_assigned", "2025-06-02", mentor={"name": "Chi"})

    values = values_of(HELPERS, material_of(CEREMONY, later))

    assert list(values.values()) == ["Chi", date(2025, 6, 2)]


def test_an_assessment_by_somebody_else_leaves_the_day_of_assignment_open():
    assessed = step("mentor_assessed", "2026-01-12", mentor={"name": "Giang"})

    values = values_of(HELPERS, material_of(CEREMONY, assessed, about=assessed))

    assert list(values.values()) == ["Giang", None]


def test_who_helped_earlier_tells_of_his_own_charge_and_not_of_one_made_since():
    earlier = step("mentor_assigned", "2025-03-03", mentor={"name": "Bình"})
    later = step("mentor_assigned", "2025-06-02", mentor={"name": "Chi"})
    assessed = step("mentor_assessed", "2025-06-09", mentor={"name": "Bình"})

    values = values_of(HELPERS, material_of(CEREMONY, earlier, later, assessed, about=assessed))

    assert list(values.values()) == ["Bình", date(2025, 3, 3)]


def test_a_paper_names_nobody_charged_after_its_day():
    later = step("mentor_assigned", "2025-06-02", mentor={"name": "Chi"})

    before, on_the_day = (
        value_of("helper_name", material_of(CEREMONY, later, on=day))
        for day in (date(2025, 6, 1), date(2025, 6, 2))
    )

    assert (before, on_the_day) == (CEREMONY.mentor.name, "Chi")


def test_nobody_helps_in_probation_before_the_ceremony():
    assert set(values_of(HELPERS, material_of()).values()) == {None}


def test_facts_of_the_helper_come_from_the_register_where_the_step_has_none():
    born_on, official_on = date(1980, 1, 2), date(2010, 3, 4)
    members = {"Bình": MemberFacts(born_on=born_on, official_on=official_on)}
    ceremony = step("ceremony_held", HELD_ON, mentor={"name": "Bình"})

    material = material_of(ceremony, members=members)

    assert value_of("helper_born_on", material) == born_on
    assert value_of("helper_official_on", material) == official_on


def test_the_person_is_a_probationer_from_the_day_of_the_ceremony():
    day_before = material_of(CEREMONY, on=date(2025, 1, 14))
    on_the_day = material_of(CEREMONY, on=HELD_ON)

    assert value_of("is_probationer", day_before) is None
    assert value_of("is_probationer", on_the_day) == "có"


def test_recognition_rests_on_the_grassroots_committee_and_not_on_one_above_it():
    cell = step("cell_voted", "2025-12-01", matter="recognition", resolution="09-NQ/CB")
    base = step("committee_voted", "2025-12-10", matter="recognition", body="Đảng ủy cơ sở")
    above = step(
        "committee_voted",
        "2025-12-20",
        matter="recognition",
        level="standing",
        body="Ban Thường vụ",
    )

    material = material_of(cell, base, above)

    assert value_of("recognition_resolution", material) == "09-NQ/CB"
    assert value_of("recognition_committee", material) == "Đảng ủy cơ sở"
    assert value_of("recognition_committee_resolved_on", material) == date(2025, 12, 10)
