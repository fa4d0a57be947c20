"""The bodies above a cell as papers of a day name them."""

from datetime import date

from conftest import BEGINNING
from ketnap.casefiles.operator import OPERATOR, acting_on_organisations
from ketnap.documents.sources.cell_records import CellRecords
from ketnap.organisations.models import ChainRole, Organisation, OrganisationKind
from ketnap.organisations.services import create_organisation, move, rename, seat, set_chain

ON = date(2026, 1, 15)


FOUNDER = acting_on_organisations(OPERATOR)


def found(kind: OrganisationKind, name: str, below: Organisation | None = None) -> Organisation:
    return create_organisation(kind, name, since=BEGINNING, actor=FOUNDER, parent=below)


def test_each_body_of_the_chain_is_named_with_the_one_above_it(db: None):
    bloc = found(OrganisationKind.SUPERIOR_COMMITTEE, "Đảng ủy Khối")
    standing = found(OrganisationKind.STANDING_COMMITTEE, "Ban Thường vụ Đảng ủy Khối", bloc)
    base = found(OrganisationKind.GRASSROOTS_COMMITTEE, "Đảng ủy Bộ", bloc)
    section = found(OrganisationKind.SECTIONAL_COMMITTEE, "Đảng ủy bộ phận Cục", base)
    cell = found(OrganisationKind.CELL, "Chi bộ Phòng", section)
    chain = (
        (section, ChainRole.APPRAISE),
        (base, ChainRole.PROPOSE),
        (standing, ChainRole.DECIDE),
    )
    set_chain(cell, chain, since=BEGINNING, actor=FOUNDER)

    bodies = CellRecords(cell).bodies_on(ON)

    assert (bodies.cell, bodies.superior) == ("Chi bộ Phòng", "Đảng ủy bộ phận Cục")
    assert (bodies.sectional, bodies.sectional_superior) == ("Đảng ủy bộ phận Cục", "Đảng ủy Bộ")
    assert (bodies.grassroots, bodies.grassroots_superior) == ("Đảng ủy Bộ", "Đảng ủy Khối")
    # A standing committee issues papers as the committee it belongs to, which is at the top here.
    assert (bodies.deciding, bodies.deciding_superior) == ("Ban Thường vụ Đảng ủy Khối", "")


def test_a_committee_that_decides_itself_is_also_the_grassroots_one(
    cell: Organisation, superior: Organisation
):
    bodies = CellRecords(cell).bodies_on(ON)

    assert bodies.grassroots == bodies.deciding != ""
    assert bodies.sectional == bodies.sectional_superior == ""


def test_each_body_dates_its_papers_from_its_own_seat(db: None):
    bloc = found(OrganisationKind.SUPERIOR_COMMITTEE, "Đảng ủy Khối")
    standing = found(OrganisationKind.STANDING_COMMITTEE, "Ban Thường vụ Đảng ủy Khối", bloc)
    base = found(OrganisationKind.GRASSROOTS_COMMITTEE, "Đảng ủy Bộ", bloc)
    section = found(OrganisationKind.SECTIONAL_COMMITTEE, "Đảng ủy bộ phận Cục", base)
    cell = found(OrganisationKind.CELL, "Chi bộ Phòng", section)
    set_chain(
        cell,
        (
            (section, ChainRole.APPRAISE),
            (base, ChainRole.PROPOSE),
            (standing, ChainRole.DECIDE),
        ),
        since=BEGINNING,
        actor=FOUNDER,
    )
    for body, place in ((bloc, "Hà Nội"), (base, "Huế"), (cell, "Đà Nẵng")):
        seat(body, place, on=BEGINNING, actor=FOUNDER)

    bodies = CellRecords(cell).bodies_on(ON)

    assert (bodies.seat, bodies.sectional_seat) == ("Đà Nẵng", "Huế")
    assert (bodies.grassroots_seat, bodies.deciding_seat) == ("Huế", "Hà Nội")


def test_a_cell_without_a_seat_dates_its_papers_from_that_of_the_body_above_it_on_the_day(db: None):
    earlier = found(OrganisationKind.GRASSROOTS_COMMITTEE, "Đảng ủy Cục")
    later = found(OrganisationKind.GRASSROOTS_COMMITTEE, "Đảng ủy Viện")
    seat(earlier, "Hà Nội", on=BEGINNING, actor=FOUNDER)
    seat(later, "Cần Thơ", on=BEGINNING, actor=FOUNDER)
    cell = found(OrganisationKind.CELL, "Chi bộ Phòng", earlier)
    move(cell, later, on=date(2026, 1, 1), actor=FOUNDER)

    records = CellRecords(Organisation.objects.get(pk=cell.pk))

    assert records.bodies_on(date(2025, 12, 31)).seat == "Hà Nội"
    assert records.bodies_on(date(2026, 1, 1)).seat == "Cần Thơ"


def test_a_cell_called_by_its_place_alone_is_named_as_a_cell(db: None):
    base = found(OrganisationKind.GRASSROOTS_COMMITTEE, "Đảng ủy Cục")
    cell = found(OrganisationKind.CELL, "Hành chính", base)
    rename(cell, "Chi bộ Văn phòng", on=date(2025, 1, 1), actor=FOUNDER)

    records = CellRecords(cell)

    assert records.bodies_on(date(2024, 12, 31)).cell == "Chi bộ Hành chính"
    assert records.bodies_on(ON).cell == "Chi bộ Văn phòng"
    assert [name for _since, name in records.names] == ["Chi bộ Hành chính", "Chi bộ Văn phòng"]
