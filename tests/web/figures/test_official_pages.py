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
