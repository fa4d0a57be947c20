"""The report of a committee is taken from its figures, by whoever sees the cases below."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db

YEAR = {"period": "year-2024-01-01"}


def report(client, kind="docx", **query):
    return client.get(reverse("period_report", args=[kind]), {**YEAR, **query})


def test_an_officer_takes_the_report_from_the_page_of_figures(
    year_of_work, client_of, committee_officer, superior
):
    browser = client_of(committee_officer)
    page = browser.get(reverse("figures"), YEAR).content.decode()

    files = [report(browser, kind) for kind in ("docx", "pdf")]

    assert reverse("period_report", args=["docx"]) in page
    assert [file.content[:4] for file in files] == [b"PK\x03\x04", b"%PDF"]


def test_a_copy_for_outside_and_a_cell_have_no_such_report(
    year_of_work, client_of, committee_officer, browser
):
    assert report(client_of(committee_officer), outside="on").status_code == 404
    assert report(client_of(committee_officer), kind="exe").status_code == 404
    assert report(browser).status_code == 404


def test_a_stranger_takes_no_report_of_a_committee(client_of, stranger, superior):
    assert report(client_of(stranger), organisation=superior.pk).status_code == 404
