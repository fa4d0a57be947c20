"""What came before a paper: up to its own day, and no further."""

from datetime import date

from domain.casefile.build import step
from domain.paperwork.materials import ON, material_of, value_of, values_of


def test_what_came_later_than_the_paper_is_not_on_it():
    before = step("listed_as_sympathiser", "2025-01-06", resolution="Số 03-NQ/CB")
    after = step("file_opened", "2026-01-16")

    values = values_of("listed_on listing_resolution file_opened_on", material_of(before, after))

    assert values == {
        "listed_on": date(2025, 1, 6),
        "listing_resolution": "03-NQ/CB",
        "file_opened_on": None,
    }


def test_a_certificate_of_an_earlier_round_counts():
    steps = (
        step("listed_as_sympathiser", "2020-01-06"),
        step("course_certified", "2022-05-10", certificate="0123/GCN"),
        step("withdrawn", "2023-01-09"),
        step("listed_as_sympathiser", "2024-01-08"),
    )

    values = values_of("certificate certified_on listed_on", material_of(*steps))

    assert values == {
        "certificate": "0123/GCN",
        "certified_on": date(2022, 5, 10),
        "listed_on": date(2024, 1, 8),
    }


def test_the_vote_of_a_standing_committee_is_no_proposal():
    grassroots = step("committee_voted", "2026-01-05", resolution="07-NQ/ĐU")
    standing = step(
        "committee_voted", "2026-01-12", level="standing", body="Ban Thường vụ", resolution=None
    )

    values = values_of(
        "admission_committee admission_committee_resolution", material_of(grassroots, standing)
    )

    assert values == {
        "admission_committee": "Đảng ủy cơ sở",
        "admission_committee_resolution": "07-NQ/ĐU",
    }


def test_a_refusal_is_no_admission_decision():
    refused = step("decided", "2026-01-12", outcome="refused")

    assert value_of("admission_decision", material_of(refused)) is None


def test_a_decision_carries_the_day_of_the_ceremony_that_came_after_it():
    decided = step("decided", ON)
    held = step("ceremony_held", "2026-02-03")

    values = values_of("admitted_on probation_months", material_of(decided, held, about=decided))

    assert values == {"admitted_on": date(2026, 2, 3), "probation_months": 12}
