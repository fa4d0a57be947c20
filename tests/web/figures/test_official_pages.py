"""The page of official tables and its workbook."""

import io
from datetime import date

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from casefiles.papers import listed, step

pytestmark = pytest.mark.django_db

YEAR = {"period": "year-2024-01-01"}


def admitted(name, cases, **facts):
    return cases.open(
        name,
        listed(date(2023, 6, 1)),
        step("cv_certified", date(2024, 1, 8), by="Đảng ủy cơ sở"),
        step(
            "decided",
            date(2024, 3, 4),
            matter="admission",
            outcome="approved",
            decision="41-QĐ",
            body="Đảng ủy",
        ),
        **facts,
    )


def test_the_tables_say_that_their_shape_is_unconfirmed(cases, browser):
    admitted("Đỗ Quang Minh", cases)

    page = browser.get(reverse("official_tables"), YEAR).content.decode()

    assert "2-BTCTW. Đảng viên mới kết nạp" in page
    assert "40-HD/BTCTW" in page
    assert "ghi tay" in page


def test_the_workbook_counts_what_the_page_counts(cases, browser):
    admitted("Đỗ Quang Minh", cases, sex="male")
    admitted("Vũ Thu Hà", cases)

    response = browser.get(reverse("official_workbook"), YEAR)

    sheet = load_workbook(io.BytesIO(response.content))["2-BTCTW"]
    lines = {sheet.cell(line, 1).value: sheet.cell(line, 2).value for line in range(7, 12)}
    assert (lines["Tổng số kết nạp trong kỳ"], lines["Trong đó nữ"]) == (2, 1)
    assert response["Content-Disposition"].endswith('.xlsx"')


def test_a_cell_draws_its_report_up_for_the_same_period_and_a_committee_has_none(
    cases, browser, client_of, committee_officer, superior, cell
):
    admitted("Đỗ Quang Minh", cases)
    report = reverse("cell_paper", args=[cell.pk, "bc-nk", "0"])
    days = f"{report}?start=2024-01-01&amp;end=2024-12-31"

    of_cell = browser.get(reverse("figures"), YEAR).content.decode()
    otherwise = browser.get(reverse("figures"), {**YEAR, "count_by": "ceremony", "known": "on"})
    of_body = client_of(committee_officer).get(reverse("figures"), YEAR).content.decode()

    assert f'{days}"' in of_cell
    assert f"{days}&amp;count_by=ceremony&amp;known=on" in otherwise.content.decode()
    assert browser.get(days.replace("&amp;", "&")).status_code == 200
    assert "bc-nk" not in of_body
    assert reverse("official_workbook") in of_body


def test_a_copy_for_outside_tells_of_no_small_group(cases, browser):
    admitted("Đỗ Quang Minh", cases, sex="male")
    admitted("Vũ Thu Hà", cases)
    outside = {**YEAR, "outside": "on"}

    inside_page = browser.get(reverse("figures"), YEAR).content.decode()
    pages = [
        browser.get(reverse(name), outside).content.decode()
        for name in ("figures", "figure_pictures", "official_tables")
    ]
    book = browser.get(reverse("official_workbook"), outside).content
    file = browser.get(reverse("figure_file", args=["years", "csv"]), outside).content.decode()

    assert "Tuổi bình quân:" in inside_page
    assert "Tuổi bình quân:" not in pages[0]
    assert all("không nêu" in page for page in pages)
    assert not any("figure=admitted" in page for page in (pages[1], pages[2]))
    assert "outside=on" in pages[0]
    sheet = load_workbook(io.BytesIO(book))["2-BTCTW"]
    assert {sheet.cell(line, 2).value for line in range(7, 40)} == {None}
    assert "không nêu" in file
