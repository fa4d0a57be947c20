"""Cells that ended or were moved: in which coverage, parts and lists they still stand."""

from datetime import date

import pytest

from casefiles.papers import listed, step
from conftest import BEGINNING, today_actor
from ketnap.casefiles.operator import OPERATOR, acting_on_organisations
from ketnap.casefiles.queries import CountBy, Figure
from ketnap.casefiles.queries.counted_people import Asked
from ketnap.casefiles.services import open_casefile, record_steps
from ketnap.domain.figures import Coverage, Span
from ketnap.figures.admissions import (
    admitting_cells,
    cells_without_admission,
    due_for_recognition,
)
from ketnap.figures.parts import parts_below
from ketnap.organisations.models import Organisation, OrganisationKind
from ketnap.organisations.services import create_organisation, end_organisation, move

pytestmark = pytest.mark.django_db

MENTOR = {"name": "Lê Thị Chi", "official_on": "2010-01-01"}
MOVED_ON = date(2024, 7, 1)


def year(number: int) -> Span:
    return Span(date(number, 1, 1), date(number, 12, 31))


def admitted(on: date):
    return (
        step("cv_certified", date(2024, 1, 8), by="Đảng ủy cơ sở"),
        step("decided", on, matter="admission", outcome="approved", decision="41-QĐ", body="ĐU"),
        step("ceremony_held", on, place="Hội trường", mentor=MENTOR),
    )


@pytest.fixture
def case_of(people, cell, secretary):
    """Opens the case of somebody of the cell and records steps, whatever they lack."""

    def opened(full_name, *steps):
        by = today_actor(secretary)
        case = open_casefile(people.person(cell, full_name), cell, by=by)
        record_steps(case.pk, steps, by=by, seen_seq=0, override_reason="ghi bổ sung")
        return case

    return opened


@pytest.fixture
def everywhere():
    return acting_on_organisations(OPERATOR)


@pytest.fixture
def elsewhere(everywhere):
    """A body in another tree."""
    return create_organisation(
        OrganisationKind.GRASSROOTS_COMMITTEE, "Đảng ủy Viện", since=BEGINNING, actor=everywhere
    )


def coverage(body: Organisation, span: Span) -> Coverage:
    return admitting_cells(body.path, span, CountBy.DECISION)


def parts(body: Organisation, span: Span) -> dict[int | None, int]:
    asked = Asked(path=body.path, start=span.start, end=span.end, figures=[Figure.ADMITTED])
    found = parts_below(body, asked, on=span.end)
    return {part.organisation_id: part.counts.get(Figure.ADMITTED, 0) for part in found}


def test_a_cell_that_had_ended_has_no_source_and_no_row_any_more(
    case_of, cell, other_cell, superior, administrator
):
    case_of("Đỗ Quang Minh", listed(date(2023, 6, 1)))
    before = (coverage(superior, year(2024)), parts(superior, year(2024)))

    end_organisation(cell, on=date(2024, 10, 1), actor=administrator)

    assert before == (Coverage(0, 1), {cell.pk: 0, other_cell.pk: 0})
    assert (coverage(superior, year(2024)), parts(superior, year(2024))) == before
    assert coverage(superior, year(2025)) == Coverage(0, 0)
    assert parts(superior, year(2025)) == {other_cell.pk: 0}


def test_a_moved_cell_stands_in_the_coverage_and_parts_of_where_it_stood(
    case_of, cell, other_cell, superior, elsewhere, everywhere
):
    case_of("Đỗ Quang Minh", listed(date(2023, 6, 1)), *admitted(date(2024, 3, 4)))
    case_of("Vũ Thu Hà", listed(date(2024, 6, 1)), *admitted(date(2024, 9, 9)))
    case_of("Lý Văn Sơn", listed(date(2023, 6, 1)))

    move(cell, elsewhere, on=MOVED_ON, actor=everywhere)

    elsewhere.refresh_from_db()
    assert [coverage(body, year(2023)).with_source for body in (superior, elsewhere)] == [1, 0]
    assert [coverage(body, year(2024)) for body in (superior, elsewhere)] == [Coverage(1, 1)] * 2
    assert [coverage(body, year(2025)) for body in (superior, elsewhere)] == [
        Coverage(0, 0),
        Coverage(0, 1),
    ]
    assert parts(superior, year(2024)) == {cell.pk: 1, other_cell.pk: 0}
    assert parts(elsewhere, year(2024)) == {cell.pk: 1}
    assert (parts(elsewhere, year(2023)), parts(superior, year(2025))) == ({}, {other_cell.pk: 0})


def test_who_becomes_due_and_which_cell_is_quiet_is_asked_where_the_cell_stands_that_day(
    case_of, cell, other_cell, superior, elsewhere, everywhere
):
    case_of("Đỗ Quang Minh", listed(date(2023, 6, 1)), *admitted(date(2024, 3, 4)))
    move(cell, elsewhere, on=MOVED_ON, actor=everywhere)
    elsewhere.refresh_from_db()

    def due(body, on):
        return due_for_recognition(body.path, year(2025), on=on).count()

    def quiet(body, on):
        found = cells_without_admission(body.path, on=on, months=12, count_by=CountBy.DECISION)
        return {each.organisation_id: each.last_on for each in found}

    day_before = date(2024, 6, 30)
    assert [due(body, day_before) for body in (superior, elsewhere)] == [1, 0]
    assert [due(body, MOVED_ON) for body in (superior, elsewhere)] == [0, 1]
    assert quiet(superior, date(2025, 6, 1)) == {other_cell.pk: None}
    assert quiet(elsewhere, date(2025, 6, 1)) == {cell.pk: date(2024, 3, 4)}
