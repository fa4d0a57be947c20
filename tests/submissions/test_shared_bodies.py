"""A body that several cells send to: who of whom finds the files that wait with it."""

import pytest

from conftest import BEGINNING, today_actor
from ketnap.casefiles.operator import OPERATOR, acting_on_organisations
from ketnap.domain.access import Role
from ketnap.organisations.models import ChainRole, OrganisationKind
from ketnap.organisations.services import create_organisation, move, set_chain
from ketnap.submissions.queries import inbox, waiting_below
from ketnap.submissions.services import send_up

from .conftest import CHAIN_SINCE, TODAY, Files

pytestmark = pytest.mark.django_db

EVERYWHERE = acting_on_organisations(OPERATOR)


@pytest.fixture
def of_both_cells(files, an, dung, seen, people, upper):
    """Minh's file with the body outside the line; Lan's below it; Sơn's, of another cell, with it."""
    minh, lan = files.voted_on("Đỗ Quang Minh"), files.voted_on("Hồ Thị Lan")
    other_cell = create_organisation(
        OrganisationKind.CELL, "Chi bộ Viện", since=BEGINNING, actor=EVERYWHERE
    )
    set_chain(other_cell, [(upper, ChainRole.DECIDE)], since=CHAIN_SINCE, actor=EVERYWHERE)
    giang = today_actor(people.user("bi-thu-khac", Role.CELL_SECRETARY, other_cell))
    son = Files(people, other_cell, giang).voted_on("Lý Văn Sơn")
    for case, by in ((minh, an), (lan, an), (son, giang)):
        send_up(case.pk, by=by, seen_seq=seen(case), today=TODAY)
    reason = "cấp ủy đã cho ý kiến ngoài cuộc họp"
    send_up(minh.pk, by=dung, seen_seq=seen(minh), today=TODAY, override_reason=reason)
    return minh, lan, son


def told(actor):
    """By cell, whose files wait, and whether the reader sees the cell itself."""
    return {
        row.name: ({way.case for way in row.files}, row.is_below)
        for row in waiting_below(actor, on=TODAY)
    }


def test_a_body_outside_the_line_is_told_of_the_files_that_lie_with_it_and_no_others(
    of_both_cells, hoa_user
):
    minh, _lan, son = of_both_cells
    hoa = today_actor(hoa_user)

    assert told(hoa) == {"Chi bộ Văn phòng": ({minh}, False), "Chi bộ Viện": ({son}, False)}
    assert {line.way.case for line in inbox(hoa, on=TODAY)} == {minh, son}


def test_the_committee_of_the_line_is_told_of_all_its_cells_and_of_no_other(of_both_cells, dung):
    minh, lan, _son = of_both_cells

    assert told(dung) == {"Chi bộ Văn phòng": ({minh, lan}, True)}
    assert {line.way.case for line in inbox(dung, on=TODAY)} == {lan}


def test_a_cell_is_told_of_nothing_above_it(of_both_cells, an):
    assert told(an) == {}


def test_a_file_lies_with_the_body_of_the_chain_and_not_with_a_namesake_above(
    of_both_cells, people, superior
):
    minh, lan, _son = of_both_cells
    kind = OrganisationKind.SUPERIOR_COMMITTEE
    namesake = create_organisation(kind, "Ban Thường vụ Đảng ủy", since=BEGINNING, actor=EVERYWHERE)
    move(superior, namesake, on=CHAIN_SINCE, actor=EVERYWHERE)
    above = today_actor(people.user("khoi", Role.COMMITTEE_OFFICER, namesake))

    assert {
        line.way.case for line in inbox(above, on=TODAY) if line.body_id == namesake.pk
    } == set()
    assert told(above) == {"Chi bộ Văn phòng": ({minh, lan}, True)}
