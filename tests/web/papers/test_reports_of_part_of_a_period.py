"""The report of a cell on the first part of a period asks of the whole who is due next, as the screen does."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse

from ketnap.documents.sheets.load import sheet_of
from ketnap.web.papers.period import period_in

pytestmark = pytest.mark.django_db

ON = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("asked", "last_due"),
    [
        ({}, "31/12/2027"),
        ({"start": "2026-01-01", "end": "2026-11-28"}, "31/12/2027"),
        ({"start": "2026-07-01", "end": "2026-11-28", "whole": "2026-12-31"}, "30/6/2027"),
        ({"start": "2026-10-01", "end": "2026-10-31"}, "30/11/2026"),
        ({"start": "2026-10-01", "end": "2026-10-31", "whole": "2026-10-01"}, "30/11/2026"),
    ],
)
def test_who_is_due_next_is_asked_of_the_whole_period(rf, cell, asked, last_due):
    period = period_in(rf.get("/", asked), on=ON)
    repeated = period_in(rf.get("/", period.query), on=ON)

    (draft,) = period.drafts(cell, sheet_of("BC-NK"))

    assert draft.material.facts["due_next_to"] == last_due
    assert repeated == period


def test_the_page_of_figures_leads_to_the_report_of_the_whole_quarter(browser, cell):
    asked = {"on": "2024-11-28", "period": "quarter-2024-10-01"}
    page = browser.get(reverse("figures"), asked).content.decode()

    paper = reverse("cell_paper", args=[cell.pk, "bc-nk", "0"])
    address = page[page.index(paper) :].split('"', 1)[0].replace("&amp;", "&")
    query = parse_qs(urlsplit(address).query)
    assert (query["end"], query["whole"]) == (["2024-11-28"], ["2024-12-31"])
