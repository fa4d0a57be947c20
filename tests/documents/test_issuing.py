"""Every paper with a number is numbered from a register of the body that its head names."""

from datetime import date

import pytest

from conftest import BEGINNING
from ketnap.casefiles.operator import OPERATOR, acting_on_organisations
from ketnap.documents.issuing import issuer_of, issuing_body
from ketnap.documents.registers.document_types import load_document_types
from ketnap.documents.sheets.load import load_sheets, sheet_of
from ketnap.domain.paperwork.sheet import Header, Sheet, Version
from ketnap.organisations.models import ChainRole, Organisation, OrganisationKind
from ketnap.organisations.services import create_organisation, set_chain

ON = date(2026, 1, 15)
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"


def has_a_party_number(version: Version) -> bool:
    heads = [block for block in version.blocks if isinstance(block, Header)]
    return any(head.number and PARTY in head.heading for head in heads)


NUMBERED = [
    pytest.param(sheet, version, id=f"{sheet.code}-{version.valid_from}")
    for sheet in load_sheets().values()
    for version in sheet.versions
    if has_a_party_number(version)
]


@pytest.mark.parametrize(("sheet", "version"), NUMBERED)
def test_a_paper_with_a_number_has_an_issuer_and_a_type_of_register(sheet: Sheet, version: Version):
    assert issuer_of(version)
    assert sheet.register_type in load_document_types().by_symbol


@pytest.mark.parametrize("code", ["9-KNĐ", "16-KNĐ"])
def test_a_decision_is_issued_by_the_body_that_decides(db: None, code: str):
    founder = acting_on_organisations(OPERATOR)

    def found(kind: OrganisationKind, name: str, below: Organisation | None) -> Organisation:
        return create_organisation(kind, name, since=BEGINNING, actor=founder, parent=below)

    bloc = found(OrganisationKind.SUPERIOR_COMMITTEE, "Đảng ủy Khối", None)
    base = found(OrganisationKind.GRASSROOTS_COMMITTEE, "Đảng ủy Bộ", bloc)
    cell = found(OrganisationKind.CELL, "Chi bộ Phòng", base)
    chain = ((base, ChainRole.PROPOSE), (bloc, ChainRole.DECIDE))
    set_chain(cell, chain, since=BEGINNING, actor=founder)

    assert issuing_body(cell, sheet_of(code).on(ON), on=ON) == bloc
