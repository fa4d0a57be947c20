"""The types of documents are data: complete, each once, each with a source."""

import pytest

from ketnap.documents.registers.document_types import (
    DocumentTypesBroken,
    load_document_types,
    read_document_types,
)
from ketnap.domain.rulebook import Confidence
from ketnap.organisations.models import OrganisationKind


def type_row(**other: str) -> dict[str, str]:
    usual = {
        "symbol": "NQ",
        "name_vi": "nghị quyết",
        "name_en": "resolution",
        "confidence": "verified",
        "source": "1-QĐ/XX, 01/01/2030",
    }
    return usual | other


def body_row(**other: str) -> dict[str, str]:
    usual = {
        "kind": "cell",
        "symbol": "CB",
        "confidence": "recalled",
        "source": "1-QĐ/XX, 01/01/2030",
    }
    return usual | other


def committee_row(**other: str) -> dict[str, str]:
    usual = {
        "word": "Tỉnh ủy",
        "symbol": "TU",
        "confidence": "recalled",
        "source": "1-QĐ/XX, 01/01/2030",
    }
    return usual | other


def test_types_are_read_in_the_order_of_the_file_with_their_names_and_sources():
    data = {"types": [type_row(), type_row(symbol="BC", name_en="report")], "bodies": [body_row()]}
    data["committees"] = []

    types = read_document_types(data)

    assert list(types.by_symbol) == ["NQ", "BC"]
    assert types.name_of("BC", "en") == "report"
    assert types.by_symbol["NQ"].confidence is Confidence.VERIFIED
    assert types.usual_symbol(OrganisationKind.CELL, "Chi bộ Vụ") == "CB"


def test_type_out_of_the_list_goes_by_its_symbol_and_a_body_without_one_has_none():
    types = read_document_types({"types": [], "bodies": [], "committees": []})

    assert types.name_of("XX", "vi") == "XX"
    assert types.usual_symbol(OrganisationKind.CELL, "Chi bộ Vụ") == ""


@pytest.mark.parametrize(
    ("types", "bodies", "committees", "problem"),
    [
        ([type_row(), type_row()], [], [], "thể loại 2: ký hiệu “NQ” đã có"),
        ([type_row(confidence="sure")], [], [], "thể loại 1: không có mức tin cậy “sure”"),
        ([{"symbol": "NQ"}], [], [], "thể loại 1: thiếu khóa “source”"),
        ([], [body_row(kind="club")], [], "cơ quan 1: không có loại tổ chức “club”"),
        ([], [body_row(symbol="cb")], [], "cơ quan 1: “cb” không thể là ký hiệu"),
        ([], [], [committee_row(symbol="tu")], "cấp ủy 1: “tu” không thể là ký hiệu"),
        ([], [], [committee_row(word="Câu lạc bộ")], "không có cấp ủy nào gọi là “Câu lạc bộ”"),
    ],
)
def test_every_problem_of_the_file_is_named(types, bodies, committees, problem):
    with pytest.raises(DocumentTypesBroken) as broken:
        read_document_types({"types": types, "bodies": bodies, "committees": committees})

    assert problem in str(broken.value)


def test_file_of_the_product_can_be_read():
    types = load_document_types()

    assert {"NQ", "QĐ", "BC", "CV", "GM", "BB"} <= set(types.by_symbol)
    assert all(each.source for each in types.by_symbol.values())


@pytest.mark.parametrize(
    ("kind", "name", "symbol"),
    [
        (OrganisationKind.CELL, "Chi bộ Đảng ủy Khối", "CB"),
        (OrganisationKind.SECTIONAL_COMMITTEE, "Đảng ủy bộ phận Khối", "ĐUBP"),
        (OrganisationKind.GRASSROOTS_COMMITTEE, "Đảng ủy Bộ", "ĐU"),
        (OrganisationKind.GRASSROOTS_COMMITTEE, "Cấp ủy Bộ", "ĐU"),
        (OrganisationKind.SUPERIOR_COMMITTEE, "Tỉnh uỷ An", "TU"),
        (OrganisationKind.SUPERIOR_COMMITTEE, "Cấp ủy An", ""),
        (OrganisationKind.STANDING_COMMITTEE, "BTV Thành ủy An", "TU"),
        (OrganisationKind.STANDING_COMMITTEE, "Ban Thường vụ Đảng ủy Khối", "ĐU"),
        (OrganisationKind.ORGANISING_BOARD, "Ban Tổ chức Đảng ủy Khối", "BTCĐU"),
    ],
)
def test_the_usual_symbol_of_a_body_is_that_of_the_committee_its_papers_are_headed_by(
    kind: OrganisationKind, name: str, symbol: str
):
    assert load_document_types().usual_symbol(kind, name) == symbol
