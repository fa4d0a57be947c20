"""Every number of cells leads to a list of as many cells, for whoever may see their cases."""

import re
from datetime import date
from html import unescape
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from casefiles.papers import listed

pytestmark = pytest.mark.django_db

YEAR = {"period": "year-2024-01-01", "months": "3"}
NUMBER_OF_CELLS = re.compile(r'<a href="([^"]*/chi-bo/[^"]+)"[^>]*>(\d+)</a>')


@pytest.fixture
def officer(client_of, committee_officer):
    return client_of(committee_officer)


def numbers_of_cells(browser, body, **query):
    address = f"{reverse('figures')}?{urlencode({**YEAR, 'organisation': body.pk, **query})}"
    return [
        (unescape(href), int(number))
        for href, number in NUMBER_OF_CELLS.findall(browser.get(address).content.decode())
    ]


def rows_in(browser, href):
    page = browser.get(href)
    assert page.status_code == 200
    return page.content.decode().count('<tr role="row">') - 1


def test_a_list_has_as_many_cells_as_its_number_says(year_of_work, officer, superior):
    found = numbers_of_cells(officer, superior)

    assert {href.partition("/chi-bo/")[2].partition("/")[0] for href, _number in found} == {
        "quiet",
        "source",
        "admitting",
    }
    assert [(href, rows_in(officer, href)) for href, _number in found] == found


def test_a_cell_with_somebody_on_the_list_alone_has_not_admitted(
    cases, other_cases, officer, superior
):
    cases.open("Vũ Thu Hà", listed(date(2024, 2, 1)))

    found = {
        href.partition("/chi-bo/")[2].partition("/")[0]
        for href, _ in numbers_of_cells(officer, superior)
    }
    page = officer.get(
        reverse("figure_cells", args=["source"]), {**YEAR, "organisation": superior.pk}
    )

    assert "admitting" not in found
    assert page.content.decode().count('<tr role="row">') - 1 == 1
    assert "Chi bộ Kế hoạch" not in page.content.decode().partition("<table")[2]


@pytest.mark.parametrize("code", ["quiet", "source", "admitting"])
def test_a_copy_for_readers_outside_and_a_cell_have_no_such_list(
    code, year_of_work, officer, browser, superior, cell
):
    outside = {**YEAR, "organisation": superior.pk, "outside": "on"}

    of_outside = officer.get(reverse("figure_cells", args=[code]), outside)
    of_cell = browser.get(reverse("figure_cells", args=[code]), {**YEAR, "organisation": cell.pk})

    assert (of_outside.status_code, of_cell.status_code) == (404, 404)
    assert numbers_of_cells(officer, superior, outside="on") == []


def test_a_copy_for_readers_outside_names_no_cell_long_without_an_admission(
    year_of_work, officer, superior
):
    asked = {**YEAR, "organisation": superior.pk}

    inside = officer.get(reverse("figures"), asked).content.decode()
    outside = officer.get(reverse("figures"), {**asked, "outside": "on"}).content.decode()

    for words in ("Kết nạp gần nhất", "tháng trở lên"):
        assert (words in inside, words in outside) == (True, False)
    assert "Chi bộ có nguồn trong kỳ" in outside


def test_so_few_cells_that_admitted_do_not_tell_outside_how_few_people_were_admitted(
    year_of_work, officer, superior
):
    def admitting(**more):
        query = {**YEAR, "organisation": superior.pk, **more}
        page = officer.get(reverse("figures"), query).content.decode()
        row = page.partition("Chi bộ đã kết nạp")[2].partition("</tr>")[0]
        return re.sub(r"<[^>]+>", " ", row).split()

    # Two cells that admitted somebody would tell that just two were admitted, which is left out.
    assert admitting() == ["2"]
    assert admitting(outside="on") == ["không", "nêu"]
    assert admitting(outside="on", period="year-2020-01-01") == ["0"]


def test_a_list_of_a_body_that_is_none_of_the_readers_business_does_not_exist(
    year_of_work, browser, superior
):
    page = browser.get(
        reverse("figure_cells", args=["quiet"]), {**YEAR, "organisation": superior.pk}
    )

    assert page.status_code == 404
