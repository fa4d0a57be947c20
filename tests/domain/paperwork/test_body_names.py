"""Heads and signatures by the names of bodies, in every way in which these are written."""

import pytest

from ketnap.domain.paperwork.body_names import (
    above_in_head,
    cell_named,
    chief_of,
    in_full,
    is_same_body,
    issuer_named,
    organisation_led_by,
    signed_for,
)

STANDING = "Ban Thường vụ"


@pytest.mark.parametrize(
    ("name", "full", "issuer", "authority"),
    [
        ("Ban Thường vụ Đảng ủy Khối", "Ban Thường vụ Đảng ủy Khối", "Đảng ủy Khối", STANDING),
        ("ban thường vụ  Đảng uỷ Khối", "Ban Thường vụ Đảng ủy Khối", "Đảng ủy Khối", STANDING),
        ("BTV ĐU Khối", "Ban Thường vụ Đảng ủy Khối", "Đảng ủy Khối", STANDING),
        ("BTV Tỉnh uỷ An", "Ban Thường vụ Tỉnh ủy An", "Tỉnh ủy An", STANDING),
        ("BCH Đảng bộ tỉnh An", "Ban Chấp hành Đảng bộ tỉnh An", "Tỉnh ủy An", "Tỉnh ủy"),
        ("Đảng bộ Cục", "Đảng bộ Cục", "Đảng ủy Cục", "Đảng ủy"),
        ("Đảng ủy Đảng bộ Cục", "Đảng ủy Đảng bộ Cục", "Đảng ủy Cục", "Đảng ủy"),
        ("Huyện ủy An", "Huyện ủy An", "Huyện ủy An", "Huyện ủy"),
        ("ĐU bộ phận Cục", "Đảng ủy bộ phận Cục", "Đảng ủy bộ phận Cục", "Đảng ủy bộ phận"),
        ("Chi ủy Chi bộ Vụ", "Chi ủy Chi bộ Vụ", "Chi bộ Vụ", "Chi bộ"),
        ("Chi ủy Vụ", "Chi ủy Vụ", "Chi bộ Vụ", "Chi bộ"),
        ("CB Vụ", "Chi bộ Vụ", "Chi bộ Vụ", "Chi bộ"),
        ("Chi bộ Ban Tổ chức", "Chi bộ Ban Tổ chức", "Chi bộ Ban Tổ chức", "Chi bộ"),
        ("Ban Tổ chức Đảng ủy Khối", "Ban Tổ chức Đảng ủy Khối", "Ban Tổ chức", ""),
        ("Ban Cán sự đảng Bộ", "Ban Cán sự đảng Bộ", "Ban Cán sự đảng Bộ", ""),
        ("", "", "", ""),
    ],
)
def test_a_name_tells_whose_head_and_for_whom_it_is_signed(
    name: str, full: str, issuer: str, authority: str
):
    assert (in_full(name), issuer_named(name), signed_for(name)) == (full, issuer, authority)


@pytest.mark.parametrize(
    ("name", "superior", "above"),
    [
        ("Huyện ủy An", "Tỉnh ủy Bình", "Đảng bộ tỉnh Bình"),
        ("Đảng ủy Cục", "BTV Đảng ủy Bộ", "Đảng bộ Bộ"),
        ("Chi bộ Vụ", "Đảng ủy bộ phận Khối", "Đảng bộ bộ phận Khối"),
        ("Đảng ủy Sở", "Thành ủy thành phố Chi", "Đảng bộ thành phố Chi"),
        ("Đảng ủy Sở", "Ban Cán sự đảng Bộ", "Ban Cán sự đảng Bộ"),
        ("Ban Tổ chức Đảng ủy Khối", "", "Đảng ủy Khối"),
        ("Ban Tổ chức", "Đảng ủy Khối", "Đảng ủy Khối"),
        ("Đảng ủy Cục", "", ""),
    ],
)
def test_above_a_body_stands_the_organisation_it_belongs_to(name: str, superior: str, above: str):
    assert above_in_head(name, superior) == above


def test_a_board_is_signed_for_by_its_chief_all_others_by_a_secretary():
    assert chief_of("BTC Tỉnh ủy") == "Trưởng Ban"
    assert chief_of("Đảng ủy Ban Tổ chức") == "Bí thư"


def test_names_of_one_body_are_told_whatever_the_capitals_tone_marks_and_short_forms():
    assert is_same_body("BTV đảng uỷ  Khối", "Ban Thường vụ Đảng ủy Khối")
    assert not is_same_body("Đảng ủy Khối", "Ban Thường vụ Đảng ủy Khối")
    assert organisation_led_by("BTV đảng uỷ Khối") == "Đảng bộ Khối"


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("Văn phòng", "Chi bộ Văn phòng"),
        ("Ban Tổ chức", "Chi bộ Ban Tổ chức"),
        ("Ban Tổ chức Đảng ủy Khối", "Chi bộ Ban Tổ chức Đảng ủy Khối"),
        ("Chi bộ Văn phòng", "Chi bộ Văn phòng"),
        ("CB Văn phòng", "CB Văn phòng"),
        ("Chi ủy Văn phòng", "Chi ủy Văn phòng"),
        ("Đảng bộ Cục", "Đảng bộ Cục"),
        ("", ""),
    ],
)
def test_a_cell_is_named_as_one_where_its_name_says_nothing_else(name: str, named: str):
    assert cell_named(name) == named
