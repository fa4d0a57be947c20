"""Every paper with a number is numbered from a register of the body that its head names."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from conftest import BEGINNING, today_actor
from ketnap.accounts.models import User
from ketnap.casefiles.operator import OPERATOR, acting_on_organisations
from ketnap.documents.issuing import issuer_of, issuing_body, register_of
from ketnap.documents.registers.document_types import load_document_types
from ketnap.documents.registers.services import TermOrder, begin_term
from ketnap.documents.sheets.load import load_sheets, sheet_of
from ketnap.domain.access import Held, Role
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


Found = Callable[..., Organisation]


@pytest.fixture
def found(db: None) -> Found:
    founder = acting_on_organisations(OPERATOR)

    def organisation(
        kind: OrganisationKind, name: str, below: Organisation | None = None
    ) -> Organisation:
        return create_organisation(kind, name, since=BEGINNING, actor=founder, parent=below)

    return organisation


def cell_below(body: Organisation, found: Found) -> Organisation:
    """A cell of a ministry whose people a body decides on."""
    base = found(OrganisationKind.GRASSROOTS_COMMITTEE, "Đảng ủy Bộ", body)
    cell = found(OrganisationKind.CELL, "Chi bộ Phòng", base)
    chain = ((base, ChainRole.PROPOSE), (body, ChainRole.DECIDE))
    set_chain(cell, chain, since=BEGINNING, actor=acting_on_organisations(OPERATOR))
    return cell


@pytest.mark.parametrize("code", ["9-KNĐ", "16-KNĐ"])
def test_a_decision_is_issued_by_the_body_that_decides(found: Found, code: str):
    bloc = found(OrganisationKind.SUPERIOR_COMMITTEE, "Đảng ủy Khối")
    cell = cell_below(bloc, found)

    assert issuing_body(cell, sheet_of(code).on(ON), on=ON) == bloc


def test_a_standing_committee_without_registers_numbers_its_papers_with_those_of_its_committee(
    found: Found, founder: User
):
    bloc = found(OrganisationKind.SUPERIOR_COMMITTEE, "Đảng ủy Khối")
    core = found(OrganisationKind.STANDING_COMMITTEE, "Ban Thường vụ Đảng ủy Khối", bloc)
    cell = cell_below(core, found)
    sheet, order = (
        sheet_of("9-KNĐ"),
        TermOrder(name="2025-2030", since=BEGINNING, document_types=("QĐ",)),
    )
    posts = tuple(
        Held(Role.COMMITTEE_OFFICER, organisation_id=body.pk, organisation_path=body.path)
        for body in (bloc, core)
    )
    keeper = replace(today_actor(founder), held=posts)

    begin_term(bloc, order, by=keeper)
    of_committee = register_of(cell, sheet, sheet.on(ON), on=ON)
    begin_term(core, order, by=keeper)
    of_core = register_of(cell, sheet, sheet.on(ON), on=ON)

    assert [register.term.organisation for register in (of_committee, of_core)] == [bloc, core]
