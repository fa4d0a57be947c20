"""The report of a committee is a paper like others: numbered, printed, signed, remembered."""

import html

import pytest
from django.urls import reverse

from conftest import today_actor
from ketnap.documents.papers.models import Paper
from ketnap.documents.registers.services import TermOrder, begin_term
from web.conftest import days_ago

pytestmark = pytest.mark.django_db

YEAR = "?period=year-2024-01-01"


@pytest.fixture
def officer(client_of, committee_officer):
    """Dũng's browser."""
    return client_of(committee_officer)


@pytest.fixture
def address(superior):
    """Where a page about the report of 2024 is."""
    return lambda name: reverse(name, args=[superior.pk, "bc-cu", "0"]) + YEAR


@pytest.fixture
def register(superior, committee_officer):
    """The register of reports that the committee keeps."""
    begin_term(
        superior,
        TermOrder(
            name="Nhiệm kỳ này",
            since=days_ago(400),
            document_types=("BC",),
            body_symbol="ĐU",
        ),
        by=today_actor(committee_officer),
    )


def shown(reader, way) -> str:
    return html.unescape(reader.get(way).content.decode())


def test_the_report_counts_what_the_figures_were_asked_for(officer, address):
    page = shown(officer, address("committee_paper"))

    assert "01/01/2024" in page
    assert "31/12/2024" in page


def test_the_report_takes_its_number_from_the_register_of_the_committee(officer, address, register):
    answer = officer.post(address("committee_number_paper"))

    assert "01-BC/ĐU" in html.unescape(answer.content.decode())
    assert Paper.objects.get().number.text == "01-BC/ĐU"


def test_the_report_is_remembered_from_print_to_file(officer, address, register, superior):
    officer.post(address("committee_number_paper"))
    officer.post(address("committee_print_paper"))
    signature = {"name": "Bùi Xuân Nam", "position": "Bí thư", "on": f"{days_ago(0):%d/%m/%Y}"}
    officer.post(address("committee_sign_paper"), signature)
    paper = Paper.objects.get()
    way = reverse("committee_file_paper", args=[superior.pk, paper.pk])
    officer.post(way, {"kept_at": "tủ A2"})

    assert [event.deed for event in paper.events.order_by("pk")] == [
        "drafted",
        "printed",
        "signed",
        "filed",
    ]
    assert (paper.number.state, paper.number.settled_on) == ("issued", days_ago(0))


def test_reports_of_two_periods_are_two_papers(officer, address, superior):
    officer.post(address("committee_print_paper"))

    other = reverse("committee_paper", args=[superior.pk, "bc-cu", "0"]) + "?period=year-2023-01-01"
    assert "Ghi đã ký" in shown(officer, address("committee_paper"))
    assert Paper.objects.count() == 1
    officer.post(other.replace("bc-cu/0/", "bc-cu/0/in/"))
    assert Paper.objects.count() == 2


def test_the_list_of_its_papers_leads_back_to_the_figures(officer, superior):
    page = shown(officer, reverse("committee_papers", args=[superior.pk]) + YEAR)

    assert "Báo cáo của cấp ủy" in page
    assert f"{reverse('figures')}?period=year-2024-01-01&organisation={superior.pk}" in page


def test_who_does_not_work_for_the_committee_finds_no_report(reader, client_of, stranger, address):
    assert reader.get(address("committee_paper")).status_code == 404
    assert client_of(stranger).get(address("committee_paper")).status_code == 404


def test_a_cell_has_no_report_of_a_committee(officer, cell):
    way = reverse("committee_paper", args=[cell.pk, "bc-cu", "0"])

    assert officer.get(way).status_code == 404


def test_the_report_does_not_call_a_committee_a_cell(officer, address):
    page = shown(officer, address("committee_paper"))

    assert "Tên đảng ủy cơ sở" in page
    assert "Tên chi bộ" not in page
