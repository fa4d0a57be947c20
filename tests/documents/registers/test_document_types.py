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


def test_types_are_read_in_the_order_of_the_file_with_their_names_and_sources():
    data = {"types": [type_row(), type_row(symbol="BC", name_en="report")], "bodies": [body_row()]}

    types = read_document_types(data)

    assert list(types.by_symbol) == ["NQ", "BC"]
    assert types.name_of("BC", "en") == "report"
    assert types.by_symbol["NQ"].confidence is Confidence.VERIFIED
    assert types.usual_symbol(OrganisationKind.CELL) == "CB"


def test_type_out_of_the_list_goes_by_its_symbol_and_a_body_without_one_has_none():
    types = read_document_types({"types": [], "bodies": []})

    assert types.name_of("XX", "vi") == "XX"
    assert types.usual_symbol(OrganisationKind.CELL) == ""


@pytest.mark.parametrize(
    ("types", "bodies", "problem"),
    [
        ([type_row(), type_row()], [], "thể loại 2: ký hiệu “NQ” đã có"),
        ([type_row(confidence="sure")], [], "thể loại 1: không có mức tin cậy “sure”"),
        ([{"symbol": "NQ"}], [], "thể loại 1: thiếu khóa “source”"),
        ([], [body_row(kind="club")], "cơ quan 1: không có loại tổ chức “club”"),
        ([], [body_row(symbol="cb")], "cơ quan 1: “cb” không thể là ký hiệu"),
    ],
)
def test_every_problem_of_the_file_is_named(types, bodies, problem):
    with pytest.raises(DocumentTypesBroken) as broken:
        read_document_types({"types": types, "bodies": bodies})

    assert problem in str(broken.value)


def test_file_of_the_product_can_be_read():
    types = load_document_types()

    assert {"NQ", "QĐ", "BC", "CV", "GM", "BB"} <= set(types.by_symbol)
    assert all(each.source for each in types.by_symbol.values())
    assert types.usual_symbol(OrganisationKind.GRASSROOTS_COMMITTEE) == "ĐU"
