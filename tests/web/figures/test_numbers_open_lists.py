"""Every number on the pages of figures leads to a list with as many rows, for whoever may see it."""

import io
import re
from datetime import date
from html import unescape
from urllib.parse import urlencode

import docx
import pytest
from django.db import connection
from django.urls import reverse

from ketnap.audit.models import AccessEntry
from ketnap.casefiles.operator import OPERATOR, acting_on_organisations
from ketnap.organisations.models import OrganisationKind
from ketnap.organisations.services import create_organisation, move
from ketnap.people.models import Person
from ketnap.web.cases import exporting
from ketnap.web.people import persons

pytestmark = pytest.mark.django_db

YEAR = {"period": "year-2024-01-01"}
PAGES = ("figures", "figure_pictures", "official_tables")
NOTE = re.compile(r'<span class="kn-card-note"><a href="([^"]+)">(\d+) [^<]+</a>')
LINK = re.compile(r'<a href="([^"]*(?:number|figure)=[^"]+)"[^>]*>(\d+)</a>')


def latest_deed():
    """What the access log says of the list that was taken out last."""
    noted = AccessEntry.objects.filter(object_kind="case_list").latest("pk")
    return noted.detail.partition(" ngày")[0]


def numbers_on(browser, page, **query):
    response = browser.get(f"{reverse(page)}?{urlencode({**YEAR, **query})}")
    assert response.status_code == 200
    return [
        (unescape(href), int(number)) for href, number in LINK.findall(response.content.decode())
    ]


def rows_behind(browser, href):
    page = browser.get(href)
    assert page.status_code == 200, href
    return page.content.decode().count('<tr role="row">') - 1


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("reader", ["secretary", "committee_officer"])
def test_a_list_has_as_many_rows_as_its_number_says(page, reader, year_of_work, client_of, request):
    browser = client_of(request.getfixturevalue(reader))

    found = numbers_on(browser, page)

    assert len(found) > 10
    assert [(href, rows_behind(browser, href)) for href, _ in found] == found


def test_a_number_in_the_note_of_a_chart_has_its_list(year_of_work, browser):
    page = browser.get(f"{reverse('figure_pictures')}?{urlencode(YEAR)}").content.decode()

    found = NOTE.findall(page)

    assert len(found) == 2  # cases followed at the end, people admitted over the years
    for href, number in found:
        assert rows_behind(browser, unescape(href)) == int(number)


def test_bridges_stages_and_official_tables_all_have_lists(year_of_work, browser):
    names = {
        href.partition("number=")[2].partition("&")[0]
        for page in PAGES
        for href, _number in numbers_on(browser, page)
    }

    assert {
        "followed.opening",
        "followed.came",
        "followed.came.begun",
        "followed.left.removed",
        "followed.closing",
        "members.opening",
        "members.came.admitted",
        "members.left.left",
        "members.closing",
        "standing.listed",
        "ended.listed",
        "passed.listed.closed",
        "put_forward_by.unit",
        "table.0.1-BTCTW",
        "table.0.2-BTCTW",
        "table.0.3-BTCTW",
    } <= names


def test_a_list_behind_a_number_is_narrowed_further_and_taken_out_as_it_is(year_of_work, browser):
    href = next(
        href for href, _ in numbers_on(browser, "figures") if "number=followed.came&" in href
    )

    narrowed = browser.get(f"{href}&q=son").content.decode()
    file = browser.post(href.replace("/ho-so/", "/ho-so/xuat/"), {"format": "csv"})

    assert ("Lý Văn Sơn" in narrowed, "Vũ Thu Hà" in narrowed) == (True, False)
    names = file.content.decode()
    assert ("Lý Văn Sơn" in names, "Vũ Thu Hà" in names) == (True, True)
    assert "Đỗ Quang Minh" not in names


def test_a_list_is_taken_out_as_word_with_what_it_is_narrowed_to(year_of_work, browser, cell):
    period = f"organisation={cell.pk}&start=2024-01-01&end=2024-12-31"

    file = browser.post(f"/ho-so/xuat/?number=followed.came&{period}", {"format": "docx"})

    document = docx.Document(io.BytesIO(file.content))
    (table,) = document.tables
    assert [row.cells[1].text for row in table.rows] == ["Họ và tên", "Vũ Thu Hà", "Lý Văn Sơn"]
    assert "Hồ sơ đang theo dõi: tăng" in document.paragraphs[1].text
    assert latest_deed() == "danh sách 2 hồ sơ"


@pytest.mark.parametrize(("most", "status"), [(2, 200), (1, 422)])
def test_a_long_list_is_not_written_as_word_but_leads_to_excel(
    year_of_work, browser, cell, monkeypatch, most, status
):
    monkeypatch.setattr(exporting, "MOST_ROWS", most)
    address = (
        f"/ho-so/xuat/?number=followed.came&organisation={cell.pk}&start=2024-01-01&end=2024-12-31"
    )

    answer = browser.post(address, {"format": "docx"})
    as_excel = browser.post(address, {"format": "xlsx"})

    assert (answer.status_code, as_excel.status_code) == (status, 200)
    refused = status == 422
    assert (
        "Hãy chọn Excel, hoặc lọc danh sách" in answer.content.decode(errors="ignore")
    ) is refused
    noted = AccessEntry.objects.filter(object_kind="case_list", detail__endswith="docx")
    assert noted.exists() is not refused


def test_cases_of_an_organisation_are_those_of_all_below_it(
    year_of_work, client_of, committee_officer, superior, cell
):
    browser = client_of(committee_officer)

    whole = browser.get(f"/ho-so/?below={superior.pk}").content.decode()
    own = browser.get(f"/ho-so/?below={cell.pk}").content.decode()

    assert ("Bùi Xuân Nam" in whole, "Vũ Thu Hà" in whole) == (True, True)
    assert ("Bùi Xuân Nam" in own, "Vũ Thu Hà" in own) == (False, True)


@pytest.mark.parametrize(
    "address",
    [
        "/ho-so/?number=followed.closing&{period}",
        "/dang-vien/so/?number=members.closing&{period}",
        "/ho-so/?below={cell}",
    ],
)
def test_a_stranger_finds_no_list_of_another_cell(year_of_work, client_of, stranger, cell, address):
    period = f"organisation={cell.pk}&start=2024-01-01&end=2024-12-31"
    asked = address.format(period=period, cell=cell.pk)

    assert client_of(stranger).get(asked).status_code == 404


def test_a_part_of_a_whole_that_the_reader_may_not_see_is_not_found(
    year_of_work, client_of, secretary, committee_officer, cell, superior
):
    asked = f"figure=listed&organisation={cell.pk}&start=2024-01-01&end=2024-12-31"
    address = f"/ho-so/?{asked}&part_of={superior.pk}"

    above = client_of(committee_officer).get(address)

    assert "mỗi người chỉ tính ở nơi được đếm đầu tiên trong kỳ" in above.content.decode()
    assert client_of(secretary).get(f"/ho-so/?{asked}").status_code == 200
    assert client_of(secretary).get(address).status_code == 404


@pytest.mark.parametrize(
    "number",
    [
        "followed",
        "followed.sideways",
        "followed.came.invented",
        "followed.came.removed",
        "followed.came.begun.begun",
        "members.left.admitted",
        "members.came.invented",
        "standing.nowhere",
        "table.99.1-BTCTW",
        "table.x.1-BTCTW",
        "table.0.none",
        "passed.listed",
        "put_forward_by.nobody",
        "due.x",
        "unheard",
    ],
)
def test_a_number_that_no_page_shows_is_not_found(browser, cell, number):
    query = f"number={number}&organisation={cell.pk}&start=2024-01-01&end=2024-12-31"

    assert browser.get(f"/ho-so/?{query}").status_code == 404


@pytest.mark.parametrize("wrong", [{"end": "2023-12-31"}, {"known": "x"}])
def test_a_figure_that_no_page_shows_has_no_list_and_not_that_of_all_cases(browser, cell, wrong):
    asked = {"figure": "listed", "organisation": cell.pk, "start": "2024-01-01"}
    asked["end"] = "2024-12-31"

    assert browser.get(reverse("cases"), asked).status_code == 200
    assert browser.get(reverse("cases"), {**asked, **wrong}).status_code == 404


def test_a_list_of_members_says_how_many_are_kept_elsewhere_now(
    year_of_work, browser, cell, other_cell
):
    asked = f"number=members.opening&organisation={cell.pk}&start=2024-01-01&end=2024-12-31"
    before = browser.get(f"/dang-vien/so/?{asked}").content.decode()

    Person.objects.filter(full_name="Hồ Thị Lan").update(cell=other_cell)

    after = browser.get(f"/dang-vien/so/?{asked}").content.decode()
    told = "1 người nay do nơi khác giữ hồ sơ nên không hiện."
    assert ("Hồ Thị Lan" in before, told in before) == (True, False)
    assert ("Hồ Thị Lan" in after, told in after) == (False, True)
    assert "viết ít chữ hơn" not in browser.get(f"/dang-vien/so/?{asked}&q=khong").content.decode()


@pytest.mark.parametrize("number", ["figure=listed", "number=standing.listed"])
def test_a_list_of_cases_says_how_many_belong_elsewhere_since_their_cell_moved(
    year_of_work, committee_officer, client_of, superior, cell, number
):
    browser = client_of(committee_officer)
    asked = f"{number}&organisation={superior.pk}&start=2024-01-01&end=2024-12-31"
    before = browser.get(f"/ho-so/?{asked}").content.decode()
    everywhere = acting_on_organisations(OPERATOR)
    kind, since = OrganisationKind.GRASSROOTS_COMMITTEE, date(2015, 1, 1)
    body = create_organisation(kind, "Đảng ủy Viện", since=since, actor=everywhere)

    move(cell, body, on=date(2025, 1, 1), actor=everywhere)

    after = browser.get(f"/ho-so/?{asked}").content.decode()
    told = "hồ sơ nay thuộc nơi khác nên không hiện."
    assert (told in before, told in after) == (False, True)


def test_a_list_of_members_binds_none_of_them_by_itself(year_of_work, browser, cell, monkeypatch):
    member = Person.objects.get(full_name="Hồ Thị Lan")
    behind = [member.pk, *range(10_000, 15_000)]
    monkeypatch.setattr(persons, "members_behind", lambda number: behind)
    period = f"organisation={cell.pk}&start=2024-01-01&end=2024-12-31"
    bound = []

    def count(execute, sql, params, many, context):
        bound.append(len(params or ()))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        page = browser.get(f"/dang-vien/so/?number=members.closing&{period}").content.decode()

    assert "Hồ Thị Lan" in page
    assert page.count('<tr role="row">') == 1 + 1
    assert max(bound) < 100


def test_a_copy_for_outside_has_no_lists(year_of_work, browser):
    assert [found for page in PAGES for found in numbers_on(browser, page, outside="on")] == []
