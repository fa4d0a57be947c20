"""The names of bodies as headers and signatures spell them."""

from dataclasses import replace

import pytest

from domain.paperwork.materials import BODIES, material_of, value_of, values_of


def test_a_header_names_the_organisation_above_not_its_committee():
    bodies = replace(
        BODIES,
        grassroots_superior="Đảng ủy Khối Nghiên cứu",
        deciding_superior="Thành ủy Hà Nội",
    )

    values = values_of(
        "cell_superior grassroots_superior deciding_superior sectional_superior",
        material_of(bodies=bodies),
    )

    assert values == {
        "cell_superior": "Đảng bộ Cục Lưu trữ",
        "grassroots_superior": "Đảng bộ Khối Nghiên cứu",
        "deciding_superior": "Thành ủy Hà Nội",
        "sectional_superior": None,
    }


def test_the_organisation_above_is_named_where_its_standing_committee_is_recorded():
    bodies = replace(BODIES, superior="Ban Thường vụ Đảng ủy Khối Nghiên cứu")

    assert value_of("cell_superior", material_of(bodies=bodies)) == "Đảng bộ Khối Nghiên cứu"


@pytest.mark.parametrize(
    ("deciding", "committee", "authority"),
    [
        ("Ban Thường vụ Đảng ủy Khối Nghiên cứu", "Đảng ủy Khối Nghiên cứu", "Ban Thường vụ"),
        ("Đảng ủy Bộ Khảo cứu", "Đảng ủy Bộ Khảo cứu", "Đảng ủy"),
        ("", None, None),
    ],
)
def test_a_decision_is_issued_by_the_committee_and_signed_for_who_decided(
    deciding: str, committee: str | None, authority: str | None
):
    bodies = replace(BODIES, deciding=deciding)

    values = values_of("deciding_committee deciding_authority", material_of(bodies=bodies))

    assert values == {"deciding_committee": committee, "deciding_authority": authority}


def test_a_paper_goes_to_the_committee_of_the_cell_where_it_has_one():
    with_committee = material_of(bodies=replace(BODIES, has_committee=True))

    assert value_of("cell_addressed", with_committee) == "Chi ủy Chi bộ Văn phòng"
    assert value_of("cell_addressed", material_of()) == "Chi bộ Văn phòng"
