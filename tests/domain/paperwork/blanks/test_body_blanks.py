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
        "deciding_superior": "Đảng bộ thành phố Hà Nội",
        "sectional_superior": None,
    }


def test_the_organisation_above_is_named_where_its_standing_committee_is_recorded():
    bodies = replace(BODIES, superior="Ban Thường vụ Đảng ủy Khối Nghiên cứu")

    assert value_of("cell_superior", material_of(bodies=bodies)) == "Đảng bộ Khối Nghiên cứu"


@pytest.mark.parametrize(
    ("deciding", "committee", "authority"),
    [
        ("Ban Thường vụ Đảng ủy Khối Nghiên cứu", "Đảng ủy Khối Nghiên cứu", "Ban Thường vụ"),
        ("BTV Đảng ủy Khối Nghiên cứu", "Đảng ủy Khối Nghiên cứu", "Ban Thường vụ"),
        ("Đảng ủy Bộ Khảo cứu", "Đảng ủy Bộ Khảo cứu", "Đảng ủy"),
        ("Huyện ủy An Khê", "Huyện ủy An Khê", "Huyện ủy"),
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


def test_an_appraisal_by_a_board_is_headed_by_it_and_signed_for_nobody():
    bodies = replace(BODIES, sectional="Ban Tổ chức Đảng ủy Khối Nghiên cứu")

    values = values_of(
        "sectional_superior sectional_issuer sectional_authority", material_of(bodies=bodies)
    )

    assert values == {
        "sectional_superior": "Đảng ủy Khối Nghiên cứu",
        "sectional_issuer": "Ban Tổ chức",
        "sectional_authority": None,
    }


@pytest.mark.parametrize(
    ("body", "issuer", "authority", "position"),
    [
        ("Ban Thường vụ Đảng ủy Khối", "Đảng ủy Khối", "Ban Thường vụ", "Bí thư"),
        ("Ban Tổ chức Đảng ủy Khối", "Ban Tổ chức", None, "Trưởng Ban"),
        ("Ban Cán sự đảng Bộ", "Ban Cán sự đảng Bộ", "Cấp ủy", "Bí thư"),
    ],
)
def test_the_report_of_a_body_is_signed_as_its_name_says(
    body: str, issuer: str, authority: str | None, position: str
):
    material = material_of(bodies=replace(BODIES, cell=body))

    assert values_of("cell_name committee_authority committee_signer_position", material) == {
        "cell_name": issuer,
        "committee_authority": authority,
        "committee_signer_position": position,
    }
